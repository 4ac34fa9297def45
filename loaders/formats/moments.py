"""Dates, times and durations out of the numbers that spreadsheets count days with."""

from datetime import date, datetime, time, timedelta

from loaders.cells.base import Cell

EPOCH = datetime(1899, 12, 30)
SHIFT_1904 = 1462
"""Days between the two ways to count: from 1900, and from 1904 as old Macintosh files do."""

LEAP_DAY_1900 = 60
"""Excel counts a 29 February 1900 that never was; days before it are one further on."""

LAST = 2_958_466
"""The first number behind 31 December 9999."""

MILLISECONDS = 86_400_000


def moment(serial: float, from_1904: bool) -> Cell:
    """A date (whole days), a time (below one day) or both; a number that is none stays as it is."""
    days = serial + SHIFT_1904 if from_1904 else serial
    if not 0 <= days < LAST:
        return serial
    if not from_1904 and days < LEAP_DAY_1900 and days >= 1:
        days += 1
    whole, part = divmod(round(days * MILLISECONDS), MILLISECONDS)
    if whole == 0 or (from_1904 and whole == SHIFT_1904 and part):
        return (datetime.min + timedelta(milliseconds=part)).time()
    at = EPOCH + timedelta(days=whole, milliseconds=part)
    return at if part else at.date()


def coarse(value: Cell, kind: str) -> Cell:
    """A day of which the cell shows only the month or the year, as text of that precision: "2020-02", "2020".

    Only the first of a month (or year), which Excel fills in by itself; any other day was typed by somebody.
    """
    if type(value) is not date or value.day != 1 or (kind == "year" and value.month != 1):
        return value
    return f"{value:%Y-%m}" if kind == "month" else f"{value:%Y}"


def duration(serial: float) -> Cell:
    """So many days, to the millisecond; a number beyond reason stays as it is."""
    return timedelta(milliseconds=round(serial * MILLISECONDS)) if abs(serial) < LAST else serial


def iso(text: str) -> Cell:
    """A date, time or both in ISO 8601; other text stays text. Midnight is the bare date."""
    for read in (date.fromisoformat, time.fromisoformat, datetime.fromisoformat):
        try:
            value = read(text)
        except ValueError:
            continue
        if isinstance(value, datetime):
            value = value.replace(tzinfo=None)
            return value if value.time() != time() else value.date()
        return value.replace(tzinfo=None) if isinstance(value, time) else value
    return text
