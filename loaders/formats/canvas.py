"""Where the cells of a worksheet are collected: row by row, in any order, never more than allowed."""

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from loaders.cells.base import Cell
from loaders.limits import Limits
from loaders.refused import Refused, refusal

Area = tuple[int, int, int, int]
"""Top, left, bottom, right: rows and columns as Excel counts, from 1."""


@dataclass(frozen=True)
class Grid:
    """A worksheet as a rectangle of cells: all rows are equally long, blank cells are None.

    `first_row` and `first_column` are the Excel position, from 1, of `rows[0][0]`; `merged` and
    `hidden_rows` (only rows that hold something) count the same way. An empty worksheet has no rows and starts at 1, 1.
    """

    name: str
    visible: bool
    rows: list[list[Cell]]
    first_row: int
    first_column: int
    merged: tuple[Area, ...]
    hidden_rows: frozenset[int]


class Canvas:
    """Collects one worksheet; refuses a row that would make the rectangle too large before it is made.

    `taken` is the number of cells that the worksheets before it hold.
    """

    def __init__(self, name: str, visible: bool, limits: Limits, taken: int = 0) -> None:
        self.name, self.visible, self.limits, self.taken = name, visible, limits, taken
        self.clear()

    def clear(self) -> None:
        """Start again on an empty sheet."""
        self.rows: dict[int, list[Cell]] = {}
        self.merged: list[Area] = []
        self.hidden: set[int] = set()
        self.top, self.left, self.bottom, self.right = self.limits.rows + 1, self.limits.columns + 1, 0, 0
        self.widest = 0

    @property
    def size(self) -> int:
        """Cells in the rectangle around all filled cells."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1) if self.rows else 0

    def add(self, number: int, first: int, cells: list[Cell]) -> None:
        """Put `cells` into row `number` from column `first` on; a cell given twice keeps the last value."""
        self.reserve(number, first, first + len(cells) - 1)
        row = self.rows.get(number)
        if row is None:
            self.rows[number] = [None] * (first - self.left) + cells if first > self.left else cells
            return
        start = first - self.left
        row += [None] * (start + len(cells) - len(row))
        row[start : start + len(cells)] = [new if new is not None else row[start + at] for at, new in enumerate(cells)]

    def add_rows(self, numbers: list[int], first: int, rows: list[list[Cell]]) -> bool:
        """Put many rows of equal length from column `first` on; False, and nothing done, when one is there already."""
        made = dict(zip(numbers, rows, strict=True))
        if len(made) < len(numbers) or not self.rows.keys().isdisjoint(numbers):
            return False
        last = first + len(rows[0]) - 1
        self.reserve(min(numbers), first, last)
        self.reserve(max(numbers), first, last)
        if first > self.left:
            made = {number: [None] * (first - self.left) + row for number, row in made.items()}
        self.rows.update(made)
        return True

    def reserve(self, number: int, first: int, last: int) -> None:
        """Widen the rectangle to hold columns `first` to `last` of row `number`; raises `Refused`."""
        if number > self.limits.rows:
            raise self._refusal("sheet_rows", number, first, limit=self.limits.rows)
        if last > self.limits.columns:
            raise self._refusal("sheet_columns", number, last, limit=self.limits.columns)
        bottom, right = max(self.bottom, number), max(self.right, last)
        top, left = min(self.top, number), min(self.left, first)
        if self.taken + (bottom - top + 1) * (right - left + 1) > self.limits.cells:
            raise self._too_large(number, last)
        if left < self.left:
            self._shift(self.left - left)
        if right > self.right:
            self.widest = number
        self.top, self.left, self.bottom, self.right = top, left, bottom, right

    def merge(self, area: Area) -> None:
        """Note a merged range; raises `Refused` when there are too many."""
        if len(self.merged) == self.limits.merges:
            raise refusal("sheet_merges", sheet=self.name, limit=self.limits.merges)
        self.merged.append(area)

    def grid(self) -> Grid:
        """The collected worksheet; the canvas is empty afterwards."""
        rows, first_row, first_column = [], self.top, self.left
        merged, hidden = tuple(self.merged), frozenset(self.hidden & self.rows.keys())
        width, rows_by_number = self.right - self.left + 1, self.rows
        for number in range(self.top, self.bottom + 1):
            row = rows_by_number.pop(number, None) or []
            row += [None] * (width - len(row))
            rows.append(row)
        if not any(cell is not None for row in rows for cell in row):
            rows, first_row, first_column = [], 1, 1
        self.clear()
        return Grid(self.name, self.visible, rows, first_row, first_column, merged, hidden)

    def _shift(self, by: int) -> None:
        """Make room for columns on the left of all rows held so far."""
        for number, row in self.rows.items():
            self.rows[number] = [None] * by + row

    def _too_large(self, number: int, last: int) -> Refused:
        """Names the cell that lies far off; when there is none, the sheet is simply too large."""
        height, width = len(self.rows) + 1, max(map(len, self.rows.values()), default=1)
        if number - self.bottom > height or self.top - number > height:
            return self._refusal("sheet_far_cell", number, last, limit=self.limits.cells)
        if self.rows and last - self.right > width:
            return self._refusal("sheet_far_cell", number, last, limit=self.limits.cells)
        filled = sum(cell is not None for row in self.rows.values() for cell in row)
        if self.widest and 4 * filled < self.size:
            return self._refusal("sheet_far_cell", self.widest, self.right, limit=self.limits.cells)
        return refusal("sheet_cells", sheet=self.name, limit=self.limits.cells)

    def _refusal(self, rule: str, number: int, column: int, limit: int) -> Refused:
        letters = get_column_letter(column) if column <= 18_278 else f"{column}."
        return refusal(rule, sheet=self.name, cell=f"{letters}{number}", limit=limit)
