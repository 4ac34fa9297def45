"""Reports counted up, so that millions of rows are gone through once: every question over time is asked of the counts.

Rows are those of the sheet `ozg`; only facts are counted, no plans.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from data.metrics.ozg import facts
from loaders import territory

BY = ["stichtag", "kommune", "themenfeld", "status", "reifegrad_modell", "reifegrad"]


def tally(rows: pd.DataFrame) -> pd.DataFrame:
    """How many reports are alike in BY: these columns, anzahl (int), and gewaehlt (all True: see `choose`)."""
    counts = facts(rows).groupby(BY, observed=True, dropna=False, sort=False).size()
    return counts.rename("anzahl").reset_index().assign(gewaehlt=True)


def choose(
    counts: pd.DataFrame, themenfelder: Sequence[str] = (), region: str = "", day: str | None = None
) -> pd.DataFrame:
    """The counts of the Kommunen of a region (see `within`); `gewaehlt` are those of the Themenfelder, all if none.

    Counts of other Themenfelder stay, for they say when each Kommune made a report.
    """
    kept = within(counts, (), region, day)
    return kept.assign(gewaehlt=_holds(kept["themenfeld"], set(themenfelder).__contains__)) if themenfelder else kept


def within(
    rows: pd.DataFrame, themenfelder: Sequence[str] = (), region: str = "", day: str | None = None
) -> pd.DataFrame:
    """The rows of these Themenfelder (all if none) and of the Kommunen of a region, as the territory is on a day.

    `region` is the key of a Kreis or Regierungsbezirk, "" for all. The day None is today: then Hanau is of its own
    Kreis also where it reported as a part of the Main-Kinzig-Kreis.
    """
    if themenfelder:
        rows = rows[_holds(rows["themenfeld"], set(themenfelder).__contains__)]
    return (
        rows[_holds(rows["kommune"], lambda key: territory.kreis_of(key, day).startswith(region))] if region else rows
    )


def _holds(column: pd.Series, test: Callable[[str], bool]) -> np.ndarray:
    """Where a test of a text holds, asked once per distinct text; not where there is none."""
    codes, distinct = pd.factorize(column)
    return np.array([*map(test, distinct), False])[codes]


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
    wide = _succeeded(wide.sort_index().ffill().astype("object"))
    long = wide.reset_index(names="tag").melt("tag", var_name="kommune", value_name="stichtag")
    return long.dropna().astype("str")


def _succeeded(wide: pd.DataFrame) -> pd.DataFrame:
    """Of the keys that stand for one Kommune on a day only the latest report: a day per row, a key per column."""
    ends = [str(day) for day in (*wide.index[:1], *wide.index[-1:])]
    moved = [key for key in map(str, wide.columns) if any(territory.successor(key, day) != key for day in ends)]
    for day in wide.index if moved else ():
        heirs = {key: territory.successor(key, str(day)) for key in moved}
        for heir in set(heirs.values()):
            keys = [key for key in map(str, wide.columns) if heirs.get(key, key) == heir]
            own = wide.loc[day, keys].dropna()
            wide.loc[day, list(own.index[own.ne(own.max())])] = np.nan
    return wide.copy()  # in one piece again: so many single columns warn and are slow
