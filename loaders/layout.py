"""Where a table lies in a grid: its header, its columns, its rows - and what is no row of it."""

import re
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from loaders.cells.base import Cell
from loaders.claims import claim, is_header_word
from loaders.findings import Omitted
from loaders.grid import Grid
from loaders.headers import header_text, normal
from loaders.headrow import Header, header_at
from loaders.personal import is_personal
from loaders.sheet import Sheet

SEARCHED_ROWS = 100
"""A header is looked for in this many rows from the top: title blocks are shorter."""

TOTAL = re.compile(
    r"(zwischen|gesamt|end)?summe\b|(ins)?gesamt\b|total\b|Σ|davon\b|darunter\b|hessen (ins)?gesamt\b", re.I
)
REMARK = re.compile(
    r"[*†¹²³]|\d\)|(quelle|stand|anmerkung|hinweis|erläuterung|fußnote|legende|bemerkung)\w*\s*:|©", re.I
)
LONG_REMARK = 80

TOTAL_ROW = "Summenzeile: nicht übernommen, damit nichts doppelt zählt."
REMARK_ROW = "Anmerkung unter oder in der Tabelle: nicht übernommen."
REPEATED_HEADER = "Wiederholte Kopfzeile: nicht übernommen."
NO_VALUES = "Zeile ohne Angabe in einer bekannten Spalte: nicht übernommen."


@dataclass(frozen=True)
class Layout:
    """A sheet found in a grid: which column holds which field, and which rows are its rows."""

    grid: Grid
    sheet: Sheet
    header: Header
    columns: dict[str, int]
    twice: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Fields that several columns claim, with those columns."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields without a column (nor, where one may stand in, one of its alternatives)."""
        return tuple(
            field.name
            for field in self.sheet.fields
            if field.required and not {field.name, *field.type.alternatives} & set(self.columns)
        )

    @property
    def score(self) -> float:
        """How well the sheet fits: columns found, less what is missing and cannot stand in the title."""
        missing = [name for name in self.missing if not self.sheet.field(name).in_title]
        return len(self.columns) - 1.5 * len(missing)

    @property
    def unknown(self) -> dict[int, str]:
        """Columns with a header that names no field of the sheet."""
        used = {*self.columns.values(), *(column for columns in self.twice.values() for column in columns)}
        return {column: text for column, text in enumerate(self.header.texts) if text and column not in used}

    def address(self, offset: int, column: int | None) -> str:
        """The address of a cell as the spreadsheet shows it: E14; only the row when there is no column."""
        line = self.grid.first_row + offset
        return f"{get_column_letter(self.grid.first_column + column)}{line}" if column is not None else str(line)

    def rows(self) -> tuple[list[int], list[Omitted]]:
        """Offsets of the rows of the table, and the rows that are left out with the reason."""
        kept: list[int] = []
        omitted: list[Omitted] = []
        columns = sorted(self.columns.values())
        heads = {column: normal(self.header.texts[column]) for column in columns}
        for offset in range(self.header.last + 1, len(self.grid.rows)):
            row = self.grid.rows[offset]
            first = next((cell for cell in row if cell is not None), None)
            if first is None:
                continue
            reason = _no_row(row, first, columns, heads)
            if reason:
                omitted.append(Omitted(self.grid.name, self.grid.first_row + offset, reason))
            else:
                kept.append(offset)
        return kept, omitted


def _no_row(row: list[Cell], first: Cell, columns: list[int], heads: dict[int, str]) -> str:
    """Why a row with something in it is not a row of the table; "" when it is one."""
    if isinstance(first, str):
        if TOTAL.match(first):
            return TOTAL_ROW
        filled = sum(cell is not None for cell in row)
        if filled == 1 and (REMARK.match(first) or len(first) > LONG_REMARK):
            return REMARK_ROW
        if all(
            isinstance(row[c], str) and normal(str(row[c])) == heads[c] for c in columns if c < len(row) and heads[c]
        ):
            return REPEATED_HEADER
    if all(c >= len(row) or row[c] is None for c in columns):
        return NO_VALUES
    return ""


def find(grid: Grid, sheet: Sheet) -> Layout | None:
    """The best place of the sheet in the grid; None when fewer than two of its columns are there.

    A column of names (which is dropped) counts as one of the two: „Kommune, Name“ is a list of participants.
    """
    best: Layout | None = None
    for depth in (1, 2):
        for first in range(min(SEARCHED_ROWS, len(grid.rows))):
            header = header_at(grid, first, depth)
            if header is None:
                continue
            layout = _assign(grid, sheet, header)
            if not layout.columns or (depth == 1 and _goes_on(grid, header, sheet)):
                continue
            two = len(layout.columns) >= 2 or any(map(is_personal, layout.unknown.values()))
            if two and (best is None or layout.score > best.score):
                best = layout
    return best


def _goes_on(grid: Grid, header: Header, sheet: Sheet) -> bool:
    """Whether the row below a header row holds nothing but further headers: then both rows are the header."""
    below = grid.rows[header.last + 1] if header.last + 1 < len(grid.rows) else []
    texts = [header_text(cell) if isinstance(cell, str) else "" for cell in below if cell is not None]
    heads = {normal(text) for text in header.texts}
    return len(texts) >= 2 and all(is_header_word(text, sheet) and normal(text) not in heads for text in texts)


def _assign(grid: Grid, sheet: Sheet, header: Header) -> Layout:
    """Give each header text to the field that it names; a label wins over a synonym."""
    claims: dict[str, list[tuple[bool, int]]] = {}
    for column in range(len(header.texts)):
        if found := claim(grid, sheet, header, column):
            claims.setdefault(found[0].name, []).append((found[1], column))
    columns, twice = {}, {}
    for name, claimants in claims.items():
        labelled = [column for by_label, column in claimants if by_label]
        candidates = labelled or [column for _, column in claimants]
        columns[name] = candidates[0]
        if len(candidates) > 1:
            twice[name] = tuple(candidates)
    return Layout(grid, sheet, header, columns, twice)
