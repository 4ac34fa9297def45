"""Whose is a column? Its header says so, unless its cells belie it."""

from itertools import islice

from loaders import belied
from loaders.cells.base import Cell
from loaders.grid import Grid
from loaders.headers import field_of, header_text, normal
from loaders.headrow import Header
from loaders.labels import is_remark
from loaders.personal import is_personal
from loaders.sheet import Field, Sheet

SAMPLED, SEARCHED = 500, 20_000
"""So many filled cells tell what a column holds, looked for in so many rows."""


def claim(grid: Grid, sheet: Sheet, header: Header, column: int) -> tuple[Field, bool] | None:
    """The field of a column, and whether its header is the label; None when it belongs to none."""
    found = _by_header(sheet, header, column)
    return None if found is None or _belied(grid, found[0], header, column) else found


def is_personal_column(grid: Grid, sheet: Sheet, header: Header, column: int) -> bool:
    """Whether a column is dropped because of personal data, told from its header or from its cells."""
    found = _by_header(sheet, header, column)
    if found is None:
        return is_personal(header.texts[column])
    return _belied(grid, found[0], header, column) == belied.PERSONAL


def is_header_word(text: str, sheet: Sheet) -> bool:
    """Whether a cell reads like a header of this sheet, known or personal."""
    return field_of(text, sheet) is not None or is_personal(text)


def goes_on(grid: Grid, sheet: Sheet, header: Header) -> bool:
    """Whether the row below a header row holds nothing but further headers: then both rows are the header."""
    below = grid.rows[header.last + 1] if header.last + 1 < len(grid.rows) else []
    texts = [header_text(cell) if isinstance(cell, str) else "" for cell in below if cell is not None]
    heads = {normal(text) for text in header.texts}
    return len(texts) >= 2 and all(is_header_word(text, sheet) and normal(text) not in heads for text in texts)


def cells_below(grid: Grid, header: Header, column: int) -> list[Cell]:
    """The first filled cells of a column below its header; remarks below the table are none of them."""
    rows = islice(grid.rows, header.last + 1, header.last + 1 + SEARCHED)
    below = (row[column] for row in rows if column < len(row) and not _is_remark(row))
    return list(islice((cell for cell in below if cell is not None), SAMPLED))


def _is_remark(row: list[Cell]) -> bool:
    return len(row) - row.count(None) == 1 and is_remark([cell for cell in row if cell is not None])


def _by_header(sheet: Sheet, header: Header, column: int) -> tuple[Field, bool] | None:
    return field_of(header.texts[column], sheet) or field_of(header.bottom[column], sheet)


def _belied(grid: Grid, field: Field, header: Header, column: int) -> str:
    if field.belied is None:
        return ""
    return field.belied(header.texts[column], cells_below(grid, header, column), header.texts)
