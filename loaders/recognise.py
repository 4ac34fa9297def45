"""Which kind of workbook is this? Told from its headers, not from its file name or sheet names."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders import layout
from loaders.findings import Omitted
from loaders.grid import Grid
from loaders.heads import Assigned
from loaders.issued import is_lists, is_own
from loaders.layout import NOTHING_SAID, Layout
from loaders.returned.ours import LEFT_OUT, is_overview
from loaders.sheet import Workbook
from loaders.telling import tells

ENOUGH = 0.5
"""A worksheet that tells of a kind belongs to it when its columns outweigh what is missing by at least this."""

ADDRESSES = re.compile(r"verteiler|adress|einladung|kontakt|ansprechpartner|mailing", re.IGNORECASE)
"""Names of worksheets that list whom to write to: nobody in them took part in anything."""

NO_TABLE = "Auf diesem Blatt steht keine Tabelle mit bekannten Spalten: nicht übernommen."
EMPTY = "Das Blatt ist leer."
ADDRESS_LIST = (
    "Das Blatt ist nach seinem Namen eine Liste von Adressen: nicht übernommen. Enthält es doch eine Tabelle zum "
    "Übernehmen, bitte das Blatt umbenennen."
)
OTHER_KIND = "Das Blatt sieht nach „{title}“ aus: nicht übernommen, bitte als eigene Datei hochladen."


@dataclass(frozen=True)
class Recognised:
    """The kind of workbook (None when no worksheet fits one), where its tables lie, what was left out."""

    workbook: Workbook | None
    layouts: tuple[Layout, ...]
    omitted: tuple[Omitted, ...]


def recognise(
    grids: Sequence[Grid], workbooks: Sequence[Workbook], said: Assigned = NOTHING_SAID, kind: str = ""
) -> Recognised:
    """The kind whose sheets fit the worksheets best; worksheets that fit another kind, or none, are left out.

    A `kind` that people named is taken, however badly it fits; their columns (`said`) go before headers.
    """
    named = [each for each in workbooks if each.name == kind]
    fits = {grid.name: _fits(grid, named or workbooks, said, bool(named)) for grid in grids}
    best = max(named or workbooks, key=lambda kind: sum(_weight(fit, kind) for fit in fits.values()))
    layouts = [fit[best.name] for fit in fits.values() if _won(fit, best)]
    left = [grid for grid in grids if not _won(fits[grid.name], best) and not is_own(grid, workbooks)]
    omitted = [Omitted(grid.name, 0, _why_left(grid, fits[grid.name], workbooks)) for grid in left]
    return Recognised(best if layouts else None, tuple(layouts), tuple(omitted))


def is_no_list(grid: Grid) -> bool:
    """Whether a worksheet holds nothing to take over: our own result, addresses, the lists of a template."""
    return is_overview(grid) or bool(ADDRESSES.search(grid.name)) or is_lists(grid)


def _fits(grid: Grid, workbooks: Sequence[Workbook], said: Assigned, named: bool) -> dict[str, Layout]:
    """By the name of a kind: the sheet of it that fits a worksheet best, where one fits well enough."""
    found = {} if is_no_list(grid) else {kind.name: _best_layout(grid, kind, said, named) for kind in workbooks}
    return {name: place for name, place in found.items() if place is not None}


def _won(fit: Mapping[str, Layout], kind: Workbook) -> bool:
    """Whether a worksheet fits a kind, and no other one better."""
    return kind.name in fit and all(other.score <= fit[kind.name].score for other in fit.values())


def _weight(fit: Mapping[str, Layout], kind: Workbook) -> float:
    """How well a worksheet fits a kind; 0 when it fits another one better."""
    return fit[kind.name].score if _won(fit, kind) else 0


def _why_left(grid: Grid, fit: Mapping[str, Layout], workbooks: Sequence[Workbook]) -> str:
    if not grid.rows:
        return EMPTY
    if is_overview(grid):
        return LEFT_OUT
    if ADDRESSES.search(grid.name):
        return ADDRESS_LIST
    other = max(workbooks, key=lambda kind: _weight(fit, kind))
    return OTHER_KIND.format(title=other.title) if _won(fit, other) else NO_TABLE


def _best_layout(grid: Grid, workbook: Workbook, said: Assigned, named: bool) -> Layout | None:
    """The sheet of the kind that fits a worksheet best, when one fits well enough; any one when people `named` it."""
    enough = -math.inf if named else ENOUGH
    found = [place for sheet in workbook.sheets if (place := layout.find(grid, sheet, said))]
    fitting = [place for place in found if place.score >= enough and (named or tells(place))]
    return max(fitting, key=lambda place: place.score, default=None)
