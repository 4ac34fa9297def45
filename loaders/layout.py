"""Where a table lies in a grid: its header, its columns, its rows - and what is no row of it."""

import re
from dataclasses import dataclass, field

from loaders.cells.base import Cell
from loaders.findings import Omitted
from loaders.grid import Grid
from loaders.headers import field_of, header_text, normal
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
class Header:
    """Rows `first` to `last` (offsets in the grid) that head the columns `texts`."""

    first: int
    last: int
    texts: tuple[str, ...]
    bottom: tuple[str, ...]
    """The texts of the lowest header row alone, without the group above them."""


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
    """The best place of the sheet in the grid; None when fewer than two of its columns are there."""
    best: Layout | None = None
    for depth in (1, 2):
        for first in range(min(SEARCHED_ROWS, len(grid.rows))):
            header = _header(grid, first, depth)
            layout = _assign(grid, sheet, header) if header else None
            if layout and len(layout.columns) >= 2 and (best is None or layout.score > best.score):
                best = layout
    return best


def _header(grid: Grid, first: int, depth: int) -> Header | None:
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


def _assign(grid: Grid, sheet: Sheet, header: Header) -> Layout:
    """Give each header text to the field that it names; a label wins over a synonym."""
    claims: dict[str, list[tuple[bool, int]]] = {}
    for column, (text, bottom) in enumerate(zip(header.texts, header.bottom, strict=True)):
        found = field_of(text, sheet) or field_of(bottom, sheet)
        if found:
            claims.setdefault(found[0].name, []).append((found[1], column))
    columns, twice = {}, {}
    for name, claimants in claims.items():
        labelled = [column for by_label, column in claimants if by_label]
        candidates = labelled or [column for _, column in claimants]
        columns[name] = candidates[0]
        if len(candidates) > 1:
            twice[name] = tuple(candidates)
    return Layout(grid, sheet, header, columns, twice)
