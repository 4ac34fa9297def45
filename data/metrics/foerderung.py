"""Förderung: the money per programme, where it went, and when. Rows are those of the sheet `mittel`, in Euro."""

import pandas as pd

from data.metrics.carried import of_today
from data.metrics.inhabitants import inhabitants
from data.metrics.teilnahme import BEZIRKE, bezirk_name
from data.quantities import Quantity, as_columns, columns, listed, ratio, total, total_by
from loaders import territory

VOLUME = "volumen"
MEASURES = (VOLUME, "beantragt", "bewilligt", "abgerufen")
KOMMUNEN, PROGRAMME = "Kommunen", "Programm"

COUNTING_RULE = (
    "Das Volumen steht in den Zeilen ohne Kommune. Beantragte, bewilligte und abgerufene Mittel sind die Summe der "
    "Zeilen mit Kommune. Wo diese Zeilen nichts nennen, gelten die jeweils anderen; beide werden nie zusammengezählt."
)


def counted(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The rows whose amounts of a measure count, by `COUNTING_RULE`.

    Rows of Kommunen count with their gaps (a missing amount makes the sum a lower bound), but for the volume, which
    they need not state; rows of the programme count only where they state an amount.
    """
    local, stated = rows["kommune"].notna(), rows[measure].notna()
    by_kommunen = rows["programm"].isin(rows.loc[local & stated, "programm"].unique())
    by_programme = rows["programm"].isin(rows.loc[~local & stated, "programm"].unique())
    use_local = by_kommunen & ~by_programme if measure == VOLUME else by_kommunen | ~by_programme
    return rows[(use_local & local) | (~use_local & ~local & stated)]


def programmes(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per programme, by `COUNTING_RULE`.

    Columns: programm, kommunen (how many have rows), the quantities `volumen`, `beantragt`, `bewilligt`, `abgerufen`,
    and for each `…_grundlage`: whose rows count („Kommunen“, „Programm“, missing where nobody states an amount).
    """
    rows = rows.assign(programm=rows["programm"].astype("str"))
    table = rows.groupby("programm")["kommune"].nunique().rename("kommunen").reset_index()
    for measure in MEASURES:
        part = counted(rows, measure)
        table = _joined(table, total_by(part, measure, ["programm"]), measure, "programm")
        named = part[part[measure].notna()].groupby("programm")["kommune"].count()
        basis = named.gt(0).map({True: KOMMUNEN, False: PROGRAMME})
        table = table.assign(**{f"{measure}_grundlage": table["programm"].map(basis).astype("str")})
    return table


def totals(rows: pd.DataFrame, measure: str) -> Quantity:
    """The sum of a measure over all programmes of the rows, by `COUNTING_RULE`.

    Take care with volumes: published programmes contain each other, so only one programme's volume means something.
    """
    return total(counted(rows, measure), measure)


def adds_up(rows: pd.DataFrame, measure: str) -> bool:
    """Whether the amounts of a measure may be added: volumes only within one programme, for they contain each other."""
    return measure != VOLUME or rows.loc[rows[VOLUME].notna(), "programm"].nunique() < 2


def kontingente(rows: pd.DataFrame) -> pd.DataFrame:
    """What stands ready for each Kommune, programme by programme: kommune, programm, the quantity `volumen`, name.

    Kommunen stand there under the key of today. They may be parts of the volume that the programme states for itself.
    """
    local = rows[rows["kommune"].notna() & rows[VOLUME].notna()].astype({"kommune": "str", "programm": "str"})
    table = total_by(of_today(local), VOLUME, ["kommune", "programm"])
    return table.assign(name=table["kommune"].map(territory.name_of).astype("str"))


def by_bezirk(rows: pd.DataFrame) -> pd.DataFrame:
    """Amounts of the Kommunen per Regierungsbezirk: see `by_kommune`; the key column is `bezirk`.

    All three are there when there are rows of Kommunen at all, without a value where nothing is known.
    """
    return _by(rows, "bezirk", None)


def by_kreis(rows: pd.DataFrame, day: str | None = None) -> pd.DataFrame:
    """Amounts per Kreis (its Gemeinden and itself): see `by_kommune`; the key column is `kreis`."""
    return _by(rows, "kreis", day)


def by_kommune(rows: pd.DataFrame, day: str | None = None) -> pd.DataFrame:
    """Amounts per Kommune, under the key that is valid on `day` (today if None).

    Columns: kommune, name, the quantities of MEASURES, einwohner (Int64, <NA> if unknown) and einwohner_stand. The
    inhabitants are those of the territory of `day`, as the rows are; of a Bezirk, which has not changed, those of the
    latest day in its rows, of today without one.
    """
    return _by(rows, "kommune", day)


def per_inhabitant(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """A table of amounts with the quantity `{measure}_je_einwohner` in Euro."""
    people = [None if pd.isna(number) else float(number) for number in table["einwohner"]]
    quantities = [ratio(amount, number) for amount, number in zip(listed(table, measure), people, strict=True)]
    return pd.concat([table, as_columns(quantities, f"{measure}_je_einwohner", table.index)], axis="columns")


def _by(rows: pd.DataFrame, place: str, day: str | None) -> pd.DataFrame:
    keys = {key: _place(key, place, day) for key in rows["kommune"].dropna().unique()}
    text = {column: rows[column].astype("str") for column in ("kommune", "programm", "datum")}
    placed = rows.assign(**{**text, place: text["kommune"].map(keys).astype("str")})
    latest = placed[placed["kommune"].notna()].groupby(place)["datum"].max().reset_index()
    if place == "bezirk" and len(latest):
        latest = pd.DataFrame({place: BEZIRKE}).astype("str").merge(latest, how="outer", on=place)
    latest = latest.assign(datum=latest["datum"].astype("object").where(latest["datum"].notna(), None))
    table = latest[[place]]
    for measure in MEASURES:
        part = counted(placed[placed["kommune"].notna()] if measure == VOLUME else placed, measure)
        table = _joined(table, total_by(part, measure, [place]), measure, place)
    names = table[place].map(bezirk_name if place == "bezirk" else territory.name_of).astype("str")
    days = latest["datum"] if place == "bezirk" else [day] * len(latest)
    people = [inhabitants(key, known) for key, known in zip(latest[place], days, strict=True)]
    figures = pd.DataFrame(people, columns=["einwohner", "einwohner_stand"], index=table.index)
    table.insert(1, "name", names)
    return pd.concat([table, figures.astype({"einwohner": "Int64", "einwohner_stand": "str"})], axis="columns")


def _place(key: str, place: str, day: str | None) -> str:
    """The Kommune, Kreis or Bezirk for which a key stands on that day."""
    current = territory.successor(key, day)
    return {"kommune": current, "kreis": current[:5], "bezirk": current[:3]}[place]


def _joined(table: pd.DataFrame, sums: pd.DataFrame, name: str, key: str) -> pd.DataFrame:
    """The table with the quantity of each key; without a value and none missing where there are no rows."""
    joined = table[[key]].merge(sums, how="left", on=key)
    types = {f"{name}_rounded": "bool", f"{name}_missing": "int64"}
    filled = {column: joined[column].astype("object").fillna(0) for column in types}
    return pd.concat([table, joined.assign(**filled).astype(types)[columns(name)]], axis="columns")
