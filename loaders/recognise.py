"""Which kind of workbook is this? Told from its headers, not from its file name or sheet names."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from loaders import layout
from loaders.findings import Omitted
from loaders.grid import Grid
from loaders.heads import Assigned
from loaders.layout import NOTHING_SAID, Layout
from loaders.sheet import Workbook

ENOUGH = 2.0
"""A worksheet belongs to a kind when its columns outweigh what is missing by at least this."""

NO_TABLE = "Auf diesem Blatt steht keine Tabelle mit bekannten Spalten: nicht übernommen."
EMPTY = "Das Blatt ist leer."


@dataclass(frozen=True)
class Recognised:
    """The kind of workbook (None when no worksheet fits one), where its tables lie, what was left out."""

    workbook: Workbook | None
    layouts: tuple[Layout, ...]
    omitted: tuple[Omitted, ...]


def recognise(
    grids: Sequence[Grid], workbooks: Sequence[Workbook], said: Assigned = NOTHING_SAID, kind: str = ""
) -> Recognised:
    """The kind whose sheets fit the worksheets best; worksheets that fit none of its sheets are left out.

    A `kind` that people named is taken, however badly it fits; their columns (`said`) go before headers.
    """
    workbooks = [each for each in workbooks if each.name == kind] or workbooks
    enough = -math.inf if kind else ENOUGH
    best: Workbook | None = None
    layouts: list[Layout] = []
    for workbook in workbooks:
        found = [found for grid in grids if (found := _best_layout(grid, workbook, said, enough))]
        if found and (best is None or sum(each.score for each in found) > sum(each.score for each in layouts)):
            best, layouts = workbook, found
    used = {each.grid.name for each in layouts}
    omitted = [Omitted(g.name, 0, NO_TABLE if g.rows else EMPTY) for g in grids if g.name not in used]
    return Recognised(best, tuple(layouts), tuple(omitted))


def _best_layout(grid: Grid, workbook: Workbook, said: Assigned, enough: float) -> Layout | None:
    """The sheet of the kind that fits a worksheet best, when one fits well enough."""
    found = [place for sheet in workbook.sheets if (place := layout.find(grid, sheet, said))]
    fitting = [place for place in found if place.score >= enough]
    return max(fitting, key=lambda place: place.score, default=None)
