"""Merged cells of a table: what stands once across several rows holds for each of them."""

from dataclasses import replace

from loaders.cells.base import Cell
from loaders.findings import NOTE, Finding, finding
from loaders.layout import Layout
from loaders.sheet import Field

Span = tuple[int, int, list[int]]
"""Offset and column of the cell that holds the value, and the offsets of the other rows that it covers."""


def filled(layout: Layout) -> tuple[Layout, list[Finding]]:
    """The layout with merged cells written into every row that they cover, and what is to be said of it.

    A number is not repeated: whether it holds for each row or for all of them together is asked.
    """
    spans = [span for area in layout.grid.merged if (span := _span(layout, area))]
    if not spans:
        return layout, []
    rows = list(layout.grid.rows)
    found: dict[str, Finding] = {}
    for top, column, covered in spans:
        field = layout.field_at(column)
        if field is None:
            continue
        number = field.is_number
        told = _told(layout, field, top, column, covered)
        found.setdefault(told.cell if number else field.name, told)
        for offset in () if number else covered:
            row: list[Cell] = list(rows[offset])
            row[column] = rows[top][column]
            rows[offset] = row
    return replace(layout, grid=replace(layout.grid, rows=rows)), list(found.values())


def _span(layout: Layout, area: tuple[int, int, int, int]) -> Span | None:
    """A merged range that gives one value to several rows of the table; None for any other."""
    grid = layout.grid
    top, left, bottom = area[0] - grid.first_row, area[1] - grid.first_column, area[2] - grid.first_row
    if bottom <= top or top <= layout.header.last or top >= layout.stop or left not in layout.used:
        return None
    if grid.rows[top][left] is None:
        return None
    covered = [at for at in range(top + 1, min(bottom + 1, layout.stop)) if any(c is not None for c in grid.rows[at])]
    return (top, left, covered) if covered else None


def _told(layout: Layout, field: Field, top: int, column: int, covered: list[int]) -> Finding:
    cell, value = layout.address(top, column), field.type.quoted(layout.grid.rows[top][column])[:200]
    last, label = layout.address(covered[-1], column), field.label
    if field.is_number:
        return finding("merged_number", sheet=layout.grid.name, cell=cell, value=value, last=last, label=label)
    return finding("merged_cells", sheet=layout.grid.name, cell=cell, value=value, label=label, severity=NOTE)
