"""Values as a German reader expects them. Pure functions from a value to text; no locale of the machine is used."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pandas as pd

from loaders.cells.quantity import AT_LEAST, EXACT, MORE_THAN
from pages.shared.language import MONTHS

MISSING = "keine Angabe"
"""What stands where a value is not known; never a zero, never a blank."""

WITHHELD = "nicht gezeigt"
"""What stands where a value is known but tells too much of single persons."""

LESS_THAN_A_CENT, MORE_THAN_NOTHING = "unter 0,01 €", "mehr als 0 €"
"""An amount that the Cent would round to nothing, and one that is a lower bound."""

_HERE = ZoneInfo("Europe/Berlin")
_SWAP = str.maketrans(",.", ".,")

Value = float | int | None


def is_missing(value: object) -> bool:
    """Whether a single value from a table (None, NaN, NA, NaT) is not known."""
    return value is None or bool(pd.isna(value))  # type: ignore[call-overload]


def number(value: Value, digits: int | None = None) -> str:
    """1234567.5 -> "1.234.567,5"; with `digits` exactly so many decimals, without at most two."""
    if is_missing(value):
        return MISSING
    text = f"{value:,.{2 if digits is None else digits}f}"
    if digits is None:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.translate(_SWAP)


def percent(share: Value, digits: int = 1) -> str:
    """A share from 0 to 1 as percent: 0.695 -> "69,5 %"."""
    return MISSING if share is None or is_missing(share) else f"{number(share * 100, digits)} %"


def euro(value: Value) -> str:
    """An amount to the Euro, with cents only when it has some: 1237000 -> "1.237.000 €", 0.0004 -> "unter 0,01 €"."""
    if value is None or is_missing(value):
        return MISSING
    if value and not round(value, 2):
        return LESS_THAN_A_CENT
    return f"{number(value, 0 if float(value).is_integer() else 2)} €"


def euro_short(value: Value) -> str:
    """An amount for a headline, from a million on with a unit: 37000000 -> "37 Mio. €", 1234.5 -> "1.234,50 €"."""
    if value is None or is_missing(value) or abs(value) < 1e6:
        return euro(value)
    size, unit = (1e9, "Mrd. €") if abs(value) >= 1e9 else (1e6, "Mio. €")
    return f"{number(round(value / size, 2))} {unit}"


def euro_tiny(value: Value) -> str:
    """An amount where there is hardly room: 2267000 -> "2,3 Mio. €", 87000 -> "87 Tsd. €"."""
    if value is None or is_missing(value) or abs(value) < 1e3:
        return euro(None if value is None or is_missing(value) else round(value))
    size, unit = next(pair for pair in ((1e9, "Mrd. €"), (1e6, "Mio. €"), (1e3, "Tsd. €")) if abs(value) >= pair[0])
    return f"{number(round(value / size, 1))} {unit}"


def quantity(
    value: Value,
    qualifier: str | float | None = EXACT,
    rounded: bool = False,
    missing: int = 0,
    shown: Callable[[Value], str] = number,
    of: str = "",
) -> str:
    """A number with what is known about it: "rund 120", "mindestens 580 (teilweise gerundet)".

    `qualifier` is one of `loaders.cells.quantity.QUALIFIERS`; `rounded` says that some addends of a
    sum were rounded, `missing` how many had no value, `of` what these are (several). `shown` formats the number
    (`euro_short`).
    """
    if is_missing(value):
        return MISSING
    remarks = ["teilweise gerundet"] * rounded + [" ".join([str(missing), *of.split(), "ohne Angabe"])] * (missing > 0)
    return _bounded(shown(value), qualifier) + (f" ({', '.join(remarks)})" if remarks else "")


def _bounded(text: str, qualifier: str | float | None) -> str:
    """A number in words behind its qualifier; what is less than a Cent already says in words how exact it is."""
    if text == LESS_THAN_A_CENT:
        return MORE_THAN_NOTHING if qualifier in (AT_LEAST, MORE_THAN) else text
    return text if qualifier == EXACT or is_missing(qualifier) else f"{qualifier} {text}"


def day(iso: object) -> str:
    """An ISO day as precise as it is: "2020-02" -> "Februar 2020", "2020-02-12" -> "12.02.2020"."""
    if is_missing(iso) or iso == "":
        return MISSING
    match str(iso).split("-"):
        case [year, month, date]:
            return f"{date}.{month}.{year}"
        case [year, month]:
            return f"{MONTHS[int(month) - 1]} {year}"
        case _:
            return str(iso)


def moment(at: datetime) -> str:
    """A moment in UTC as the clock showed it here: "22.11.2026, 15:36 Uhr"."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(_HERE).strftime("%d.%m.%Y, %H:%M Uhr")


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: (1, "Kommune", "Kommunen") -> "1 Kommune"."""
    return f"{number(count)} {one if count == 1 else many}"


def listed(words: Sequence[str], last: str = "und") -> str:
    """Words as a list in a sentence: ["a", "b", "c"] -> "a, b und c"."""
    return f" {last} ".join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])
