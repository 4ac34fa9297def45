"""Days as precise as they are known: which span „2020“, „2020-02“ or „2020-02-12“ covers. A day is never invented."""

from calendar import monthrange

import pandas as pd

from loaders import territory

PRECISIONS = {4: "Jahr", 7: "Monat", 10: "Tag"}
"""What a day is precise to, by the length of its ISO text."""

UNDATED = "ohne Datum"


def precision(day: object) -> str:
    """„Tag“, „Monat“, „Jahr“, or „ohne Datum“ for a missing day."""
    return PRECISIONS[len(day)] if isinstance(day, str) else UNDATED


def last_day(day: str) -> str:
    """The last day that an ISO day, month or year may mean: 2020-02 -> 2020-02-29."""
    if len(day) == 4:
        return f"{day}-12-31"
    return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]:02}" if len(day) == 7 else day


def latest(rows: pd.DataFrame, column: str = "datum") -> str | None:
    """The last ISO day (month, year) in a column of rows, None when no day is known."""
    days = rows[column].dropna().astype("str")
    return str(days.max()) if len(days) else None


def compatible(left: object, right: object) -> bool:
    """Whether two days may be the same one: one is missing, or the more precise one lies in the other."""
    if not isinstance(left, str) or not isinstance(right, str):
        return True
    return left.startswith(right) or right.startswith(left)


def spans(table: pd.DataFrame, day: str) -> pd.DataFrame:
    """The table in order of time, with the columns `von`, `bis` (ISO days) and `genauigkeit`; undated rows last."""
    known = table[day].dropna().unique()
    first, last = {text: territory.first_day(text) for text in known}, {text: last_day(text) for text in known}
    placed = table.assign(
        von=table[day].map(first).astype("str"),
        bis=table[day].map(last).astype("str"),
        genauigkeit=table[day].map(precision).astype("str").fillna(UNDATED),
    )
    return placed.sort_values(["von", "bis"], ignore_index=True, kind="stable")


def in_german(day: str) -> str:
    """A day for a German sentence, as precise as it is: 12.02.2020, 02/2020, 2020."""
    match day.split("-"):
        case [year, month, number]:
            return f"{number}.{month}.{year}"
        case [year, month]:
            return f"{month}/{year}"
        case _:
            return day


def months_between(earlier: str, later: str) -> int:
    """Whole months from one day, month or year to another, counted from month to month (a year as its January)."""
    start, end = territory.first_day(earlier), territory.first_day(later)
    return (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7])
