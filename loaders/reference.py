"""The reference tables in data/reference, read once per process; every value is text, empty is ""."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "data" / "reference"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one table, `name` without .csv; do not change them."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def by_key(name: str) -> dict[str, dict[str, str]]:
    """The rows of a table that has a column `key`, found by it."""
    return {row["key"]: row for row in rows(name)}


@cache
def valid(name: str, day: str | None) -> list[dict[str, str]]:
    """The rows valid on a full ISO day (None: today) of a table with `valid_from` and `valid_to`."""
    return [row for row in rows(name) if lasts(row["valid_from"], row["valid_to"], day)]


def lasts(begin: str, end: str, day: str | None) -> bool:
    """Whether a span of full days (both included, "" is open) holds the day; None is after every change."""
    return not end if day is None else begin <= day and (not end or day <= end)
