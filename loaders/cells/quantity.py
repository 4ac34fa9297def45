"""Quantities: a number with its qualifier, because „rund 120“ and „mehr als 300“ are data.

Words near a number without a side („ca.“, „etwa“) and words that name a side without being a
bound („fast 17 Mio.“, „knapp“, „gut 300“) all become „rund“: they are roundings of the person who
wrote them, and counting „fast 17“ as an upper bound would claim more than was said.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from loaders.cells.base import Cell
from loaders.cells.digits import DOT_RULE
from loaders.cells.numerals import Numeral, foreign_unit, numeral, whole_value
from loaders.cells.suggesting import Suggesting
from loaders.cells.text import folded, one_line, says_nothing
from loaders.findings import Rejected

EXACT = "exakt"
ABOUT = "rund"
MORE_THAN = "mehr als"
AT_LEAST = "mindestens"
LESS_THAN = "weniger als"
AT_MOST = "höchstens"

QUALIFIERS = (EXACT, ABOUT, MORE_THAN, AT_LEAST, LESS_THAN, AT_MOST)
_BY_DEGREE = ("", "deutlich ", "weit ", "etwas ", "leicht ", "knapp ", "gut ")
_WORDS = {
    EXACT: ("genau", "exakt"),
    ABOUT: ("rund", "rd", "ca", "circa", "zirka", "etwa", "in etwa", "ungefähr", "ungefaehr", "an die", "um die",
            "annähernd", "nahezu", "fast", "beinahe", "knapp", "gut", "geschätzt", "schätzungsweise", "~", "≈"),
    MORE_THAN: (">", *(by + word for by in _BY_DEGREE for word in ("mehr als", "über", "ueber", "größer als"))),
    AT_LEAST: ("mindestens", "mind", "min", "wenigstens", "ab", "nicht weniger als", ">=", "=>", "≥"),
    LESS_THAN: ("<", *(by + word for by in _BY_DEGREE for word in ("weniger als", "unter", "kleiner als"))),
    AT_MOST: ("höchstens", "hoechstens", "bis zu", "bis", "maximal", "max", "nicht mehr als", "<=", "=<", "≤"),
}  # fmt: skip
_QUALIFIER_OF = {word.casefold(): qualifier for qualifier, words in _WORDS.items() for word in words}
_PREFIX = re.compile(
    r"(?:(?:bereits|schon|insgesamt|derzeit) )*(?P<word>"
    + "|".join(re.escape(word) for word in sorted(sum(_WORDS.values(), ()), key=len, reverse=True))
    + r")(?:(?<![^\W\d_])|(?![^\W\d_]))\.? ?",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"(?<=[0-9]) ?(?:\+|und mehr|oder mehr)$", re.IGNORECASE)

_COUNTED = frozenset(
    folded(words)
    for words in (
        "Person", "Personen", "Pers.", "TN", "Teilnehmer", "Teilnehmern", "Teilnehmerinnen", "Teilnehmende",
        "Teilnehmenden", "Teilnehmerinnen und Teilnehmer", "Vertreter", "Vertreterinnen", "Gäste", "Besucher",
        "Vertreterinnen und Vertreter", "Besucherinnen", "Kommunen", "Gemeinden", "Städte", "Landkreise",
        "Leistungen", "OZG-Leistungen", "Dienste", "Projekte", "Punkte",
    )
)  # fmt: skip


def qualified(text: str) -> tuple[str, str, str]:
    """The qualifier of a text on one line, the words that said it, and the rest: the number."""
    prefix = _PREFIX.match(text)
    if prefix and (qualifier := _QUALIFIER_OF.get(prefix["word"].casefold())):
        return qualifier, prefix[0], text[prefix.end() :]
    if more := _OR_MORE.search(text):
        return AT_LEAST, "mindestens ", text[: more.start()]
    return EXACT, "", text


@dataclass(frozen=True)
class Quantity(Suggesting):
    """How many there are, and how exactly that is known: (value, qualifier), or (None, None).

    With `whole`, things that are counted: no fractions, nothing below zero. Without, any published
    figure: 69,5 % is 69.5 (percent points), -11 a change, 37 Mio. € are 37000000.
    """

    parts = (("", "number"), ("_qualifier", "text"))

    whole: bool = True

    def read(self, value: Cell, context: Mapping[str, object]) -> tuple[float | None, str | None]:  # noqa: ARG002
        """Value and qualifier; both None when the cell says that there is no figure."""
        if not isinstance(value, str):
            return self.settled(numeral(value, self._places())), EXACT
        text = one_line(value)
        if says_nothing(text):
            return None, None
        qualifier, words, rest = qualified(text)
        try:
            return self.settled(numeral(rest, self._places())), qualifier
        except Rejected as rejected:
            number = re.match(r"[-0-9]", rejected.suggestion)
            suggestion = f"{words.strip()} {rejected.suggestion}".strip() if number else rejected.suggestion
            raise Rejected(rejected.rule, suggestion, **rejected.details) from None

    def settled(self, number: Numeral) -> float:
        """The number as it is kept; raises `Rejected` for what cannot be counted."""
        if not (number.unit in self._units() or folded(number.unit) in _COUNTED):
            raise foreign_unit(number)
        if not self.whole:
            return float(number.value)
        if number.value < 0:
            raise Rejected("count_negative", str(abs(whole_value(number.value))))
        return float(whole_value(number.value))

    def _places(self) -> int | None:
        return 0 if self.whole else None

    def _units(self) -> tuple[str, ...]:
        return ("",) if self.whole else ("", "€", "%")

    def expected(self) -> str:
        """What to type."""
        return "eine Zahl wie 120, „rund 120“ oder „mehr als 300“"

    def describe(self) -> str:
        """What may stand in the cell."""
        kind = "Eine Anzahl" if self.whole else "Eine Zahl, auch mit Nachkommastellen oder in Prozent,"
        return f"{kind} mit oder ohne rund, mehr als, mindestens, weniger als oder höchstens; {DOT_RULE}."

    def sample(self) -> str | float:
        """A quantity."""
        return 120.0 if self.whole else "69,5 %"


@dataclass(frozen=True)
class Amount(Quantity):
    """An amount of money in Euro, rounded to cents, with its qualifier; it may be negative."""

    whole: bool = False

    def _places(self) -> int:
        return 2

    def settled(self, number: Numeral) -> float:
        """The amount in Euro, half a cent rounded away from zero."""
        if number.unit not in ("", "€"):
            raise foreign_unit(number)
        return float(number.value.quantize(Decimal("0.01"), ROUND_HALF_UP) + 0)

    def expected(self) -> str:
        """What to type."""
        return "einen Betrag in Euro wie 1.234,50 € oder „rund 37 Mio. €“"

    def describe(self) -> str:
        """What may stand in the cell."""
        return f"Ein Betrag in Euro wie 1.234,50 €, 37 Mio. € oder „bis zu 3,9 Mio. €“; {DOT_RULE}."

    def sample(self) -> float:
        """A grant of the programme Starke Heimat Hessen, Phase 1 (Bruchköbel, 2020)."""
        return 54912.0
