"""Rows that replace an earlier version of themselves: amounts, persons, and how far advice has come."""

from collections.abc import Iterator, Sequence

import pandas as pd

from data.difference import Difference
from data.doubts.doubt import CASE, FELL, LEAPT, UNCHANGED, Doubt, rank
from data.doubts.figures import QUALIFIED
from data.metrics.doubts import STILL_MONTHS, leapt
from data.metrics.periods import months_between
from data.quantities import compare, listed
from loaders.cells.quantity import Amount
from loaders.sheet import Sheet


def of_amounts(difference: Difference, fields: Sequence[str], may_fall: bool = False) -> Iterator[Doubt]:
    """Amounts that leapt or fell against the stored version of their row; persons may well become fewer."""
    parts = [_versions(difference, name) for name in fields]
    table = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    leaps = pd.Series(map(leapt, table["before"], table["after"]), table.index, dtype="bool")
    fewer = table[table["after"].lt(table["before"]) & ~leaps & (not may_fall)]
    fell = fewer[[compare(*pair) == 1 for pair in _pairs(fewer)]]
    for rule, cases in ((FELL, fell), (LEAPT, table[leaps])):
        if len(cases):
            yield _doubt(rule, difference.sheet, cases)


def of_standing_amounts(difference: Difference, fields: Sequence[str], day: str) -> Iterator[Doubt]:
    """Rows whose day moved on by a year or more while not one of their amounts moved."""
    before, after = difference.before, difference.changed
    moved = [_months(*pair) >= STILL_MONTHS for pair in zip(before[day], after[day], strict=True)]
    same = [before[name].eq(after[name]) | (before[name].isna() & after[name].isna()) for name in fields]
    still = pd.concat([pd.Series(moved, after.index, dtype="bool"), *same], axis="columns").all(axis="columns")
    parts = [_versions(difference, name) for name in fields]
    told = [part[part["after"].notna() & part.index.isin(still.index[still])] for part in parts]
    cases = pd.concat(told)
    if len(cases):
        yield _doubt(UNCHANGED, difference.sheet, cases.assign(since=before[day].loc[cases.index]))


def of_states(difference: Difference, field: str, states: Sequence[str]) -> Iterator[Doubt]:
    """Rows that fell back in the order of their states."""
    before, after = difference.before[field], difference.changed[field]
    fell = rank(after, states).lt(rank(before, states))
    if fell.any():
        cases = _placed(difference, field).assign(before=before.astype("str"), after=after.astype("str"))[fell]
        yield Doubt(FELL, difference.sheet.name, "text", cases.reset_index(drop=True))


def _versions(difference: Difference, name: str) -> pd.DataFrame:
    """The old and the new value of one quantity, where they differ or not."""
    then, now = difference.before, difference.changed
    values = {"before": then[name], "after": now[name]}
    exactness = {side: table[f"{name}_qualifier"] for side, table in zip(QUALIFIED, (then, now), strict=True)}
    return _placed(difference, name).assign(**values, **exactness)


def _placed(difference: Difference, name: str) -> pd.DataFrame:
    sheet = difference.sheet
    place = difference.changed[[*sheet.key, "worksheet", "line"]]
    return place.assign(field=sheet.field(name).label, since=pd.Series(None, place.index, dtype="str"))


def _pairs(table: pd.DataFrame) -> Iterator[tuple]:
    return zip(listed(table, "before"), listed(table, "after"), strict=True)


def _months(before: object, after: object) -> int:
    return months_between(before, after) if isinstance(before, str) and isinstance(after, str) else 0


def _doubt(rule: str, sheet: Sheet, cases: pd.DataFrame) -> Doubt:
    shown = cases[[*sheet.key, *CASE, *QUALIFIED]].sort_values(["worksheet", "line"], kind="stable", ignore_index=True)
    amounts = {field.label for field in sheet.fields if isinstance(field.type, Amount)}
    return Doubt(rule, sheet.name, "euro" if amounts.issuperset(shown["field"]) else "number", shown)
