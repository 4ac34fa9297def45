"""Reifegrade per Themenfeld and per Regierungsbezirk of one stand; each model has distributions of its own."""

import pandas as pd

from data.metrics.ozg import WITHOUT
from data.metrics.reifegrade import of_rows
from loaders import territory


def by_themenfeld(rows: pd.DataFrame) -> pd.DataFrame:
    """`reifegrade.of_rows` of each Themenfeld (themenfeld), in order of the alphabet; without one: „ohne Angabe“."""
    known = rows["themenfeld"].astype("category")
    known = known.cat.add_categories(WITHOUT).fillna(WITHOUT) if known.isna().any() else known
    return _groups(rows, known, "themenfeld")


def by_bezirk(rows: pd.DataFrame) -> pd.DataFrame:
    """`reifegrade.of_rows` of each Regierungsbezirk (bezirk: key; the Land has its own services and comes last)."""
    places = {key: territory.bezirk_of(key) for key in rows["kommune"].dropna().unique()}
    table = _groups(rows, rows["kommune"].map(places).astype("category"), "bezirk")
    return table.sort_values("bezirk", key=lambda keys: keys.eq(territory.LAND), kind="stable", ignore_index=True)


def _groups(rows: pd.DataFrame, keys: pd.Series, name: str) -> pd.DataFrame:
    parts = [of_rows(part).assign(**{name: str(key)}) for key, part in rows.groupby(keys, observed=True)]
    table = pd.concat(parts or [of_rows(rows).assign(**{name: pd.Series(dtype="str")})], ignore_index=True)
    return table.astype({name: "str"})
