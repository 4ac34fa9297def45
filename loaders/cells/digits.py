"""What a row of digits with dots, commas and blanks says, by one stated rule.

A dot before exactly three digits separates thousands; anything else is asked or, where only one
reading is possible, taken:

- `1.234` is 1234, `12.500` is 12500; blanks and apostrophes separate thousands in the same way;
- `18500.00`, `1237000.50` and `0.720` have a decimal point: there is no other reading;
- a comma is the decimal sign, but `1,234` may be English for 1234: asked;
- before Mio. and the like nobody separates thousands reliably, so `1.237` (Mio.) is asked;
- `1,234.50` is English: asked, with `1.234,50` as suggestion.
"""

import re
from decimal import Decimal

from loaders.findings import Rejected

DOT_RULE = "ein Punkt vor genau drei Ziffern trennt Tausender; was sich auf zwei Arten lesen lässt, wird nachgefragt"

_GROUPS = r"[1-9][0-9]{0,2}(?:(?P<mark>[ '’])[0-9]{3})(?:(?P=mark)[0-9]{3})*"
_GERMAN = re.compile(rf"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+|{_GROUPS})(?:,[0-9]+)?")
_POINT = re.compile(rf"[0-9]+\.[0-9]{{1,2}}|0\.[0-9]+|{_GROUPS}\.[0-9]{{1,2}}")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_THREE_BEHIND = re.compile(r"(?P<before>[1-9][0-9]{0,2})(?P<mark>[.,])(?P<behind>[0-9]{3})")
_LONG_BEFORE = re.compile(r"(?P<before>[1-9][0-9]{3,})\.(?P<behind>[0-9]{3})")
_LONG_BEHIND = re.compile(r"[0-9]+\.[0-9]{4,}")

_ENGLISH_TO_GERMAN = str.maketrans(",.", ".,")


def value_of(digits: str, scaled: bool, places: int | None) -> Decimal:
    """The number; raises `Rejected` with other digits as suggestion, and as details when there are two readings.

    `scaled`: Mio., % or the like follows. `places`: how many decimals make sense, None for any number.
    """
    three = _THREE_BEHIND.fullmatch(digits)
    if three and (three["mark"] == ".") == scaled:
        raise _three_behind(three, scaled, places)
    if _GERMAN.fullmatch(digits):
        return Decimal(re.sub(r"[. '’]", "", digits).replace(",", "."))
    if _POINT.fullmatch(digits):
        return Decimal(re.sub(r"[ '’]", "", digits))
    raise _not_german(digits, places)


def _three_behind(three: re.Match[str], scaled: bool, places: int | None) -> Rejected:
    """Why `1,234` and, before Mio., `1.237` are not taken."""
    together, fraction = three["before"] + three["behind"], f"{three['before']},{three['behind']}"
    if scaled:
        return Rejected("number_doubtful", fraction, first=together, second=fraction)
    grouped = fraction.replace(",", ".")
    if places == 0:
        return Rejected("number_english", grouped)
    exact = fraction + "0" if places is None else f"{Decimal(fraction.replace(',', '.')):.{places}f}".replace(".", ",")
    return Rejected("number_doubtful", first=grouped, second=exact)


def _not_german(digits: str, places: int | None) -> Rejected:
    """Why a row of digits that is not German is not taken."""
    if _ENGLISH.fullmatch(digits):
        return Rejected("number_english", digits.translate(_ENGLISH_TO_GERMAN))
    if long := _LONG_BEFORE.fullmatch(digits):
        grouped = f"{int(long['before'] + long['behind']):,}".replace(",", ".")
        if places == 0:
            return Rejected("number_groups", grouped)
        return Rejected("number_doubtful", first=grouped, second=f"{long['before']},{long['behind']}")
    if _LONG_BEHIND.fullmatch(digits):
        return Rejected("number_groups", digits.replace(".", ","))
    return Rejected("number_groups")
