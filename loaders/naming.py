"""What else a row names beside a label: a row that names a place or a subject of its own is no total."""

from loaders.cells.base import Cell
from loaders.layout import PLACES, Layout

WHOLE_LAND = ("Hessen", "Land Hessen", "Land")


def names_more(layout: Layout, row: list[Cell], label: int) -> bool:
    """Whether another cell of a row names what it is about: a place below the Land, or a text of the key."""
    for column in layout.label_columns:
        field, cell = layout.field_at(column), row[column]
        if column != label and field and cell is not None:
            return not (isinstance(field.type, PLACES) and str(cell).strip() in WHOLE_LAND)
    return False
