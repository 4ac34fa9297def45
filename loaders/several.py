"""Several tables below each other on one worksheet, each with its own header and the words above it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.cells.base import Cell
from loaders.findings import Omitted
from loaders.grid import Grid
from loaders.headers import field_of, header_text
from loaders.headrow import header_at
from loaders.heads import Assigned
from loaders.labels import is_remark, total_kind
from loaders.layout import NOTHING_SAID, Layout, assigned
from loaders.rowkinds import is_header_again
from loaders.sheet import Sheet
from loaders.telling import tells
from loaders.title import title_values

LOOKED_THROUGH = 3
"""The header of a further table has a known word in one of so many columns from the first."""
LONGEST = 60
MOST_WORDS = 5_000
"""A column with more different texts than this is no column of header words."""
ENOUGH = 2.0

OTHER_TABLE = "Zeile einer anderen Tabelle über der Liste: nicht übernommen."
TITLE_ROW = "Überschrift einer weiteren Tabelle: gilt für ihre Zeilen, selbst keine Zeile."


def tables(first: Layout, sheets: Sequence[Sheet], said: Assigned = NOTHING_SAID) -> tuple[list[Layout], list[Omitted]]:
    """The table that was found and those below it on the same worksheet, and the lines of their titles."""
    top = _below_others(first)
    found, titles = [replace(first, top=top)], _filled(first.grid, range(first.top, top), OTHER_TABLE)
    for offset in _header_like(first, sheets):
        last = found[-1]
        further = _table_at(first.grid, offset, sheets, said) if offset > last.header.last else None
        if further is None or (_again(last, offset) and not _speaks_for_itself(further)):
            continue
        found[-1] = replace(last, end=further.top)
        found.append(further)
        titles += _filled(first.grid, range(further.top, further.header.first), TITLE_ROW)
    return found, titles


def _below_others(first: Layout) -> int:
    """Where the title block of the first table begins: below the last row with figures, which is another table's."""
    above = range(first.top, first.header.first)
    figures = [at for at in above if sum(type(cell) in (int, float) for cell in first.grid.rows[at]) > 1]
    return figures[-1] + 1 if figures else first.top


def _filled(grid: Grid, lines: Sequence[int], reason: str) -> list[Omitted]:
    """The lines of these offsets in which something stands, with the reason why they are no rows."""
    filled = [at for at in lines if any(cell is not None for cell in grid.rows[at])]
    return [Omitted(grid.name, grid.first_row + at, reason) for at in filled]


def _header_like(first: Layout, sheets: Sequence[Sheet]) -> Iterator[int]:
    """Offsets of rows of texts, at least two of which name fields of one sheet."""
    rows, start = first.grid.rows, first.header.last + 1
    left = min(first.used, default=0)
    hits: set[int] = set()
    for column in range(left, min(left + LOOKED_THROUGH, len(first.header.texts))):
        words = {row[column] for row in rows[start:]}
        names = {word for word in words if _names_field(word, sheets)} if len(words) <= MOST_WORDS else set()
        if names:
            hits.update(at for at in range(start, len(rows)) if rows[at][column] in names)
    for at in sorted(hits):
        texts = [cell for cell in rows[at] if cell is not None]
        if all(isinstance(text, str) for text in texts) and sum(_names_field(text, sheets) for text in texts) > 1:
            yield at


def _names_field(cell: Cell, sheets: Sequence[Sheet]) -> bool:
    if not isinstance(cell, str) or len(cell) > LONGEST:
        return False
    text = header_text(cell)
    return any(field_of(text, sheet) for sheet in sheets)


def _table_at(grid: Grid, offset: int, sheets: Sequence[Sheet], said: Assigned) -> Layout | None:
    """The sheet that a row of texts heads best, alone or together with the row below; None when none fits."""
    headers = [header for depth in (1, 2) if (header := header_at(grid, offset, depth))]
    places = [assigned(grid, sheet, header, said) for sheet in sheets for header in headers]
    fitting = [place for place in places if len(place.found) >= 2 and place.score >= ENOUGH and tells(place)]
    best = max(fitting, key=lambda place: place.score, default=None)
    return replace(best, top=_title_start(grid, offset)) if best else None


def _title_start(grid: Grid, header: int) -> int:
    """Where the title above a header begins: texts that stand alone, or short rows below an empty one."""
    start = header
    for at in range(header - 1, -1, -1):
        filled = [cell for cell in grid.rows[at] if cell is not None]
        if not filled:
            return start if start < header else _title_start(grid, at) if at else at
        alone = len(filled) == 1 or (len(filled) == 2 and _below_empty(grid, at))
        if not alone or is_remark(filled) or (isinstance(filled[0], str) and total_kind(filled[0])):
            return start
        start = at
    return start


def _below_empty(grid: Grid, offset: int) -> bool:
    """Whether only short rows stand between a row and the empty row above it."""
    for at in range(offset, -1, -1):
        filled = len(grid.rows[at]) - grid.rows[at].count(None)
        if filled > 2:
            return False
        if not filled:
            return True
    return True


def _again(last: Layout, offset: int) -> bool:
    return is_header_again(last, last.grid.rows[offset])


def _speaks_for_itself(further: Layout) -> bool:
    """Whether words above a repeated header say something of its rows: then it is a table of its own."""
    if further.top == further.header.first:
        return False
    free = [field for field in further.sheet.fields if field.in_title and field.name not in further.columns]
    return any(said.cell for field in free for said in title_values(further, field))
