"""How days are written in German: every form that has one reading.

Two digits of a year are 1990 to 2089. With slashes or dashes, 02/12/2020 is 2 December here and
12 February in America: it is asked unless only one reading is possible (25/02/2020). 2011/12 may
be December or two years: asked as well.
"""

import re
from calendar import monthrange
from datetime import date

from loaders.cells.text import folded
from loaders.findings import Rejected

FIRST_YEAR, LAST_YEAR = 1990, 2100

_NAMES = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
          "Dezember")  # fmt: skip
MONTHS = {folded(name): number for number, name in enumerate(_NAMES, 1)} | {
    "jan": 1, "jaenner": 1, "january": 1, "feb": 2, "febr": 2, "february": 2, "mrz": 3, "maer": 3, "mar": 3, "march": 3,
    "apr": 4, "may": 5, "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10,
    "october": 10, "nov": 11, "dez": 12, "dec": 12, "december": 12,
}  # fmt: skip
"""Folded names of the months, full and short, also the English ones that have no other meaning."""

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_WEEKDAY_OF = {folded(name[:length]): name for name in _WEEKDAYS for length in (2, len(name))} | {
    "sonnabend": "Samstag"
}
_WEEKDAY = re.compile(r"(?P<weekday>[A-Za-z]+)(?:\.,|[.,]| ) ?(?=[0-9])")
_LEADING = re.compile(r"^(?:(?:am|den|vom|zum|dem|stand|stichtag|im|jahr)\b ?:? ?)*", re.IGNORECASE)
_HOUR = r"(?:[01]?[0-9]|2[0-4])"
_CLOCK = rf"{_HOUR}(?::[0-5][0-9]){{1,2}}(?:\.[0-9]+)?"
_OCLOCK = rf"{_HOUR}(?:[.:][0-5][0-9])?"
_TIME = re.compile(
    rf"(?:,? |T)(?:(?:um |ab |von )?{_OCLOCK}(?: ?(?:-|–|bis) ?{_OCLOCK})? ?(?:Uhr|h)"
    rf"|{_CLOCK}(?: ?(?:-|–|bis) ?{_CLOCK})?)$"
)

_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4}|[0-9]{2})",
        r"(?P<year>[0-9]{4})(?P<mark>[-./])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
        r"(?P<day>[0-9]{1,2})(?:\. ?| |-)(?P<name>[^\W\d_]+)(?:\. ?| |-)(?P<year>[0-9]{4}|[0-9]{2})",
        r"(?P<name>[^\W\d_]+)\.? (?P<day>[0-9]{1,2}), ?(?P<year>[0-9]{4})",
        r"(?P<name>[^\W\d_]+)(?:\. ?| )(?P<year>[0-9]{4})",
        r"(?P<month>0?[1-9]|1[0-2])[-./](?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})(?P<between>[-/])(?P<month>0?[1-9]|1[0-2])",
        r"(?P<year>[0-9]{4})",
        r"(?P<first>[0-9]{1,2})(?P<mark>[-/])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4}|[0-9]{2})",
    )
)


def iso_of(text: str) -> str:
    """A written day, month or year as ISO text, as precise as written.

    Raises `Rejected`: with the rule "day" when the text has none of the known forms.
    """
    bare = _TIME.sub("", _LEADING.sub("", text)).rstrip(" .,;")
    weekday = _WEEKDAY.match(bare)
    named = _WEEKDAY_OF.get(folded(weekday["weekday"])) if weekday else None
    iso = _iso_of_form(bare[weekday.end() :] if weekday and named else bare)
    if named and len(iso) < len("2020-02-12"):
        raise Rejected("day")
    if named and (true := _WEEKDAYS[date.fromisoformat(iso).weekday()]) != named:
        raise Rejected("day_weekday", german_day(iso), day=german_day(iso), weekday=true)
    return iso


def iso_day(year: int, month: int | None = None, day: int | None = None) -> str:
    """Year, month and day as ISO text; raises `Rejected` when there is no such day, or not in this century."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Rejected("day_year", first=FIRST_YEAR, last=LAST_YEAR)
    if month is None:
        return f"{year}"
    if not 1 <= month <= 12:
        swapped = day is not None and 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]
        raise Rejected("day_impossible", f"{month:02}.{day:02}.{year}" if swapped else "")
    if day is None:
        return f"{year}-{month:02}"
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Rejected("day_impossible", f"{last}.{month:02}.{year}" if last < day <= 31 else "")
    return f"{year}-{month:02}-{day:02}"


def german_day(iso: str) -> str:
    """ISO text as it is typed in German: 12.02.2020, 02.2020 or 2020."""
    return ".".join(reversed(iso.split("-")))


def _iso_of_form(text: str) -> str:
    match = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    parts = match.groupdict() if match else {}
    name = parts.get("name")
    if not parts or (name and folded(name) not in MONTHS):
        raise Rejected("day")
    year = int(parts["year"])
    year += (2000 if year < FIRST_YEAR % 100 else 1900) if len(parts["year"]) == 2 else 0
    if "first" in parts:
        return _one_reading(year, int(parts["first"]), int(parts["second"]))
    month = MONTHS[folded(name)] if name else int(parts["month"]) if "month" in parts else None
    if parts.get("between") == "/" and month == (year + 1) % 100:
        raise Rejected("day_doubtful", first=f"{month:02}.{year}", second=str(year))
    return iso_day(year, month, int(parts["day"]) if "day" in parts else None)


def _one_reading(year: int, first: int, second: int) -> str:
    """12/13/2020 and 13/12/2020 are one day; 02/12/2020 could be two."""
    if first <= 12 and second <= 12 and first != second:
        readings = f"{first:02}.{second:02}.{year}", f"{second:02}.{first:02}.{year}"
        raise Rejected("day_doubtful", first=readings[0], second=readings[1])
    return iso_day(year, first, second) if second > 12 else iso_day(year, second, first)
