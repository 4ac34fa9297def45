"""The example row of a template: shown to officials, recognised again and never taken over."""

from loaders.cells.base import Cell, written
from loaders.layout import Layout
from loaders.sheet import Sheet

EXAMPLE_ROW = "Beispielzeile der Vorlage: nicht übernommen."


def example_row(sheet: Sheet) -> dict[str, str | float]:
    """One valid value per field."""
    return {field.name: field.example or field.type.sample() for field in sheet.fields}


def is_example(layout: Layout, offset: int) -> bool:
    """Whether a row still holds the example of the template in every one of its filled known cells."""
    example = example_row(layout.sheet)
    row = layout.grid.rows[offset]
    cells: list[tuple[str, Cell]] = [(name, row[c]) for name, c in layout.columns.items() if c < len(row)]
    return all(cell is not None and written(cell) == written(example[name]) for name, cell in cells)
