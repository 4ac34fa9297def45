"""The row, or the two rows, that head a table: a merged group cell speaks for every column below it."""

import re
from dataclasses import dataclass, replace
from datetime import date

from loaders.cells.base import Cell
from loaders.cells.dates import FIRST_YEAR, LAST_YEAR
from loaders.grid import Grid
from loaders.headers import header_text


@dataclass(frozen=True)
class Header:
    """Rows `first` to `last` (offsets in the grid) that head the columns `texts`."""

    first: int
    last: int
    texts: tuple[str, ...]
    bottom: tuple[str, ...]
    """The texts of the lowest header row alone, without the group above them."""
    units: tuple[str, ...] = ()
    """What a row of units below the header says of each column; () without such a row."""

    @property
    def named(self) -> int:
        """The lowest row that names the columns: the last one, or the one above the units."""
        return self.last - bool(self.units)

    def told(self, column: int) -> str:
        """The header of a column with its unit."""
        return f"{self.texts[column]} {self.units[column] if self.units else ''}".strip()


UNIT = re.compile(
    r"[(\[]?(?:in\s+)?(?:(?:tsd|mio|mrd)\.?|t|1\.?000|tausend|millionen)?\s*"
    r"(?:euro|eur|€|t€|teur|%|prozent|v\.\s?h\.|anzahl|anz\.|personen|stück|stk\.?|datum|tt\.mm\.jjjj|text|jahr|ja/nein)?[)\]]?",
    re.IGNORECASE,
)
"""A cell of a row of units: Euro, in %, Anzahl, (Tsd. €)."""


def header_at(grid: Grid, first: int, depth: int) -> Header | None:
    """The texts of one header row, or of a group row over a header row; None when there are not two."""
    last = first + depth - 1
    if last >= len(grid.rows):
        return None
    bottom = [header_text(cell) if isinstance(cell, str | date) or _is_year(cell) else "" for cell in grid.rows[last]]
    top = _spread(grid, first, len(bottom)) if depth == 2 else [""] * len(bottom)
    texts = [f"{up} {low}".strip() if up != low else low for up, low in zip(top, bottom, strict=True)]
    return Header(first, last, tuple(texts), tuple(bottom)) if sum(map(bool, texts)) >= 2 else None


def _is_year(cell: Cell) -> bool:
    return isinstance(cell, int | float) and cell in range(FIRST_YEAR, LAST_YEAR + 1)


def _spread(grid: Grid, offset: int, width: int) -> list[str]:
    """The texts of a group row: a merged cell speaks for every column that it covers."""
    row = grid.rows[offset]
    texts = [header_text(row[c]) if c < len(row) and isinstance(row[c], str) else "" for c in range(width)]
    for top, left, _, right in grid.merged:
        start, end = left - grid.first_column, min(right - grid.first_column + 1, width)
        if top == grid.first_row + offset and 0 <= start < end:
            texts[start:end] = [texts[start]] * (end - start)
    return texts


def with_units(grid: Grid, header: Header) -> Header:
    """The header with a row of units below it, if there is one: „Euro“, „Anzahl“, „in %“."""
    below = grid.rows[header.last + 1] if header.last + 1 < len(grid.rows) else []
    if not any(cell is not None for cell in below):
        return header
    if any(cell is not None and not (isinstance(cell, str) and UNIT.fullmatch(cell.strip())) for cell in below):
        return header
    units = tuple(header_text(cell) for cell in below)
    return replace(header, last=header.last + 1, units=units)
