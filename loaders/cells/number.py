"""Numbers without a qualifier: whole numbers and percent."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from loaders.cells.base import Cell
from loaders.cells.digits import DOT_RULE
from loaders.cells.numerals import foreign_unit, german, numeral, whole_value
from loaders.cells.suggesting import Suggesting
from loaders.cells.text import one_line, says_nothing
from loaders.findings import Rejected


@dataclass(frozen=True)
class WholeNumber(Suggesting):
    """A whole number within bounds; „k. A.“ and dashes are a missing value."""

    parts = (("", "whole"),)

    at_least: int | None = None
    at_most: int | None = None

    def read(self, value: Cell, context: Mapping[str, object]) -> int | None:  # noqa: ARG002
        """The number; None when the cell says that there is none."""
        if isinstance(value, str) and says_nothing(one_line(value)):
            return None
        number = numeral(value, places=0)
        if number.unit:
            raise foreign_unit(number)
        whole = whole_value(number.value)
        if self.at_least is not None and whole < self.at_least:
            raise Rejected("number_at_least", at_least=self.at_least)
        if self.at_most is not None and whole > self.at_most:
            raise Rejected("number_at_most", at_most=self.at_most)
        return whole

    def expected(self) -> str:
        """What to type."""
        return f"eine ganze Zahl wie {self.sample()}"

    def describe(self) -> str:
        """What may stand in the cell."""
        bounds = [f"mindestens {self.at_least}"] if self.at_least is not None else []
        bounds += [f"höchstens {self.at_most}"] if self.at_most is not None else []
        return f"Eine ganze Zahl{''.join(', ' + bound for bound in bounds)}; {DOT_RULE}."

    def sample(self) -> int:
        """1250, or the bound nearest to it."""
        at_least = 1250 if self.at_least is None else max(self.at_least, 1250)
        return at_least if self.at_most is None else min(self.at_most, at_least)


@dataclass(frozen=True)
class Percent(Suggesting):
    """A share in percent points from 0 to 100: 63 % is 63.0, and so is a cell formatted as percent.

    A number between 0 and 1 without the sign may be a share of one, so it is asked.
    """

    parts = (("", "number"),)

    def read(self, value: Cell, context: Mapping[str, object]) -> float | None:  # noqa: ARG002
        """The percent points; None when the cell says that there is no figure."""
        if isinstance(value, str) and says_nothing(one_line(value)):
            return None
        number = numeral(value)
        if number.unit not in ("", "%"):
            raise foreign_unit(number)
        if not number.unit and 0 < number.value < 1:
            first, second = f"{german(number.value * 100)} %", f"{german(number.value)} %"
            raise Rejected("number_doubtful", first, first=first, second=second)
        if not 0 <= number.value <= Decimal(100):
            raise Rejected("percent_range")
        return float(number.value)

    def expected(self) -> str:
        """What to type."""
        return "einen Anteil in Prozent wie 63 %"

    def describe(self) -> str:
        """What may stand in the cell."""
        return f"Ein Anteil in Prozent von 0 bis 100, zum Beispiel 63 % oder 69,5 %; {DOT_RULE}."

    def sample(self) -> str:
        """A share."""
        return "63 %"
