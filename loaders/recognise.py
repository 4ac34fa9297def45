"""Which kind of workbook is this? Told from its headers, not from its file name or sheet names."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders import layout
from loaders.findings import Omitted
from loaders.grid import Grid
from loaders.layout import Layout
from loaders.returned.ours import LEFT_OUT, is_overview
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


def recognise(grids: Sequence[Grid], workbooks: Sequence[Workbook]) -> Recognised:
    """The kind whose sheets fit the worksheets best; worksheets that fit none of its sheets are left out, ours too."""
    theirs = [grid for grid in grids if not is_overview(grid)]
    best: Workbook | None = None
    layouts: list[Layout] = []
    for workbook in workbooks:
        found = [found for grid in theirs if (found := _best_layout(grid, workbook))]
        if sum(each.score for each in found) > sum(each.score for each in layouts):
            best, layouts = workbook, found
    used = {each.grid.name for each in layouts}
    omitted = [Omitted(grid.name, 0, _reason(grid)) for grid in grids if grid.name not in used]
    return Recognised(best, tuple(layouts), tuple(omitted))


def _reason(grid: Grid) -> str:
    """Why a worksheet is left out."""
    if is_overview(grid):
        return LEFT_OUT
    return NO_TABLE if grid.rows else EMPTY


def _best_layout(grid: Grid, workbook: Workbook) -> Layout | None:
    """The sheet of the kind that fits a worksheet best, when one fits well enough."""
    found = [place for sheet in workbook.sheets if (place := layout.find(grid, sheet))]
    fitting = [place for place in found if place.score >= ENOUGH]
    return max(fitting, key=lambda place: place.score, default=None)
