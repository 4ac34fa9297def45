"""Which kind of workbook is this? Told from its headers, not from its file name or sheet names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders import layout
from loaders.doubt import doubtful_defaults
from loaders.example import LISTS
from loaders.findings import Omitted
from loaders.grid import Grid
from loaders.headers import normal, variants
from loaders.layout import Layout
from loaders.returned.ours import LEFT_OUT, is_overview
from loaders.sheet import ASKED, TITLE, Workbook

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


def recognise(grids: Sequence[Grid], workbooks: Sequence[Workbook]) -> Recognised:
    """The kind whose sheets fit the worksheets best; worksheets that fit another kind, or none, are left out."""
    fits = {grid.name: _fits(grid, workbooks) for grid in grids}
    best = max(workbooks, key=lambda kind: sum(_won(fit, kind) for fit in fits.values()))
    layouts = [fit[best.name] for fit in fits.values() if _won(fit, best)]
    left = [grid for grid in grids if not _won(fits[grid.name], best)]
    omitted = [Omitted(grid.name, 0, _why_left(grid, fits[grid.name], workbooks)) for grid in left]
    return Recognised(best if layouts else None, tuple(layouts), tuple(omitted))


def _fits(grid: Grid, workbooks: Sequence[Workbook]) -> dict[str, Layout]:
    """By the name of a kind: the sheet of it that fits a worksheet best, where one fits well enough."""
    if is_overview(grid) or ADDRESSES.search(grid.name) or (grid.name == LISTS and not grid.visible):
        return {}
    found = {kind.name: _best_layout(grid, kind) for kind in workbooks}
    return {name: place for name, place in found.items() if place is not None}


def _won(fit: Mapping[str, Layout], kind: Workbook) -> float:
    """How well a worksheet fits a kind; 0 when it fits another one better."""
    mine = fit[kind.name].score if kind.name in fit else 0
    return mine if all(other.score <= mine for other in fit.values()) else 0


def _why_left(grid: Grid, fit: Mapping[str, Layout], workbooks: Sequence[Workbook]) -> str:
    if not grid.rows:
        return EMPTY
    if is_overview(grid):
        return LEFT_OUT
    if ADDRESSES.search(grid.name):
        return ADDRESS_LIST
    other = max(workbooks, key=lambda kind: _won(fit, kind))
    return OTHER_KIND.format(title=other.title) if _won(fit, other) else NO_TABLE


def _best_layout(grid: Grid, workbook: Workbook) -> Layout | None:
    """The sheet of the kind that fits a worksheet best, when one fits well enough."""
    found = [place for sheet in workbook.sheets if (place := layout.find(grid, sheet))]
    fitting = [place for place in found if place.score >= ENOUGH and _tells(place)]
    return max(fitting, key=lambda place: place.score, default=None)


def _tells(place: Layout) -> bool:
    """Whether the columns (or the title) are of those that only this kind of table has."""
    said = {name for name, column in place.columns.items() if not _is_vague(place, name, column)}
    above = [cell for row in place.grid.rows[: place.header.first] for cell in row if isinstance(cell, str)]
    texts, pattern = (*above, place.grid.name, *place.unknown.values()), place.sheet.telling_title
    if pattern and any(re.search(pattern, text, re.IGNORECASE) for text in texts):
        said.add(TITLE)
    if any(ASKED in group for group in place.sheet.telling) and any(doubtful_defaults(place)):
        said.add(ASKED)
    return not place.sheet.telling or any(said.issuperset(group) for group in place.sheet.telling)


def _is_vague(place: Layout, name: str, column: int) -> bool:
    vague = {normal(text) for text in place.sheet.field(name).vague}
    return any(normal(text) in vague for text in variants(place.header.texts[column]))
