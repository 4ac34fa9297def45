"""How to read rows of a certain make-up: worked out once, used for every row that is made the same way."""

from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

from loaders.cells.base import Cell
from loaders.formats.xlsx_runs import Kinds
from loaders.formats.xlsx_values import UNCALCULATED, Convert, Values

Makeup = tuple[tuple[bytes, ...], ...]
"""Of the cells of a row in order: column letters, styles, types, formula marks."""
REMEMBERED = 100_000
"""Cells of all plans together that are kept."""


@dataclass(frozen=True)
class Plan:
    """`first` is the leftmost column; `places` says where each cell goes behind it, () when side by side."""

    first: int
    width: int
    converts: tuple[Convert, ...]
    places: tuple[int, ...]

    def values(self, contents: tuple[bytes, ...]) -> list[Cell]:
        """The cells from `first` on, from their contents; gaps are blank, and of two in one place the last counts."""
        cells = [convert(raw) for convert, raw in zip(self.converts, contents, strict=True)]
        if not self.places:
            return cells
        row: list[Cell] = [None] * self.width
        for place, cell in zip(self.places, cells, strict=True):
            row[place] = cell
        return row


class Plans:
    """The plans for the rows of a worksheet; `kinds` are all kinds of cells met so far."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.known: dict[Makeup, Plan] = {}
        self.kinds: Kinds = {}
        self.kept = 0

    def of(self, makeup: Makeup) -> Plan:
        """The plan for rows of that make-up."""
        plan = self.known.get(makeup)
        if plan is None:
            plan = self._new(makeup)
            self.kept += len(plan.converts)
            if self.kept > REMEMBERED:
                self.known.clear()
                self.kept = len(plan.converts)
            self.known[makeup] = plan
        return plan

    def _new(self, makeup: Makeup) -> Plan:
        columns = [column_index_from_string(letters.decode()) for letters in makeup[0]]
        first, width = min(columns), max(columns) - min(columns) + 1
        places = tuple(column - first for column in columns)
        converts = tuple(
            self.values.converter(style, kind, bool(f)) for style, kind, f in zip(*makeup[1:], strict=True)
        )
        for letters, style, kind, _ in zip(*makeup, strict=True):
            if kind != UNCALCULATED:
                self.kinds.setdefault(letters, set()).add((style, kind))
        return Plan(first, width, converts, () if places == tuple(range(width)) else places)
