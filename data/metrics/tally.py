"""Reports counted up, so that millions of rows are gone through once: every question over time is asked of the counts.

Rows are those of the sheet `ozg`; only facts are counted, no plans.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.metrics.ozg import facts, stichtage
from data.metrics.regions import holds, of_region
from data.metrics.spanned import spanned

BY = ["stichtag", "kommune", "themenfeld", "status", "reifegrad_modell", "reifegrad"]


def tally(rows: pd.DataFrame) -> pd.DataFrame:
    """How many reports are alike in BY: these columns, anzahl (int), SPAN, and gewaehlt (all True: see `choose`)."""
    counts = facts(rows).groupby(BY, observed=True, dropna=False, sort=False).size().rename("anzahl").reset_index()
    return spanned(counts, sorted(stichtage(rows))).assign(gewaehlt=True)


def choose(
    counts: pd.DataFrame, themenfelder: Sequence[str] = (), region: str = "", day: str | None = None
) -> pd.DataFrame:
    """The counts of the Kommunen of a region (see `within`); `gewaehlt` are those of the Themenfelder, all if none.

    Counts of other Themenfelder stay, for they say when each Kommune made a report.
    """
    kept = within(counts, (), region, day)
    return kept.assign(gewaehlt=holds(kept["themenfeld"], set(themenfelder).__contains__)) if themenfelder else kept


def within(
    rows: pd.DataFrame, themenfelder: Sequence[str] = (), region: str = "", day: str | None = None
) -> pd.DataFrame:
    """The rows of these Themenfelder (all if none) and of the Kommunen of a region on a day (`regions.of_region`)."""
    if themenfelder:
        rows = rows[holds(rows["themenfeld"], set(themenfelder).__contains__)]
    return of_region(rows, region, day)


def held(counts: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """What the chosen reports that hold on each Stichtag add up to, by `ozg.STAND_RULE`.

    Columns: tag (ISO; the days on which any of the counts reports), `by`, anzahl (int, 0 where there is none).
    """
    chosen = counts[counts["gewaehlt"] & counts[list(by)].notna().all(axis="columns")]
    groups = chosen.groupby(list(by), observed=True)
    keys = groups.size().index.to_frame(index=False)
    days = _days(counts)
    sums = _running(chosen, days, groups.ngroup().to_numpy(), chosen["anzahl"].to_numpy("int64"), len(keys))
    parts = [keys.assign(anzahl=sums[:, place], tag=day) for day, place in days]
    empty = keys.head(0).assign(anzahl=pd.Series(dtype="int64"), tag=pd.Series(dtype="str"))
    return pd.concat(parts or [empty], ignore_index=True).astype({"anzahl": "int64", "tag": "str"})


def reporting(counts: pd.DataFrame) -> pd.DataFrame:
    """How many Kommunen (the Land is one) have made a report: tag, bekannt (up to then), gemeldet (that very day)."""
    reports, days = counts.drop_duplicates(["kommune", "stichtag"]), _days(counts)
    ones = np.ones(len(reports), "int64")
    known = _running(reports, days, np.zeros(len(reports), "int64"), ones, 1)[0]
    holding = reports["bis"].gt(reports["von"])
    rows = [(day, known[place], int((holding & reports["von"].eq(place)).sum())) for day, place in days]
    return pd.DataFrame(rows, columns=["tag", "bekannt", "gemeldet"]).astype({"tag": "str"})


def _days(counts: pd.DataFrame) -> list[tuple[str, int]]:
    """The Stichtage of reports and their places, in order of time."""
    days = counts.drop_duplicates("von")[["stichtag", "von"]].sort_values("von")
    return [(str(day), int(place)) for day, place in days.itertuples(index=False)]


def _running(
    table: pd.DataFrame, days: list[tuple[str, int]], group: np.ndarray, numbers: np.ndarray, groups: int
) -> np.ndarray:
    """The sums of each group (a row) on each place of SPAN (a column): what has begun to hold and has not ended."""
    von, bis = table["von"].to_numpy("int64"), table["bis"].to_numpy("int64")
    places = max((place + 2 for _, place in days), default=1)
    flow = np.zeros((groups, places), "int64")
    np.add.at(flow, (group, von), numbers)
    np.subtract.at(flow, (group, np.clip(bis, von, places - 1)), numbers)
    return flow.cumsum(axis=1)
