"""Context that stands once above a table: the day, the conference, the Regierungsbezirk."""

import re
from dataclasses import dataclass

from loaders.cells.base import Cell
from loaders.cells.text import Text
from loaders.events import EVENT
from loaders.findings import Rejected
from loaders.layout import Layout
from loaders.sheet import Field

PIECES = re.compile(r"[,;|–—\n(){}\[\]]|\s-\s|\b(?:am|vom|zum|stand|stichtag|datum|ort|für)\b\s*:?|:", re.IGNORECASE)
"""Where a title is cut: „Regionalkonferenz Darmstadt am 12.02.2020“ holds two pieces."""


@dataclass(frozen=True)
class TitleValue:
    """A value for every row, and the cell of the title block that says it ("" for the sheet name)."""

    value: object
    cell: tuple[int, int] | None
    text: str


def title_value(layout: Layout, field: Field) -> TitleValue | None:
    """What the title block says about a field without a column; None when it says nothing or two things."""
    found: dict[object, TitleValue] = {}
    for cell, place in _title_cells(layout):
        for piece in _pieces(cell):
            value = _understood(piece, field)
            if value is not None:
                found.setdefault(value, TitleValue(value, place, piece if isinstance(piece, str) else str(cell)))
    return next(iter(found.values())) if len(found) == 1 else None


def _title_cells(layout: Layout) -> list[tuple[Cell, tuple[int, int] | None]]:
    """The cells above the header with their offsets, last the name of the worksheet."""
    cells: list[tuple[Cell, tuple[int, int] | None]] = [
        (cell, (row, column))
        for row in range(layout.header.first)
        for column, cell in enumerate(layout.grid.rows[row])
        if cell is not None
    ]
    return [*cells, (layout.grid.name, None)]


def _pieces(cell: Cell) -> list[Cell]:
    if not isinstance(cell, str):
        return [cell]
    return list(dict.fromkeys(piece.strip() for piece in (cell, *PIECES.split(cell)) if piece and piece.strip()))


def _understood(piece: Cell, field: Field) -> object:
    """The typed value when the piece is one for the field; free text only when it names an event."""
    if isinstance(field.type, Text):
        if not (isinstance(piece, str) and EVENT.search(piece)) or PIECES.search(piece):
            return None
    elif isinstance(piece, int | float):
        return None  # a bare number in a title is no day and no place
    elif isinstance(piece, str) and piece.isdigit():
        return None
    try:
        return field.type.parse(piece)
    except Rejected:
        return None
