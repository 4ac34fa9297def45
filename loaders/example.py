"""The example row of a template: shown to officials, recognised again and never taken over."""

from loaders.cells.base import written
from loaders.layout import Layout
from loaders.sheet import Sheet

EXAMPLE_ROW = "Beispielzeile der Vorlage: nicht übernommen."

MAY_BE_MISSING = 2
"""So many columns of the template may have been deleted; with fewer, a row that looks like the example is a row."""


def example_row(sheet: Sheet) -> dict[str, str | float]:
    """One valid value per field."""
    return {field.name: field.example or field.type.sample() for field in sheet.fields}


def is_example(layout: Layout, offset: int) -> bool:
    """Whether a row still holds the example of the template in (nearly) every one of its columns."""
    example = example_row(layout.sheet)
    row = layout.grid.rows[offset]
    cells = {name: row[column] for name, column in layout.columns.items() if column < len(row)}
    return len(cells) >= len(example) - MAY_BE_MISSING and all(
        cell is not None and written(cell) == written(example[name]) for name, cell in cells.items()
    )
