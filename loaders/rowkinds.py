"""Which rows below a header are rows of the table, and what the others are: totals, remarks, headings."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders import groups
from loaders.cells.base import Cell
from loaders.cells.text import Text
from loaders.findings import Omitted
from loaders.groups import Group
from loaders.headers import header_text
from loaders.labels import is_remark, total_kind
from loaders.layout import Layout
from loaders.naming import names_more

TOTAL_ROW = "Summenzeile: nicht übernommen, damit nichts doppelt zählt."
REMARK_ROW = "Anmerkung unter oder in der Tabelle: nicht übernommen."
REPEATED_HEADER = "Wiederholte Kopfzeile: nicht übernommen."
NO_VALUES = "Zeile ohne Angabe in einer bekannten Spalte: nicht übernommen."
NUMBERING = "Nummern der Spalten: nicht übernommen."
GROUP_ROW = "Zwischenüberschrift: gilt für die Zeilen darunter, selbst keine Zeile."


@dataclass(frozen=True)
class Total:
    """A row that adds up others: its offset, how many rows of the table stand above it, and of which kind it is."""

    offset: int
    above: int
    kind: str


@dataclass
class Rows:
    """The rows of a layout: offsets of those that are kept, the totals, the headings, and the rest with its reason."""

    kept: list[int] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    omitted: list[Omitted] = field(default_factory=list)

    def counted(self, offsets: list[int]) -> "Rows":
        """The same rows, with totals and headings counting the records at `offsets` (sorted) above them."""
        totals = [replace(total, above=bisect_left(offsets, total.offset)) for total in self.totals]
        groups = [replace(group, above=bisect_left(offsets, group.offset)) for group in self.groups]
        return replace(self, totals=totals, groups=groups)


def sort(layout: Layout) -> Rows:
    """Look at every row below the header once; only what is nearly empty or labelled is looked at closely."""
    rows, grid = Rows(), layout.grid
    columns = sorted(layout.used)
    first = columns[0]
    suspicious = {layout.header.last + 1, *_labelled(layout)}
    for offset in range(layout.header.last + 1, layout.stop):
        row = grid.rows[offset]
        filled = len(row) - row.count(None)
        if filled > 2 and offset not in suspicious:
            if row[first] is not None or any(row[column] is not None for column in columns):
                rows.kept.append(offset)
            else:
                _omit(layout, rows, offset, NO_VALUES)
        elif filled:
            _look(layout, rows, offset, columns)
    return rows


def _omit(layout: Layout, rows: Rows, offset: int, reason: str) -> None:
    rows.omitted.append(Omitted(layout.grid.name, layout.grid.first_row + offset, reason))


def _look(layout: Layout, rows: Rows, offset: int, columns: list[int]) -> None:
    """File a row that may be no row of the table."""
    row = layout.grid.rows[offset]
    if kind := _total(layout, row):
        rows.totals.append(Total(offset, len(rows.kept), kind))
        return
    reason = _reason(layout, row, offset, columns)
    if not reason and (said := groups.heading(layout, offset)):
        rows.groups.append(Group(offset, len(rows.kept), said))
        reason = GROUP_ROW
    if not reason and all(row[column] is None for column in columns):
        reason = NO_VALUES
    if reason:
        _omit(layout, rows, offset, reason)
    else:
        rows.kept.append(offset)


def _reason(layout: Layout, row: list[Cell], offset: int, columns: list[int]) -> str:
    filled = [cell for cell in row if cell is not None]
    if is_header_again(layout, row):
        return REPEATED_HEADER
    if offset == layout.header.last + 1 and _is_numbering(filled) and len(filled) >= len(columns):
        return NUMBERING
    return REMARK_ROW if len(filled) <= 2 and is_remark(filled) else ""


def is_header_again(layout: Layout, row: list[Cell]) -> bool:
    """Whether every filled cell of a row repeats the cell above it in one of the header's rows."""
    heads = layout.grid.rows[layout.header.first : layout.header.last + 1]
    return any(
        all(cell is None or _same(cell, above) for cell, above in zip(row, head, strict=True))
        and sum(cell is not None for cell in row) > 1
        for head in heads
    )


def _same(cell: Cell, above: Cell) -> bool:
    if isinstance(cell, str) and isinstance(above, str):
        return header_text(cell).casefold() == header_text(above).casefold()
    return cell == above


def _is_numbering(filled: Sequence[Cell]) -> bool:
    """(1) (2) (3), 1 2 3 or a b c below the names of the columns."""
    said = [str(cell).strip(" ().").removesuffix(".0") for cell in filled]
    count = len(said)
    letters = [chr(ord("a") + place) for place in range(count)]
    return count > 1 and ([*map(str, range(1, count + 1))] == said or [text.casefold() for text in said] == letters)


def _total(layout: Layout, row: list[Cell]) -> str:
    """Which kind of total a row is by its labels; "" for none."""
    for column in layout.label_columns:
        cell = row[column]
        if isinstance(cell, str):
            field = layout.field_at(column)
            prose = field is None or isinstance(field.type, Text)
            if kind := total_kind(cell, prose=prose and names_more(layout, row, column)):
                return kind
    return ""


def _labelled(layout: Layout) -> set[int]:
    """Offsets of rows with a label of a total, or of the header, in one of the columns that name a row."""
    rows, start, stop = layout.grid.rows, layout.header.last + 1, layout.stop
    found: set[int] = set()
    for column in layout.label_columns:
        head = layout.header.texts[column], layout.header.bottom[column]
        words = {cell for cell in {row[column] for row in rows[start:stop]} if _is_label(cell, head)}
        if words:
            found.update(offset for offset in range(start, stop) if rows[offset][column] in words)
    return found


def _is_label(cell: Cell, head: tuple[str, str]) -> bool:
    return isinstance(cell, str) and (bool(total_kind(cell)) or header_text(cell) in head)
