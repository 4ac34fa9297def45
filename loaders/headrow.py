"""The row, or the two rows, that head a table: a merged group cell speaks for every column below it."""

from dataclasses import dataclass

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


def header_at(grid: Grid, first: int, depth: int) -> Header | None:
    """The texts of one header row, or of a group row over a header row; None when there are not two."""
    last = first + depth - 1
    if last >= len(grid.rows):
        return None
    bottom = [header_text(cell) if isinstance(cell, str) else "" for cell in grid.rows[last]]
    top = _spread(grid, first, len(bottom)) if depth == 2 else [""] * len(bottom)
    texts = [f"{up} {low}".strip() if up != low else low for up, low in zip(top, bottom, strict=True)]
    return Header(first, last, tuple(texts), tuple(bottom)) if sum(map(bool, texts)) >= 2 else None


def _spread(grid: Grid, offset: int, width: int) -> list[str]:
    """The texts of a group row: a merged cell speaks for every column that it covers."""
    row = grid.rows[offset]
    texts = [header_text(row[c]) if c < len(row) and isinstance(row[c], str) else "" for c in range(width)]
    for top, left, _, right in grid.merged:
        start, end = left - grid.first_column, min(right - grid.first_column + 1, width)
        if top == grid.first_row + offset and 0 <= start < end:
            texts[start:end] = [texts[start]] * (end - start)
    return texts
