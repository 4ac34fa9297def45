"""Reports counted up, so that millions of rows are gone through once: every question over time is asked of the counts.

Rows are those of the sheet `ozg`; only facts are counted, no plans.
"""

from collections.abc import Sequence

import pandas as pd

from data.metrics.ozg import facts
from data.metrics.regions import holds, of_region
from loaders import territory

BY = ["stichtag", "kommune", "themenfeld", "status", "reifegrad_modell", "reifegrad"]


def tally(rows: pd.DataFrame) -> pd.DataFrame:
    """How many reports are alike in BY: these columns, anzahl (int), and gewaehlt (all True: see `choose`)."""
    counts = facts(rows).groupby(BY, observed=True, dropna=False, sort=False).size()
    return counts.rename("anzahl").reset_index().assign(gewaehlt=True)


def choose(counts: pd.DataFrame, themenfelder: Sequence[str] = (), region: str = "") -> pd.DataFrame:
    """The counts of the Kommunen of a region (see `within`); `gewaehlt` are those of the Themenfelder, all if none.

    Counts of other Themenfelder stay, for they say when each Kommune made a report.
    """
    kept = within(counts, (), region)
    return kept.assign(gewaehlt=holds(kept["themenfeld"], set(themenfelder).__contains__)) if themenfelder else kept


def within(rows: pd.DataFrame, themenfelder: Sequence[str] = (), region: str = "") -> pd.DataFrame:
    """The rows of these Themenfelder (all if none) and of the Kommunen of a region (`regions.of_region`)."""
    if themenfelder:
        rows = rows[holds(rows["themenfeld"], set(themenfelder).__contains__)]
    return of_region(rows, region)


def held(counts: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """The chosen counts of the reports that hold on each Stichtag, by `ozg.STAND_RULE`.

    Columns: tag (the day, ISO), kommune, stichtag (that of the report), `by`, anzahl (int).
    """
    keys = ["kommune", "stichtag"]
    sums = counts[counts["gewaehlt"]].groupby([*keys, *by], observed=True)["anzahl"].sum().reset_index()
    return holding(counts).merge(sums.astype(dict.fromkeys(keys, "str")), on=keys)


def holding(counts: pd.DataFrame) -> pd.DataFrame:
    """Which report of each Kommune holds on each Stichtag: tag, kommune, stichtag (ISO days); none before its first."""
    reports = counts[["stichtag", "kommune"]].drop_duplicates().astype("str")
    wide = reports.assign(held=reports["stichtag"]).pivot_table("held", "stichtag", "kommune", aggfunc="first")
    wide = _succeeded(wide.sort_index().ffill())
    long = wide.reset_index(names="tag").melt("tag", var_name="kommune", value_name="stichtag")
    return long.dropna().astype("str")


def _succeeded(wide: pd.DataFrame) -> pd.DataFrame:
    """Of the keys that stand for one Kommune on a day only the latest report: a day per row, a key per column."""
    moved = [key for key in map(str, wide.columns) if territory.successor(key, None) != key]
    for day in wide.index if moved else ():
        heirs = {key: territory.successor(key, str(day)) for key in moved}
        for heir in set(heirs.values()):
            keys = [key for key in map(str, wide.columns) if heirs.get(key, key) == heir]
            if len(keys) > 1:
                own = wide.loc[day, keys]
                wide.loc[day, keys] = own.where(own.eq(own.max()))
    return wide
