"""Of which Kommunen a list of stored rows must not tell the counts, for they would tell of single persons.

The reader of such a list sees how many rows each Kommune has at a conference, but no office; from other pages the sums
of conferences, and those of Kommunen unless `one_kommune.attendance` withholds them. So the rows of a Kommune are
withheld as a whole: none of them follows from their sum, unless each of them is a single person.
"""

from collections.abc import Iterator

import pandas as pd

from data.metrics.carried import carried
from data.metrics.conferences import ATTENDED, CONFERENCE, EVENT, LAND, attended_rows, overall_statement
from data.metrics.suppression import FEWEST, smallest

GROUP = [*EVENT, "regierungsbezirk", "beteiligung", "kommune"]
GroupKey = tuple[str, ...]


def too_few(rows: pd.DataFrame) -> frozenset[GroupKey]:
    """The groups (values of GROUP, see `groups`) of rows of the sheet `teilnahme` whose counts are withheld."""
    parts = rows[~overall_statement(rows)].groupby("beteiligung", observed=True, dropna=False)
    return frozenset(key for state, part in parts for key in _of_state(part, str(state)))


def groups(rows: pd.DataFrame) -> list[GroupKey]:
    """The group of each row: its conference, Regierungsbezirk, Beteiligung and the Kommune of today ("" for none)."""
    named = rows[GROUP].astype(dict.fromkeys(GROUP, "str"))
    named = named.assign(
        kommune=named["kommune"].map(carried(rows["kommune"], None)).astype("str"),
        regierungsbezirk=named["regierungsbezirk"].fillna(LAND),
    )
    return list(named.fillna("").itertuples(index=False, name=None))


def _of_state(rows: pd.DataFrame, state: str) -> Iterator[GroupKey]:
    """The groups of those who registered, came or stayed away, conference by conference."""
    told = attended_rows(rows.assign(beteiligung=ATTENDED)).assign(beteiligung=state)
    told = told.assign(gruppe=pd.Series(groups(told), index=told.index))
    for _, conference in told.groupby(CONFERENCE, observed=True, dropna=False):
        sums = conference.groupby("gruppe")["anzahl"].agg(["sum", "min", "size"])
        sums["sum"] = sums["sum"].where(sums["min"].notna())
        yield from sums.index[sums["min"].lt(FEWEST) | smallest(sums["sum"], sums["size"])]
