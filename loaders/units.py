"""Tables that count in thousands or millions: their plain numbers are converted, exactly, and that is said.

„in Tsd. Euro“ may stand in the header, in a row of units or above the table. A cell with a unit of its own keeps it.
Where the numbers look like full amounts all the same, nothing is converted and it is asked.
"""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from loaders.cells.base import Cell, written
from loaders.cells.quantity import Amount
from loaders.discreet import discreet
from loaders.findings import ERROR, NOTE, Finding, finding
from loaders.headers import unit_at
from loaders.headers import unit_of as factor_of
from loaders.layout import Layout
from loaders.sheet import Field

NAMES = {3: "Tsd.", 6: "Mio.", 9: "Mrd."}
_FULL = re.compile(r"(?:\bin\s+|[(\[]\s*)(?:€|eur\b|euro\b)", re.IGNORECASE)
_STATEMENT = re.compile(
    r"\b(?:angaben?|beträge?|werte?|zahlen|mittel|summen|alle)?\b[^\d]*\bin\b[^\d]*$", re.IGNORECASE
)
_PLAIN = re.compile(r"(?:[^\d€%]*[^\d€%\w]|[^\W\d]*)?\d[\d.,' ]*")
_OWN = re.compile(r"€|%|\b(?:eur|euro|tsd|tausend|mio|mill|mrd|milli\w+)\b|\d\s?t(?:eur|€)", re.IGNORECASE)

SURELY_FULL = {3: 10_000, 6: 1_000, 9: 100}
"""Where every number is at least so large, they look like full amounts: 10 Mio. Euro and more in every row."""
QUOTED = 120
"""Characters of a header or title that a finding quotes."""
TOO_LARGE = Decimal(10) ** 8
"""An amount per row above 100 Mio. Euro is doubtful, for tables in thousands."""


@dataclass(frozen=True)
class Unit:
    """Numbers count in 10 ** `exponent`; `cell` and `text` are where that is said."""

    exponent: int
    cell: str
    text: str


def exponent_of(text: str) -> int:
    """3 for „in T€“, 6 for „(Mio. €)“, 9 for „Mrd. Euro“, else 0."""
    return round(math.log10(factor_of(text)))


def unit_of(layout: Layout, field: Field) -> Unit | None:
    """In what the column of a field counts; None for full numbers."""
    column = layout.place(field.name)
    if column is None or not field.is_number:
        return None
    text = layout.header.told(column)
    if exponent := exponent_of(text):
        return Unit(exponent, layout.address(layout.header.named, column), text)
    return _of_title(layout) if isinstance(field.type, Amount) and not _FULL.search(text) else None


def _of_title(layout: Layout) -> Unit | None:
    """What „Beträge in Tsd. Euro“ above the table says; „rund 37 Mio. Euro“ says nothing of the columns."""
    for row in range(layout.top, layout.header.first):
        for column, cell in enumerate(layout.grid.rows[row]):
            if isinstance(cell, str) and (exponent := exponent_of(cell)):
                before = cell[: unit_at(cell)]
                if _STATEMENT.search(before) or re.search(r"[(\[]\s*$", before) or not before.strip():
                    return Unit(exponent, layout.address(row, column), cell)
    return None


def converted(cells: list[Cell], unit: Unit) -> list[Cell]:
    """The cells with plain numbers in full: 54.912 of thousands is 54912, „54,9“ is „54,9 Tsd.“."""
    done = {cell: in_full(cell, unit.exponent) for cell in set(cells)}
    return [done[cell] for cell in cells]


def in_full(cell: Cell, exponent: int) -> Cell:
    """A plain number times 10 ** `exponent`, in decimals; anything else as it is."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = Decimal(repr(cell)).scaleb(exponent)
        return int(number) if number == number.to_integral_value() else float(number)
    return f"{cell.strip()} {NAMES[exponent]}" if isinstance(cell, str) and is_plain(cell) else cell


def is_plain(text: str) -> bool:
    """Whether a text is a number (perhaps with „rund“ before it) without any unit."""
    return bool(_PLAIN.fullmatch(text.strip())) and not _OWN.search(text)


def looks_full(cells: list[Cell], exponent: int) -> bool:
    """Whether numbers that are said to count in thousands look like full amounts, or say so."""
    numbers = [abs(cell) for cell in cells if isinstance(cell, int | float) and cell]
    if any(isinstance(cell, str) and "€" in cell and not exponent_of(cell) for cell in cells):
        return True
    large = exponent == 3 and any(Decimal(repr(number)).scaleb(3) > TOO_LARGE for number in numbers)
    return large or (bool(numbers) and min(numbers) >= SURELY_FULL[exponent])


def told(layout: Layout, field: Field, unit: Unit, cells: list[Cell], full: bool) -> Finding:
    """The note that a column was converted, with an example; or the question when it looks full."""
    plain = [cell for cell in cells if isinstance(cell, int | float) or (isinstance(cell, str) and is_plain(cell))]
    before, name = (written(plain[0]) if plain else ""), NAMES[unit.exponent]
    after = german(in_full(plain[0], unit.exponent)) if plain else ""
    own = next((cell for cell in cells if isinstance(cell, str) and "€" in cell), None)
    details = {"label": field.label, "unit": name, "before": before, "after": after, "example": own or before}
    rule, severity = ("unit_in_header", ERROR) if full else ("unit_converted", NOTE)
    value = discreet(unit.text)[:QUOTED]
    return finding(rule, sheet=layout.grid.name, cell=unit.cell, value=value, severity=severity, details=details)


def german(cell: Cell) -> str:
    """A number with dots between the thousands; a text as it is."""
    return f"{cell:,}".translate(str.maketrans(",.", ".,")) if isinstance(cell, int | float) else written(cell)
