"""The peers of a Kommune: which ones it may be compared with, and what is known of each. Pure, table -> table."""

from collections.abc import Mapping

import pandas as pd

from data.metrics.one_kommune import REPORTED, without_few
from data.metrics.ozg import ONLINE
from data.metrics.sizes import size_class
from data.quantities import MISSING, Quantity, as_columns, exact, listed, ratio, total_by
from loaders import territory

LIMITS = (5_000, 10_000, 20_000, 50_000)
"""Inhabitants at which a size class of peers begins: those of `data.metrics.sizes` but the last, for few are larger."""

BY_SIZE, BY_KREIS = "Gleiche Art und Größe", "Gleicher Kreis"
"""The ways to choose peers."""

PERSONS = 1_000
"""Participants are compared per so many inhabitants."""


def ways(key: str) -> tuple[str, ...]:
    """How peers of this Kommune can be chosen: a Landkreis or a kreisfreie Stadt shares its Kreis with nobody."""
    kind = territory.kind_of(key)
    return (BY_SIZE,) if kind in ("Landkreis", "kreisfreie Stadt") else (BY_SIZE, BY_KREIS)


def peers(key: str, way: str) -> pd.DataFrame:
    """The Kommune itself, then its peers, those with the most similar number of inhabitants first.

    Columns of `territory.kommunen`. Same art and size class, or the other Städte and Gemeinden of the Kreis.
    """
    table = territory.kommunen()
    me = table[table["key"].eq(key)].iloc[0]
    if way == BY_KREIS:
        alike = table["kreis"].eq(me["kreis"]) & table["art"].ne("Landkreis")
    else:
        classes = [size_class(number, LIMITS) for number in table["einwohner"]]
        alike = table["art"].eq(me["art"]) & pd.Series(classes, table.index).eq(size_class(me["einwohner"], LIMITS))
    distance = (table["einwohner"] - me["einwohner"]).abs().where(table["key"].ne(key), -1)
    return table.assign(distance=distance)[alike].sort_values("distance", ignore_index=True).drop(columns="distance")


def compared(
    kommunen: pd.DataFrame, money: pd.DataFrame, reported: pd.DataFrame, attended: pd.DataFrame
) -> pd.DataFrame:
    """What is known of each of the `kommunen`, each measure also by its denominator.

    `money` as from `foerderung.by_kommune`, `reported` and `attended` as from `one_kommune`. Adds stichtag (of the
    latest report), gemeldet (Int64) and the quantities bewilligt, bewilligt_je (inhabitant), online, online_je
    (reported service), anzahl (persons, with `anzahl_withheld`), anzahl_je (PERSONS inhabitants).
    """
    latest = reported.sort_values("stichtag").drop_duplicates("kommune", keep="last").set_index("kommune")
    latest = latest.reindex(kommunen["key"])
    persons = participants(attended)
    few = set(persons.loc[persons["anzahl_withheld"], "kommune"])
    people, thousands = kommunen["einwohner"], kommunen["einwohner"] / PERSONS
    table = kommunen.assign(
        stichtag=latest["stichtag"].array,
        gemeldet=latest[REPORTED].astype("Int64").array,
        anzahl_withheld=kommunen["key"].isin(few),
        anzahl_je_withheld=kommunen["key"].isin(few),
    )
    measures = (
        ("bewilligt", _found(kommunen, _by_key(money, "bewilligt")), people),
        ("online", [exact(number) for number in latest[ONLINE]], latest[REPORTED]),
        ("anzahl", _found(kommunen, _by_key(persons, "anzahl")), thousands),
    )
    parts = [_with_ratio(table.index, name, values, by) for name, values, by in measures]
    return pd.concat([table, *parts], axis="columns")


def participants(attended: pd.DataFrame) -> pd.DataFrame:
    """Persons of each Kommune at all conferences: kommune, the quantity `anzahl`, `anzahl_withheld`.

    A sum is withheld as soon as a part of it is: it could be calculated from the others.
    """
    sums = total_by(attended, "anzahl", ["kommune"])
    few = set(attended.loc[attended["anzahl_withheld"], "kommune"])
    return without_few(sums, sums["kommune"].isin(few))


def _by_key(table: pd.DataFrame, name: str) -> dict[str, Quantity]:
    return dict(zip(table["kommune"], listed(table, name), strict=True))


def _found(kommunen: pd.DataFrame, known: Mapping[str, Quantity]) -> list[Quantity]:
    """What is known of each Kommune; MISSING, and never 0, where nothing is."""
    return [known.get(key, MISSING) for key in kommunen["key"]]


def _with_ratio(index: pd.Index, name: str, values: list[Quantity], divisors: pd.Series) -> pd.DataFrame:
    """The quantity and what it is by its divisors, as `{name}_je`."""
    each = [
        ratio(value, None if pd.isna(number) else float(number)) for value, number in zip(values, divisors, strict=True)
    ]
    return as_columns(values, name, index).join(as_columns(each, f"{name}_je", index))
