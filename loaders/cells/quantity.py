"""Quantities: a number with its qualifier, because „rund 120“ and „mehr als 300“ are data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar

from loaders.cells.base import Cell, Percentage, written
from loaders.cells.digits import DOT_RULE
from loaders.cells.numerals import Numeral, foreign_unit, german, numeral, whole_value
from loaders.cells.qualifier import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    COUNTED,
    EXACT,
    LESS_THAN,
    MORE_THAN,
    QUALIFIERS,
    is_no_name,
    qualified,
    turned,
)
from loaders.cells.suggesting import Suggesting
from loaders.cells.text import folded, one_line, says_nothing
from loaders.discreet import only_known, without_names
from loaders.findings import Rejected

__all__ = [
    "ABOUT", "AT_LEAST", "AT_MOST", "EXACT", "LESS_THAN", "MORE_THAN", "QUALIFIERS", "Amount", "Quantity", "qualified",
]  # fmt: skip


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
            raise Rejected(rejected.rule, turned(text) or suggestion, **rejected.details) from None

    def settled(self, number: Numeral) -> float:
        """The number as it is kept; raises `Rejected` for what cannot be counted."""
        if not (number.unit in self._units() or folded(number.unit) in COUNTED):
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

    def quoted(self, value: Cell) -> str:
        """The cell without names: of a text without a digit only its words in small letters are quoted."""
        text = without_names(written(value))
        return text if re.search(r"[0-9]", text) else only_known(text, is_no_name)

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
class Figure(Quantity):
    """A published figure; in percent, a number between 0 and 1 without the sign may be a share of one: asked."""

    whole: bool = False

    context: ClassVar[tuple[str, ...]] = ("einheit",)

    def read(self, value: Cell, context: Mapping[str, object]) -> tuple[float | None, str | None]:
        """Value and qualifier, as `Quantity` reads them."""
        number, qualifier = super().read(value, context)
        bare = not isinstance(value, Percentage) and not re.search(r"%|prozent|v\. ?h", written(value), re.IGNORECASE)
        if number and 0 < abs(number) < 1 and bare and folded(str(context.get("einheit"))) in ("prozent", "vh", ""):
            share = Decimal(repr(number))
            first, second = f"{german(share * 100)} %", f"{german(share)} %"
            raise Rejected("number_doubtful", first=first, second=second)
        return number, qualifier


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
