"""Where a table lies in a grid: its header, its columns, its first and its last row."""

from dataclasses import dataclass, field
from functools import cached_property

from openpyxl.utils import get_column_letter

from loaders.assign import assign
from loaders.cells.place import BezirkRef, KommuneKey, KommuneRef, KreisRef
from loaders.claims import goes_on
from loaders.crosstab import Spread, spread
from loaders.grid import Grid
from loaders.headrow import Header, header_at, with_units
from loaders.heads import Assigned, shape_of
from loaders.issued import PREFILLED
from loaders.personal import is_personal
from loaders.sheet import Field, Sheet

SEARCHED_ROWS = 100
"""A header is looked for in this many rows from the top: title blocks are shorter."""

NOTHING_SAID: Assigned = {}

PLACES = (KommuneRef, BezirkRef, KreisRef, KommuneKey)


@dataclass(frozen=True)
class Layout:
    """A sheet found in a grid: which column holds which field, and where its rows begin and end."""

    grid: Grid
    sheet: Sheet
    header: Header
    columns: dict[str, int]
    twice: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Fields that several columns claim, with those columns."""
    spread: Spread | None = None
    """Columns headed by values of one field, in a crosstab."""
    top: int = 0
    """Offset of the first row of its title block."""
    said: frozenset[str] = frozenset()
    """The fields whose columns were assigned by people."""
    settled: frozenset[int] = frozenset()
    """The columns of which people have said something, be it that they are none of ours."""
    end: int | None = None
    """Offset behind its last row; None for the end of the grid."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields without a column (nor, where one may stand in, one of its alternatives)."""
        return tuple(
            field.name
            for field in self.sheet.fields
            if field.required and not {field.name, *field.type.alternatives} & self.found
        )

    @property
    def score(self) -> float:
        """How well the sheet fits: columns found, less what is missing and cannot stand in the title."""
        missing = [name for name in self.missing if not self.sheet.field(name).in_title]
        return len(self.found) - 1.5 * len(missing)

    @property
    def found(self) -> set[str]:
        """The fields that have a column, or are spread over several."""
        return {*self.columns, *((self.spread.field, self.spread.measure) if self.spread else ())}

    @property
    def used(self) -> set[int]:
        """The columns that hold something of the sheet."""
        return {*self.columns.values(), *(self.spread.columns if self.spread else ())}

    @property
    def is_table(self) -> bool:
        """Whether two columns are there; one of names, which is dropped, counts: „Kommune, Name“ lists participants."""
        return len(self.found) >= 2 or (bool(self.columns) and any(map(is_personal, self.unknown.values())))

    @property
    def unknown(self) -> dict[int, str]:
        """Columns with a header that names no field of the sheet, but for the mark of our own templates."""
        used = self.used.union(*self.twice.values())
        texts = enumerate(self.header.texts)
        return {column: text for column, text in texts if text not in ("", PREFILLED) and column not in used}

    @property
    def stop(self) -> int:
        """Offset behind the last row."""
        return len(self.grid.rows) if self.end is None else self.end

    @cached_property
    def label_columns(self) -> list[int]:
        """The columns that say what a row is about: those of the key, of places, and what stands left of them all."""
        fields = {column: self.field_at(column) for column in self.used}
        naming = {at for at, field in fields.items() if field and self._names_a_row(field)}
        first = min(self.columns.values(), default=0)
        return sorted({*naming, *range(first + 1)})

    def _names_a_row(self, field: Field) -> bool:
        return isinstance(field.type, PLACES) or (field.name in self.sheet.key and not field.is_number)

    def place(self, name: str) -> int | None:
        """The column of a field; for the cells of a crosstab the first of them."""
        if self.spread and name == self.spread.measure:
            return self.spread.columns[0]
        return self.columns.get(name)

    def field_at(self, column: int) -> Field | None:
        """The field that a column holds."""
        return next((self.sheet.field(name) for name, place in self.columns.items() if place == column), None)

    def address(self, offset: int, column: int | None) -> str:
        """The address of a cell as the spreadsheet shows it: E14; only the row when there is no column."""
        line = self.grid.first_row + offset
        return f"{get_column_letter(self.grid.first_column + column)}{line}" if column is not None else str(line)


def find(grid: Grid, sheet: Sheet, said: Assigned = NOTHING_SAID) -> Layout | None:
    """The best place of the sheet in the grid; None when fewer than two of its columns are there.

    What people have `said` of a table of that shape goes before labels and synonyms.
    """
    best: Layout | None = None
    for depth in (1, 2):
        for first in range(min(SEARCHED_ROWS, len(grid.rows))):
            header = header_at(grid, first, depth)
            layout = assigned(grid, sheet, header, said) if header else None
            if layout is None or not layout.is_table or (depth == 1 and _goes_on(layout)):
                continue
            if best is None or layout.score > best.score:
                best = layout
    return best


def assigned(grid: Grid, sheet: Sheet, header: Header, said: Assigned = NOTHING_SAID) -> Layout:
    """The sheet with its columns below a header; where columns are headed by values, as a crosstab."""
    header = with_units(grid, header)
    given = assign(grid, sheet, header, said.get(shape_of(header.texts), {}) if said else {})
    across = spread(grid, sheet, header, given.columns, given.settled) if given.columns else None
    columns = {name: at for name, at in given.columns.items() if across is None or name != across.measure}
    twice = {name: places for name, places in given.twice.items() if name in columns}
    return Layout(grid, sheet, header, columns, twice, across, said=given.said, settled=given.settled)


def _goes_on(layout: Layout) -> bool:
    """Whether the header goes on in the row below; not where people have said what its columns are."""
    return not layout.settled and goes_on(layout.grid, layout.sheet, layout.header)
