"""One Zählweise applied to each Themenfeld and each Regierungsbezirk of one stand."""

import pandas as pd

from data.metrics.counting import Count
from data.metrics.ozg import WITHOUT
from data.metrics.zaehlweisen import ZAEHLWEISEN
from data.quantities import as_columns
from loaders import territory

RULES = {rule.name: rule for rule in ZAEHLWEISEN}


def by_themenfeld(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """What the rule of that name counts in each Themenfeld: themenfeld, nenner, hinweis, `anzahl`, `anteil` (0..1).

    Rows without a Themenfeld stand under „ohne Angabe“; the group that is furthest comes first.
    """
    known = rows["themenfeld"].astype("str").fillna(WITHOUT) if rows["themenfeld"].isna().any() else rows["themenfeld"]
    return _groups(rows, known, name).rename(columns={"gruppe": "themenfeld"})


def by_bezirk(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The same in each Regierungsbezirk (bezirk: key); the Land has its own services and comes last."""
    places = {key: territory.bezirk_of(key) for key in rows["kommune"].dropna().unique()}
    table = _groups(rows, rows["kommune"].map(places).astype("str"), name).rename(columns={"gruppe": "bezirk"})
    return table.sort_values("bezirk", key=lambda keys: keys.eq(territory.LAND), kind="stable", ignore_index=True)


def _groups(rows: pd.DataFrame, keys: pd.Series, name: str) -> pd.DataFrame:
    """One row per group of which the rule counts anything, the furthest first; what is unknown comes last."""
    found: dict[str, Count] = {str(key): RULES[name].count(part) for key, part in rows.groupby(keys, observed=True)}
    found = {key: count for key, count in found.items() if count.denominator}
    table = pd.DataFrame(
        [(key, count.denominator, count.remark) for key, count in found.items()],
        columns=["gruppe", "nenner", "hinweis"],
    ).astype({"gruppe": "str", "nenner": "int64", "hinweis": "str"})
    quantities = as_columns([count.quantity for count in found.values()], "anzahl")
    shares = as_columns([count.share for count in found.values()], "anteil")
    table = pd.concat([table, quantities, shares], axis="columns")
    return table.sort_values(["anteil", "gruppe"], ascending=[False, True], na_position="last", ignore_index=True)
