"""The records of a layout and where their cells stand: one per row."""

from dataclasses import dataclass

import pandas as pd

from loaders.cells.base import Cell
from loaders.layout import Layout
from loaders.sheet import Field


@dataclass(frozen=True)
class Records:
    """The rows at `offsets` of a layout, as records of its sheet."""

    layout: Layout
    offsets: list[int]

    def __len__(self) -> int:
        return len(self.offsets)

    def cells(self, field: Field) -> list[Cell] | None:
        """The cells of a field, one per record; None when the table has no such column."""
        column = self.layout.columns.get(field.name)
        if column is None:
            return None
        rows = self.layout.grid.rows
        return [rows[offset][column] for offset in self.offsets]

    def address(self, position: int, field: Field) -> str:
        """Where the cell of a field (or of the one that stands in for it) stands; the row when there is none."""
        columns = self.layout.columns
        names = (field.name, *field.type.alternatives)
        place = next((columns[name] for name in names if name in columns), None)
        return self.layout.address(self.offsets[position], place)

    def index(self) -> pd.MultiIndex:
        """Worksheet and line of each record, as Excel counts."""
        first = self.layout.grid.first_row
        lines = pd.Index([first + offset for offset in self.offsets], dtype="int64")
        return pd.MultiIndex.from_product([[self.layout.grid.name], lines], names=["sheet", "line"])
