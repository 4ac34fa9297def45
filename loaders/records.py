"""The records of a layout and where their cells stand: one per row."""

from dataclasses import dataclass

import pandas as pd

from loaders.cells.base import Cell
from loaders.layout import Layout
from loaders.sheet import Field


@dataclass(frozen=True)
class Records:
    """The records of a layout: the row of each and, in a crosstab, the column of its cell (else None)."""

    layout: Layout
    offsets: list[int]
    across: list[int] | None = None

    def __len__(self) -> int:
        return len(self.offsets)

    def cells(self, field: Field) -> list[Cell] | None:
        """The cells of a field, one per record; None when the table has no such column."""
        rows, spread = self.layout.grid.rows, self.layout.spread
        if spread and self.across is not None:
            if field.name == spread.field:
                return [rows[spread.row][column] for column in self.across]
            if field.name == spread.measure:
                return [rows[offset][column] for offset, column in zip(self.offsets, self.across, strict=True)]
        column = self.layout.columns.get(field.name)
        return None if column is None else [rows[offset][column] for offset in self.offsets]

    def address(self, position: int, field: Field) -> str:
        """Where the cell of a field (or of the one that stands in for it) stands; the row when there is none."""
        spread, columns = self.layout.spread, self.layout.columns
        if spread and self.across is not None and field.name in (spread.field, spread.measure):
            row = spread.row if field.name == spread.field else self.offsets[position]
            return self.layout.address(row, self.across[position])
        names = (field.name, *field.type.alternatives)
        place = next((columns[name] for name in names if name in columns), None)
        return self.layout.address(self.offsets[position], place)

    def index(self) -> pd.MultiIndex:
        """Worksheet and line of each record, as Excel counts; in a crosstab several records share a line."""
        first = self.layout.grid.first_row
        lines = pd.Index([first + offset for offset in self.offsets], dtype="int64")
        return pd.MultiIndex.from_product([[self.layout.grid.name], lines], names=["sheet", "line"])


def records(layout: Layout, offsets: list[int]) -> Records:
    """One record per row; in a crosstab one per filled cell below the heads."""
    if layout.spread is None:
        return Records(layout, offsets)
    rows = layout.grid.rows
    places = [(at, column) for at in offsets for column in layout.spread.columns if rows[at][column] is not None]
    return Records(layout, [at for at, _ in places], [column for _, column in places])
