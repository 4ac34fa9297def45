"""Crosstabs: columns that are headed by values of one field, with figures in their cells - read cell by cell.

„Funktion | Darmstadt | Gießen | Kassel“ is a table of Funktion, Regierungsbezirk and Anzahl, written across.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from loaders import territory
from loaders.cells.base import Cell, CellType
from loaders.cells.choice import Choice
from loaders.cells.dates import FIRST_YEAR, LAST_YEAR
from loaders.cells.day import Day
from loaders.cells.office import Office
from loaders.cells.place import BezirkRef, KommuneRef
from loaders.cells.reifegrad import Reifegrad
from loaders.claims import is_personal_column
from loaders.findings import NOTE, Finding, Rejected, finding
from loaders.grid import Grid
from loaders.headers import field_of, header_text
from loaders.headrow import Header
from loaders.labels import total_kind
from loaders.mention import read_mention
from loaders.sheet import Field, Sheet

ACROSS = (BezirkRef, KommuneRef, Day, Choice, Office, Reifegrad)
"""Types whose values may head columns."""

TRIED = 50
"""So many rows are looked at to tell which field the cells hold."""


@dataclass(frozen=True)
class Spread:
    """Columns headed, in row `row`, by values of `field`; in their cells stand values of `measure`."""

    field: str
    measure: str
    columns: tuple[int, ...]
    row: int


def spread(grid: Grid, sheet: Sheet, header: Header, columns: Mapping[str, int], silenced: Set[int]) -> Spread | None:
    """The columns that are headed by values of one field which has no column of its own; None when there are none.

    Columns `silenced` by people are none of them. A sum of such columns, „Teilnehmende insgesamt“, holds no field.
    """
    columns = {name: at for name, at in columns.items() if at in silenced or not _adds_up(header, at)}
    free = _heads(grid, sheet, header, {*columns.values(), *silenced})
    best: tuple[int, ...] = ()
    name = ""
    for field in sheet.fields if len(free) > 1 else ():
        if field.name not in columns and isinstance(field.type, ACROSS) and field.stored:
            found = _of_field(free, field.type)
            if len(found) > len(best):
                best, name = found, field.name
    if len(best) < 2:
        return None
    measure = _measure(grid, sheet, header, {*columns, name}, best)
    return Spread(name, measure, best, header.named) if measure else None


def _adds_up(header: Header, column: int) -> bool:
    """Whether a column is headed by a word for a sum below the group of other columns."""
    bottom = header.bottom[column]
    return header.texts[column] != bottom and bool(total_kind(bottom))


def _heads(grid: Grid, sheet: Sheet, header: Header, claimed: set[int]) -> dict[int, Cell]:
    """The cells that head columns which no field has claimed; sums and personal columns aside."""
    cells = {at: cell for at, cell in enumerate(grid.rows[header.named]) if cell is not None and at not in claimed}
    texts = {at: header_text(cell) for at, cell in cells.items()}
    named = [at for at, text in texts.items() if text and not total_kind(text)]
    return {at: cells[at] for at in named if not is_personal_column(grid, sheet, header, at)}


def _of_field(heads: dict[int, Cell], kind: CellType) -> tuple[int, ...]:
    """The columns whose heads are different values of a type; what stands between them is asked, not left out."""
    values = {at: value for at, cell in heads.items() if (value := _value(cell, kind)) is not None}
    if isinstance(kind, BezirkRef) and len(values) > 1:
        values = {at: value for at, value in values.items() if value != territory.LAND}
    if len(values) < 2 or len(set(values.values())) < len(values):
        return ()
    between = {at for at in heads if min(values) < at < max(values)}
    beside = {at for at, cell in heads.items() if isinstance(kind, KommuneRef) and _is_place(cell)}
    return tuple(sorted({*values, *between, *beside}))


def _is_place(cell: Cell) -> bool:
    """Whether a head names Kommunen, be it several of one name."""
    return isinstance(cell, str) and bool(read_mention(header_text(cell)).named.sure)


def _value(cell: Cell, kind: CellType) -> object:
    """The typed value of a head; a bare number heads a column only as a year."""
    if isinstance(kind, KommuneRef) and not _is_place(cell):
        return None
    if isinstance(cell, int | float):
        if not isinstance(kind, Day) or cell not in range(FIRST_YEAR, LAST_YEAR + 1):
            return None
    elif not isinstance(cell, str | date):
        return None
    try:
        return kind.parse(header_text(cell) if isinstance(cell, str) else cell)
    except Rejected:
        return None


def _measure(grid: Grid, sheet: Sheet, header: Header, taken: set[str], columns: tuple[int, ...]) -> str:
    """The field whose values the cells hold: the one named above the columns, or the declared one that fits best."""
    above = {header.texts[at].removesuffix(header.bottom[at]).strip() for at in columns}
    named = [found[0].name for text in above if text and (found := field_of(text, sheet))]
    if len(above) == 1 and named:
        return named[0] if named[0] not in taken else ""
    rows = grid.rows[header.last + 1 : header.last + 1 + TRIED]
    cells = [cell for row in rows if not _is_total(row) for at in columns if (cell := row[at]) is not None]
    fits = {name: _fitting(cells, sheet.field(name)) for name in sheet.measure if name not in taken}
    best = max(fits, key=lambda name: fits[name], default="")
    return best if best and 2 * fits[best] >= len(cells) > 0 else ""


def _is_total(row: list[Cell]) -> bool:
    return any(isinstance(cell, str) and total_kind(cell, prose=True) for cell in row)


def _fitting(cells: Sequence[Cell], field: Field) -> int:
    return sum(_parses(cell, field.type) for cell in cells)


def _parses(cell: Cell, kind: CellType) -> bool:
    try:
        return kind.parse(cell, {"reifegradmodell": "1.1"}) is not None
    except Rejected:
        return False


def told(sheet: Sheet, worksheet: str, across: Spread, first: str, last: str) -> Finding:
    """The note that columns were read as values of a field."""
    label, measure = sheet.field(across.field).label, sheet.field(across.measure).label
    details = {"first": first, "last": last, "label": label, "measure": measure}
    return finding("crosstab", sheet=worksheet, cell=first, severity=NOTE, details=details)
