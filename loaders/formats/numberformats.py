"""What the number format of a cell makes of its number: a plain number, a percentage, a moment, a month, a duration."""

import re
from typing import Literal

Kind = Literal["number", "percent", "moment", "month", "year", "duration"]
"""A `month` or `year` is a moment of which the cell shows no more than that: Excel makes one of „Feb 2020“."""

BUILT_IN: dict[int, Kind] = {
    9: "percent",
    10: "percent",
    17: "month",
    46: "duration",
    **dict.fromkeys([14, 15, 16, *range(18, 23), *range(27, 37), 45, 47, *range(50, 59)], "moment"),
}
"""Formats that every workbook has without naming them, by their number (ECMA-376 part 1, 18.8.30)."""

LONGEST = 255
"""Characters of a format; Excel allows no more, and a longer one is not worth looking at."""

LITERAL = re.compile(r'"[^"]*"?|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]?', re.IGNORECASE)
ELAPSED = re.compile(r"\[[hms]+\]")
PART_OF_A_MOMENT = re.compile(r"[dmyhs]")


def kind_of(code: str) -> Kind:
    """The kind of a format code, judged by its first section and without what is shown literally."""
    section = LITERAL.sub("", code[:LONGEST]).split(";")[0].lower()
    if ELAPSED.search(section):
        return "duration"
    if "%" in section:
        return "percent"
    parts = set(PART_OF_A_MOMENT.findall(section))
    if "y" in parts and parts <= {"y", "m"}:
        return "month" if "m" in parts else "year"
    return "moment" if parts else "number"


def kind(number: int, codes: dict[int, str]) -> Kind:
    """The kind of format `number`; `codes` are the formats that the workbook brings itself."""
    return kind_of(codes[number]) if number in codes else BUILT_IN.get(number, "number")
