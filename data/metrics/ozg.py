"""OZG: how far the services are, per Stichtag, Themenfeld and Regierungsbezirk. Rows are those of the sheet `ozg`.

What is only planned (basis „Plan“) is no fact: no function here counts it, but for `plans`.
"""

from collections.abc import Callable

import pandas as pd

from data.metrics.carried import bodies
from data.metrics.conferences import LAND
from loaders import territory
from loaders.workbooks.ozg import STATUS

PLAN, ONLINE = "Plan", "online"
STATES = STATUS.choices()
WITHOUT = "ohne Angabe"

STAND_RULE = (
    "Je Kommune (und für das Land) zählt der letzte Stand, den sie bis zum Stichtag gemeldet hat, als Ganzes; "
    "was nur geplant ist, zählt nicht."
)


def facts(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that report what is (Selbstauskunft, Prüfung), not what is planned."""
    return rows[rows["basis"].ne(PLAN)]


def plans(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that only say what is planned for a Stichtag."""
    return rows[rows["basis"].eq(PLAN)]


def stichtage(rows: pd.DataFrame) -> list[str]:
    """The days for which anything is reported, the latest first."""
    return sorted((str(day) for day in facts(rows)["stichtag"].dropna().unique()), reverse=True)


def at(rows: pd.DataFrame, stichtag: str | None = None) -> pd.DataFrame:
    """The rows of each Kommune's latest report not after the Stichtag (None: the latest of all), by `STAND_RULE`.

    A report replaces the one before as a whole: a service that is no longer in it is not carried on. Who merged or
    changed its key by the Stichtag is one Kommune with what it has become.
    """
    known = facts(rows)
    if stichtag is not None:
        known = known[known["stichtag"].astype("category").isin(_up_to(known["stichtag"], stichtag))]
    days = known["stichtag"].astype("category")
    order = days.cat.reorder_categories(sorted(days.cat.categories)).cat.codes
    latest = order.groupby(bodies(known["kommune"], stichtag)).transform("max")
    return known[order.eq(latest)]


def _up_to(days: pd.Series, stichtag: str) -> list[str]:
    return [day for day in days.dropna().unique() if day <= stichtag]


def status_by(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """How many rows of each group are at which status: column, status, anzahl, anteil, leistungen.

    Rows are those of one stand (`at`). Every status stands there, also with 0; anteil (0..1) is of the group;
    leistungen is the number of different OZG-Leistungen of the group.
    """
    groups = [column, "status"]
    counts = (
        rows.groupby(groups, observed=True).size().unstack(fill_value=0).reindex(columns=list(STATES), fill_value=0)
    )
    long = pd.DataFrame({"anzahl": counts.rename_axis(columns="status").stack()}).reset_index()
    services = rows.drop_duplicates([column, "ozg_id"]).groupby(column, observed=True).size()
    long = long.assign(
        anteil=long["anzahl"] / long.groupby(column, observed=True)["anzahl"].transform("sum"),
        leistungen=long[column].astype("str").map(services.rename(index=str)),
    )
    types = {column: "str", "status": "str", "anzahl": "int64", "anteil": "float64", "leistungen": "int64"}
    return long.astype(types)


def by_themenfeld(rows: pd.DataFrame) -> pd.DataFrame:
    """`status_by` Themenfeld; rows without one under „ohne Angabe“."""
    known = rows["themenfeld"].astype("category")
    return status_by(rows.assign(themenfeld=known.cat.add_categories(WITHOUT).fillna(WITHOUT)), "themenfeld")


def by_bezirk(rows: pd.DataFrame) -> pd.DataFrame:
    """`status_by` Regierungsbezirk (`bezirk`: Darmstadt, Gießen, Kassel, then 06 for the Land), with `name`."""
    table = status_by(_placed(rows, "bezirk", territory.bezirk_of), "bezirk")
    table = table.sort_values("bezirk", key=lambda keys: keys.eq(LAND), kind="stable", ignore_index=True)
    return table.assign(name=table["bezirk"].map(territory.name_of).astype("str"))


def by_kreis(rows: pd.DataFrame, day: str | None = None) -> pd.DataFrame:
    """`status_by` Kreis and kreisfreie Stadt of that day (`kreis`), with `name`; without the rows of the Land."""
    placed = _placed(rows, "kreis", lambda key: territory.kreis_of(key, day))
    table = status_by(placed[placed["kreis"].ne("")], "kreis")
    return table.assign(name=table["kreis"].map(territory.name_of).astype("str"))


def _placed(rows: pd.DataFrame, column: str, place: Callable[[str], str]) -> pd.DataFrame:
    """The rows with the place of their Kommune, looked up once per key."""
    places = {key: place(key) for key in rows["kommune"].dropna().unique()}
    return rows.assign(**{column: rows["kommune"].map(places).astype("category")})
