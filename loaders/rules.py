"""Rules over a whole table: what no single cell can tell."""

from collections.abc import Iterator

import pandas as pd

from loaders import territory
from loaders.cells.offices import LANDRAT, LORD_MAYOR, MAYOR
from loaders.cells.quantity import AT_MOST, EXACT, LESS_THAN
from loaders.findings import ERROR, NOTE
from loaders.sheet import Rule, Sheet, Violation


def unique_key(sheet: Sheet) -> Rule:
    """Each key may stand in one row only; the second and later rows are named, with the first.

    Told at the part of the key that differs most in this table: by that the rows are told apart.
    """

    def rule(table: pd.DataFrame) -> Iterator[Violation]:
        keys = table[list(sheet.key)]
        repeated = keys.duplicated(keep="first")
        if not repeated.any():
            return
        lines = pd.Series(table.index.get_level_values("line"), index=table.index)
        first = lines.groupby([keys[name] for name in sheet.key], dropna=False, observed=True).transform("first")
        labels = ", ".join(field.label for field in sheet.fields if field.name in sheet.key)
        telling = str(keys.nunique().idxmax())
        for index, line in zip(table.index[repeated], first[repeated], strict=True):
            details = (("first", int(line)), ("labels", labels))
            yield Violation(index, telling, "duplicate_key", ERROR, details=details)

    return rule


def present(*names: str) -> Rule:
    """At least one of these fields has a value in each row."""

    def rule(table: pd.DataFrame) -> Iterator[Violation]:
        for index in table.index[table[list(names)].isna().all(axis="columns")]:
            yield Violation(index, names[0], "present", ERROR, details=(("fields", names),))

    return rule


def at_most(smaller: str, larger: str) -> Rule:
    """An exact amount is not above another exact amount of its row; said, never blocking."""

    def rule(table: pd.DataFrame) -> Iterator[Violation]:
        exact = table[f"{smaller}_qualifier"].eq(EXACT) & table[f"{larger}_qualifier"].eq(EXACT)
        for index in table.index[exact & table[smaller].gt(table[larger])]:
            yield Violation(index, smaller, "at_most", NOTE, details=(("fields", (smaller, larger)),))

    return rule


def at_most_distinct(name: str, *, per: str, limit: int) -> Rule:
    """No more than `limit` different values of a field for one value of another; said, never blocking.

    For the Digitalisierungsberatung a Kommune chooses two of four modules; source: ekom21, einfo21 digital,
    September 2020 and October 2021.
    """

    def rule(table: pd.DataFrame) -> Iterator[Violation]:
        numbers = table.groupby(per, observed=True)[name].transform("nunique")
        for index in table.index[numbers.gt(limit).fillna(False)]:
            yield Violation(index, name, "at_most_distinct", NOTE, details=(("limit", limit),))

    return rule


def plausible_office(table: pd.DataFrame) -> Iterator[Violation]:
    """Only cities have an Oberbürgermeister, only Landkreise a Landrat; said, never blocking.

    Source: the kreisfreie Städte and Sonderstatusstädte of data/reference (12 cities in 2020); a Landrat heads
    each of the 21 Landkreise.
    """
    named = _heads(table)
    for index, row in named[~_fitting(named)].iterrows():
        details = (("office", row["funktion"]), ("kommune", territory.name_of(row["kommune"])))
        yield Violation(index, "funktion", "implausible_office", NOTE, details=details)  # type: ignore[arg-type]


def one_holder(table: pd.DataFrame) -> Iterator[Violation]:
    """A Kommune has one Landrat, one Oberbürgermeister, one Bürgermeister; said of the rows that exceed it.

    Counted for each event, day and Beteiligung; upper bounds („höchstens 2“) exceed nothing. Source: one Landrat heads
    each of the 21 Landkreise (Hessische Landkreisordnung), a Bürgermeister each Gemeinde (Gemeindeordnung).
    """
    named = _heads(table)
    least = named[_fitting(named) & ~named["anzahl_qualifier"].isin([LESS_THAN, AT_MOST])]
    group = [least[name] for name in ("reihe", "veranstaltung", "datum", "beteiligung", "kommune", "funktion")]
    so_far = least["anzahl"].groupby(group, dropna=False, observed=True).cumsum()
    for index, row in least[so_far.gt(1)].iterrows():
        details = (("office", row["funktion"]), ("kommune", territory.name_of(row["kommune"])))
        yield Violation(index, "funktion", "several_holders", NOTE, details=details)  # type: ignore[arg-type]


def _heads(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that name the head of a Kommune."""
    return table[table["kommune"].notna() & table["funktion"].isin([LANDRAT, LORD_MAYOR, MAYOR])]


def _fitting(heads: pd.DataFrame) -> pd.Series:
    """Whether a Kommune of that kind has such a head."""
    kinds = {key: territory.kind_of(key) for key in heads["kommune"].unique()}
    kind, office = heads["kommune"].map(kinds), heads["funktion"]
    landkreis = kind.eq("Landkreis")
    city = kind.isin(["kreisfreie Stadt", "Sonderstatusstadt"])
    return (office.eq(LORD_MAYOR) & city) | (office.eq(LANDRAT) & landkreis) | (office.eq(MAYOR) & ~landkreis)


def online_needs_level(table: pd.DataFrame) -> Iterator[Violation]:
    """A service reported as online at a level below 2 of model 1.1 offers no online form; said, never blocking.

    Source: Reifegradmodell 1.1, online counts from level 2 (digitale-verwaltung.de, info-reifegradmodell).
    """
    low = table["status"].eq("online") & table["reifegrad"].lt(2).fillna(False) & table["reifegrad_modell"].eq("1.1")
    for index in table.index[low]:
        yield Violation(index, "reifegrad", "online_needs_level", NOTE)
