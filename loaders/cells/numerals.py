"""Numbers as officials write them: sign, digits, Tsd. or Mio., and the unit behind.

How the dots and commas in the digits are read is stated in `digits.py`.
Numbers of Excel have no spelling and are taken exactly.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from difflib import get_close_matches
from math import isfinite

from loaders.cells.base import Cell, Percentage
from loaders.cells.digits import value_of
from loaders.cells.text import folded, one_line, with_digits, without_marks
from loaders.discreet import without_names
from loaders.findings import Rejected

LIMIT = Decimal(10) ** 12
"""No figure of this domain is larger; below it a float keeps cents apart."""

_SCALES = {"t": 3, "k": 3, "tsd": 3, "tausend": 3, "m": 6, "mio": 6, "mill": 6, "million": 6, "millionen": 6,
           "mrd": 9, "mia": 9, "milliarde": 9, "milliarden": 9}  # fmt: skip
_SCALE_NAMES = {3: "Tsd.", 6: "Mio.", 9: "Mrd."}
_UNITS = {"": "", "€": "€", "eur": "€", "euro": "€", "euros": "€",
          "%": "%", "prozent": "%", "v.h.": "%", "v. h.": "%", "vh": "%"}  # fmt: skip

_LONGEST = 80
_NUMERAL = re.compile(
    r"(?P<sign>[-+−–—] ?)?(?:(?P<lead_scale>[tkm]|tsd\.?|mio\.?|mrd\.?)? ?(?P<lead>€|euro?(?![a-z])) ?)?"
    r"(?P<inner_sign>[-+−–—] ?)?(?P<digits>[0-9](?:[0-9., '’]*[0-9])?)(?:[.,] ?[-–—]{1,2}(?! ?[0-9]))? ?"
    r"(?:(?P<scale>[tkm](?= ?(?:€|eur))"
    r"|(?:tsd|tausend|mio|mill(?:ion(?:en)?)?|mrd|mia|milliarden?)(?:(?=eur)|(?![^\W\d_])))\.? ?)?(?P<unit>.*)",
    re.IGNORECASE | re.ASCII,
)
_SPAN = re.compile(
    r"(?:zwischen |von )?(?P<first>[1-9][0-9., ]*)[^0-9]{0,12}?(?:[-–—]|\b(?:bis|und|oder)\b)[^0-9]{0,8}[0-9][^-–—]*",
    re.IGNORECASE,
)
# Behind a number, these may belong to it (1e5, 37 M, 2020-02, 2 Dutzend): no suggestion leaves them out.
_NOT_JUST_WORDS = re.compile(r"[-–—/:+*×&]|\w*[0-9]|und [0-9]|[a-zäöü]{1,2}(?![a-zäöüß])|hundert|dutzend", re.I)

# Excel itself shows and compares fifteen digits: 119.99999999999999 is 120 there.
_AS_SHOWN = Context(prec=15)


@dataclass(frozen=True)
class Numeral:
    """A number, the unit behind it ("", "€", "%" or words), what was typed, and that without the unit."""

    value: Decimal
    unit: str = ""
    text: str = ""
    bare: str = ""


@dataclass(frozen=True)
class _Parts:
    """A numeral taken apart, its digits not yet understood."""

    sign: str
    digits: str
    scale: int
    unit: str

    def spelled(self, digits: str, unit: str = "") -> str:
        """The same numeral with other digits; nothing when there are none."""
        return " ".join(filter(None, (self.sign + digits, _SCALE_NAMES.get(self.scale), unit))) if digits else ""


def numeral(value: Cell, places: int | None = None) -> Numeral:
    """The number in a cell; raises `Rejected` when there is none or more than one reading.

    `places` says how many decimals make sense (None: any), which settles some doubts.
    """
    match value:
        case Percentage(fraction):
            return Numeral(_exact(fraction) * 100, "%", bare=german(_exact(fraction) * 100))
        case int() | float() if not isinstance(value, bool):
            return Numeral(_exact(value))
        case str():
            return _from_text(without_marks(one_line(value).lstrip("'’")), places)
        case _:
            raise Rejected("number_is_date")


def whole_value(number: Decimal) -> int:
    """The number as a whole one, as Excel shows it; raises `Rejected` when it has a fraction."""
    shown = _AS_SHOWN.plus(number)
    nearest = shown.to_integral_value(ROUND_HALF_UP)
    if shown != nearest:
        raise Rejected("number_fraction")
    return int(nearest)


def german(number: Decimal) -> str:
    """A number in digits with a decimal comma and no separators of thousands."""
    return f"{number.normalize():f}".replace(".", ",")


def foreign_unit(number: Numeral) -> Rejected:
    """Why a number with such words behind it is not taken; 12O and a misspelled Mio. are recognised."""
    first, _, rest = number.unit.partition(" ")
    close = get_close_matches(folded(first), [name for name in _SCALES if len(name) > 2], n=1, cutoff=0.7)
    suggestion = "" if _NOT_JUST_WORDS.match(number.unit) else number.bare
    if close:
        suggestion = f"{number.bare} {_SCALE_NAMES[_SCALES[close[0]]]} {rest}".strip()
    if with_digits(number.text) != number.text:
        suggestion = with_digits(number.text)
    return Rejected("number_unit", suggestion, rest=without_names(number.unit))


def _exact(value: float) -> Decimal:
    if isinstance(value, float) and not isfinite(value):
        raise Rejected("number_infinite")
    return _limited(Decimal(repr(float(value)) if isinstance(value, float) else value))


def _limited(number: Decimal) -> Decimal:
    if abs(number) > LIMIT:
        raise Rejected("number_large")
    return number + 0


def _from_text(text: str, places: int | None) -> Numeral:
    if text.startswith("(") and text.endswith(")"):
        raise Rejected("number_brackets", "-" + text[1:-1].strip())
    parts = _taken_apart(text)
    try:
        number = value_of(parts.digits, bool(parts.scale) or parts.unit == "%", places)
    except Rejected as doubt:
        details = {name: parts.spelled(str(digits), parts.unit) for name, digits in doubt.details.items()}
        raise Rejected(doubt.rule, parts.spelled(doubt.suggestion, parts.unit), **details) from None
    number = _limited(_limited(number).scaleb(parts.scale))
    return Numeral(-number if parts.sign else number, parts.unit, text, parts.spelled(parts.digits))


def _taken_apart(text: str) -> _Parts:
    """Sign, digits, scale and unit; raises `Rejected` for spans and for what is no number."""
    match = _NUMERAL.fullmatch(text) if len(text) <= _LONGEST else None
    if span := _SPAN.fullmatch(text[:_LONGEST]):
        raise Rejected("number_span", "mindestens " + span["first"].strip(" .,"))
    if not match or (match["sign"] and match["inner_sign"]) or (match["lead_scale"] and match["scale"]):
        raise Rejected("number", with_digits(text))
    sign = (match["sign"] or match["inner_sign"] or "").strip(" +")
    if not sign and match["unit"] in {"-", "–", "—", "−"}:
        raise Rejected("number_minus", "-" + match["digits"])
    scale = (match["scale"] or match["lead_scale"] or "").rstrip(".").casefold()
    units = dict.fromkeys(_UNITS.get(unit.casefold(), unit) for unit in (match["lead"] or "", match["unit"]))
    return _Parts("-" if sign else "", match["digits"], _SCALES.get(scale, 0), " ".join(filter(None, units)))
