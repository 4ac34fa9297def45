"""Days, as precise as they are known: 2020-02-12, 2020-02 or 2020. A day is never invented."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from loaders.cells.base import Cell
from loaders.cells.dates import FIRST_YEAR, LAST_YEAR, MONTHS, german_day, iso_day, iso_of
from loaders.cells.suggesting import Suggesting
from loaders.cells.text import folded, one_line, with_digits
from loaders.findings import Rejected

_LONGEST = 80
_SERIAL_START = date(1899, 12, 30)
"""Day 0 of Excel's serial numbers in the 1900 system, right for every day from March 1900 on."""
_FIRST_SERIAL = (date(FIRST_YEAR, 1, 1) - _SERIAL_START).days
_LAST_SERIAL = (date(LAST_YEAR, 12, 31) - _SERIAL_START).days

_PERIOD = re.compile(
    r"\b(?:q[1-4]|[1-4i]+v?\. ?quartal|quartal|[12]\. ?halbjahr|halbjahr|hj|kw ?[0-9]*|anfang|mitte|ende|"
    r"(?:früh|spät)?(?:jahr|ling|sommer|herbst)|winter)\b[ /]*",
    re.IGNORECASE,
)
_TO = r" ?(?:-|–|—|/|bis(?: zum)?|und|u\.|\+|&) ?"
_SPANS = tuple(
    re.compile(span)
    for span in (
        rf"(?P<from>[0-9]{{1,2}})\.?{_TO}[0-9]{{1,2}}(?P<rest>\. ?.+)",
        rf"(?P<from>[0-9]{{1,2}}\. ?[0-9]{{1,2}}\.){_TO}[0-9]{{1,2}}\. ?[0-9]{{1,2}}\. ?(?P<rest>[0-9]{{4}})",
        rf"(?P<from>(?:[0-9]{{1,2}}\. ?)?[^\W\d_]+\.?){_TO}(?:[0-9]{{1,2}}\. ?)?[^\W\d_]+\.?(?P<rest> [0-9]{{4}})",
        rf"(?P<from>.*?[0-9]{{4}}){_TO}(?P<last>.+)(?P<rest>)",
        rf"(?P<from>.*?\.[0-9]{{2}}){_TO}(?P<last>.+)(?P<rest>)",
    )
)


@dataclass(frozen=True)
class Day(Suggesting):
    """A day, a month or a year between 1990 and 2100; with `exact` only a day will do."""

    exact: bool = False

    def read(self, value: Cell, context: Mapping[str, object]) -> str:  # noqa: ARG002
        """ISO 8601 text as precise as typed."""
        iso = _iso(value)
        if self.exact and len(iso) < len("2020-02-12"):
            raise Rejected("day_exact")
        return iso

    def expected(self) -> str:
        """What to type."""
        return f"einen Tag wie {self.sample()}" + ("" if self.exact else ", einen Monat wie Februar 2020 oder ein Jahr")

    def describe(self) -> str:
        """What may stand in the cell."""
        if self.exact:
            return "Ein Tag, zum Beispiel 30.06.2022."
        return "Ein Tag, ein Monat oder ein Jahr, so genau wie bekannt: 12.02.2020, Februar 2020 oder 2020."

    def sample(self) -> str:
        """A day."""
        return "30.06.2022" if self.exact else "12.02.2020"


def _iso(value: Cell) -> str:
    match value:
        case date():
            return iso_day(value.year, value.month, value.day)
        case int() | float() if not isinstance(value, bool):
            return _of_number(value)
        case str():
            return _of_text(one_line(value).lstrip("'’"))
        case _:
            raise Rejected("day")


def _of_number(number: float) -> str:
    """A year; what looks like a serial number of Excel or like 20200212 is only suggested."""
    if number in range(FIRST_YEAR, LAST_YEAR + 1):
        return iso_day(int(number))
    if _FIRST_SERIAL <= number < _LAST_SERIAL + 1:
        raise Rejected("day_serial", (_SERIAL_START + timedelta(days=int(number))).strftime("%d.%m.%Y"))
    if 10**7 <= number < 10**8:
        digits = str(int(number))
        raise Rejected("day", f"{digits[6:]}.{digits[4:6]}.{digits[:4]}")
    raise Rejected("day")


def _of_text(text: str) -> str:
    if re.fullmatch(r"[0-9]{5}|[0-9]{8}", text):
        return _of_number(int(text))
    if len(text) > _LONGEST:
        raise Rejected("day")
    try:
        return iso_of(text)
    except Rejected as rejected:
        if rejected.rule != "day":
            raise
        raise _explained(text) from None


def _explained(text: str) -> Rejected:
    """Why a text is no day: it names several days, or a part of a year, or something is misspelled."""
    for span in filter(None, (span.fullmatch(text) for span in _SPANS)):
        first, last = _tried(span["from"] + span["rest"]), span.groupdict().get("last", "")
        until_year = re.fullmatch(r"[0-9]{2}", last) and last > first[-2:]
        if first and (not last or until_year or _tried(last)):
            return Rejected("day_span", first)
    if _PERIOD.search(text):
        year = re.search(r"(?<![0-9])[12][0-9]{3}(?![0-9])", text)
        return Rejected("day_period", _tried(_PERIOD.sub("", text)) or (year[0] if year else ""))
    months = re.sub(r"[^\W\d_]{3,}", lambda word: _nearest_month(word[0]), text)
    mended = (months, with_digits(text), re.sub(r"[ ,.]+", ".", text))
    return Rejected("day", next(filter(None, map(_tried, mended)), ""))


def _tried(text: str) -> str:
    """The day as it is typed in German, or nothing when the text is none."""
    try:
        return german_day(iso_of(text))
    except Rejected:
        return ""


def _nearest_month(word: str) -> str:
    close = get_close_matches(folded(word), MONTHS, n=1, cutoff=0.7)
    return close[0] if close else word
