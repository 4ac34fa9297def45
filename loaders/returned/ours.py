"""How we know our own marks again, in a file that comes back after Excel or LibreOffice has saved it."""

from typing import Literal

from loaders.formats.canvas import Grid

Colour = Literal["FFF8C9C4", "FFFFF2B3"]

BLOCKING: Colour = "FFF8C9C4"
"""Soft red. Cells filled with exactly this, or with `NOTED`, were filled by us."""
NOTED: Colour = "FFFFF2B3"
"""Soft yellow."""

SHEET = "Prüfergebnis"
TITLE = "Prüfergebnis: Was in dieser Arbeitsmappe zu tun ist"
"""Stands in A1 of our worksheet. It is known by this text, whatever the sheet is called by now."""

AUTHOR = "Prüfung"
HEAD = "Prüfung der Arbeitsmappe:"
"""First line of what we say in a comment; in somebody else's comment an empty line comes before it."""

LEFT_OUT = "Das Prüfergebnis der letzten Prüfung: nicht übernommen."


def is_overview(grid: Grid) -> bool:
    """Whether a worksheet is the one that we added."""
    return bool(grid.rows) and (grid.first_row, grid.first_column) == (1, 1) and grid.rows[0][0] == TITLE
