"""Teilnahme: who came, per Regierungsbezirk and over time. Rows are those of the sheet `teilnahme`."""

import pandas as pd

from data.metrics.conferences import COUNTING_RULE, LAND, conferences
from data.quantities import Quantity, columns, total, total_by
from loaders import territory

__all__ = [
    "BEZIRKE", "COUNTING_RULE", "DEFAULT_SERIES", "LAND", "bezirk_name", "conferences", "of_series", "over_time",
    "participants_by_bezirk", "series", "total_participants",
]  # fmt: skip

DEFAULT_SERIES = "Regionalkonferenzen 2020"
BEZIRKE = ("064", "065", "066")
WITHOUT_BEZIRK = "Hessen, ohne Regierungsbezirk"


def series(rows: pd.DataFrame) -> list[str]:
    """The names of all series, `DEFAULT_SERIES` first if it is among them, then the latest first."""
    latest = rows["datum"].astype("str").fillna("").groupby(rows["reihe"].astype("str")).max()
    names = sorted(latest.index, key=lambda name: (name != DEFAULT_SERIES, *(-ord(sign) for sign in latest[name])))
    return [str(name) for name in names]


def of_series(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of one series."""
    return rows[rows["reihe"].eq(name)]


def total_participants(rows: pd.DataFrame) -> Quantity:
    """How many took part in all conferences of the rows, by `COUNTING_RULE`; NOTHING without rows."""
    return total(conferences(rows), "anzahl")


def participants_by_bezirk(rows: pd.DataFrame) -> pd.DataFrame:
    """How many took part per Regierungsbezirk: Darmstadt, Gießen, Kassel, then what belongs to none of them.

    Columns: regierungsbezirk, name, konferenzen and the quantity `anzahl`. The three Bezirke are always there when
    there are rows at all (without a value if nothing is known); the last row only if something is known for it.
    """
    counted = conferences(rows)
    sums = total_by(counted, "anzahl", ["regierungsbezirk"]).set_index("regierungsbezirk")
    sums = sums.assign(konferenzen=counted.groupby("regierungsbezirk").size())
    known = sums[sums["anzahl"].notna() | sums["anzahl_missing"].gt(0)].index
    order = [key for key in (*BEZIRKE, LAND) if len(counted) and (key != LAND or key in known)]
    empty = {"anzahl_rounded": False, "anzahl_missing": 0, "konferenzen": 0}
    types = {"anzahl_rounded": "bool", "anzahl_missing": "int64", "konferenzen": "int64"}
    sums = sums.astype(dict.fromkeys(empty, "object")).reindex(order).fillna(empty).astype(types)
    sums = sums.rename_axis("regierungsbezirk").reset_index().astype({"regierungsbezirk": "str"})
    names = sums["regierungsbezirk"].map(bezirk_name).astype("str")
    return sums.assign(name=names)[["regierungsbezirk", "name", "konferenzen", *columns("anzahl")]]


def bezirk_name(key: str) -> str:
    """„Gießen“ for 065; what belongs to no Bezirk for 06."""
    return WITHOUT_BEZIRK if key == LAND else territory.name_of(key).removeprefix("Regierungsbezirk ")


def over_time(rows: pd.DataFrame) -> pd.DataFrame:
    """The conferences in order of time, all Bezirke of one together; undated ones last.

    One of which only the month or the year is known stands behind those that surely were in it.

    Columns: reihe, veranstaltung, datum, ort, the quantity `anzahl`, and von, bis, genauigkeit: the span in which it
    took place as far as known.
    """
    keys = ["von", "bis", "genauigkeit", "reihe", "veranstaltung", "datum", "ort"]
    sums = total_by(conferences(rows), "anzahl", keys)
    sums = sums.sort_values(["bis", "von"], ascending=[True, False], ignore_index=True, kind="stable")
    return sums[[*keys[3:], *columns("anzahl"), *keys[:3]]]
