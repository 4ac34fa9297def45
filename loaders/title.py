"""Context that stands once above a table: the day, the conference, the Regierungsbezirk."""

import re
from dataclasses import dataclass

from loaders.cells.base import Cell, written
from loaders.cells.day import Day
from loaders.cells.text import Text
from loaders.events import EVENT
from loaders.findings import Rejected
from loaders.headers import normal
from loaders.layout import Layout
from loaders.sheet import Field

PIECES = re.compile(r"[,;|–—\n(){}\[\]]|\s-\s|\b(?:am|vom|zum|stand|stichtag|datum|ort|für)\b\s*:?|:", re.IGNORECASE)
"""Where a title is cut: „Regionalkonferenz Darmstadt am 12.02.2020“ holds two pieces."""


_UNTIL = r"\b\W*(?:vom|am|zum|von)?\b[^,;|)\n–—]*"
STAND = re.compile(r"\b(?:stand|stichtag)" + _UNTIL, re.IGNORECASE)
"""The day of a list; only a field that is itself a Stand or Stichtag may take it for its own."""
PRINTED = re.compile(
    r"\b(?:druckdatum|gedruckt|ausdruck|ausgedruckt|erstellt|erzeugt|aktualisiert|exportiert|bearbeitet|zuletzt|abgerufen"
    r"|erstellungsdatum|bearbeitungsstand|letzte änderung)" + _UNTIL,
    re.IGNORECASE,
)
"""The day on which somebody printed or wrote the list: never the day of what it tells."""
_ANNOUNCES = re.compile(rf"\W*(?:{STAND.pattern}|{PRINTED.pattern})", re.IGNORECASE)


@dataclass(frozen=True)
class TitleValue:
    """A value for every row, and the cell of the title block that says it ("" for the sheet name)."""

    value: object
    cell: tuple[int, int] | None
    text: str


def title_value(layout: Layout, field: Field) -> TitleValue | None:
    """What the title block says about a field without a column; None when it says nothing or two things."""
    found = title_values(layout, field)
    return found[0] if len(found) == 1 else None


def title_values(layout: Layout, field: Field) -> list[TitleValue]:
    """Everything different that the title block says about a field; of a day and its month only the day."""
    found: dict[object, TitleValue] = {}
    for cell, place in _title_cells(layout):
        for value, piece in pieces_for(cell, field).items():
            found.setdefault(value, TitleValue(value, place, piece))
    if isinstance(field.type, Day):
        found = {day: said for day, said in found.items() if not any(_more_precise(other, day) for other in found)}
    return list(found.values())


def _more_precise(one: object, other: object) -> bool:
    return one != other and str(one).startswith(str(other))


def pieces_for(cell: Cell, field: Field) -> dict[object, str]:
    """The typed values that the pieces of a cell give a field, each with its words."""
    found: dict[object, str] = {}
    for piece in _pieces(_without_other_days(cell, field)):
        value = _understood(piece, field)
        if value is not None:
            found.setdefault(value, piece if isinstance(piece, str) else written(piece))
    return found


def _without_other_days(cell: Cell, field: Field) -> Cell:
    """The cell without the days that are none of the field's: of printing, and of the list as a whole."""
    if not (isinstance(cell, str) and isinstance(field.type, Day)):
        return cell
    own = {"stand", "stichtag"} & set(map(normal, (field.label, *field.synonyms)))
    text = PRINTED.sub("", cell)
    return text if own else STAND.sub("", text)


def _title_cells(layout: Layout) -> list[tuple[Cell, tuple[int, int] | None]]:
    """The cells above the header with their offsets, last the name of the worksheet.

    A cell right of „Stand:“ or „Druckdatum“ is read together with it.
    """
    cells: list[tuple[Cell, tuple[int, int] | None]] = []
    for row in range(layout.top, layout.header.first):
        before: Cell = None
        for column, cell in enumerate(layout.grid.rows[row]):
            if cell is not None:
                announced = isinstance(before, str) and _ANNOUNCES.fullmatch(before)
                cells.append((f"{before} {written(cell)}" if announced else cell, (row, column)))
                before = cell
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
