"""How a template that we handed out is known again, whichever program has saved it since: its sheets, its Fassung."""

import re
from collections.abc import Iterable, Iterator

from openpyxl.utils import get_column_letter

from loaders.findings import NOTE, Finding, finding
from loaders.formats.canvas import Grid
from loaders.sheet import Workbook

LISTS = "Listen"
"""The hidden worksheet that holds the drop-down lists: no table of ours."""

EXPLANATION = "Erläuterung"

PREFILLED = "Vorausgefüllt"
"""Heads the hidden column that marks the rows which a template brought along; it says nothing itself."""

TITLE_ROWS = 20
"""The title of a template is looked for in so many rows from the top: people write above it, but not much."""


def title(kind: Workbook) -> str:
    """What the title block of a template begins with: its kind and its Fassung."""
    return f"{_of_any_version(kind)}{kind.version}"


def explanation_title(kind: Workbook) -> str:
    """What stands in A1 of the explanation."""
    return f"So wird „{kind.title}“ ausgefüllt"


def is_lists(grid: Grid) -> bool:
    """Whether a worksheet holds the drop-down lists of a template."""
    return grid.name == LISTS and not grid.visible


def is_own(grid: Grid, kinds: Iterable[Workbook]) -> bool:
    """Whether a worksheet belongs to the template and holds nothing of the official: its lists, its explanation.

    An explanation beside which somebody has written something is no longer only ours.
    """
    explains = grid.name == EXPLANATION and bool(grid.rows) and len(grid.rows[0]) == 1
    return is_lists(grid) or (explains and grid.rows[0][0] in [explanation_title(kind) for kind in kinds])


def of_another_version(kind: Workbook, grids: Iterable[Grid]) -> list[Finding]:
    """A note when the workbook was made from a template of another Fassung than the one that holds."""
    found = [(version, grid.name, cell) for grid in grids for version, cell in _versions(kind, grid)]
    for version, sheet, cell in found:
        if version != kind.version:
            rule = "template_outdated" if version < kind.version else "template_newer"
            details = {"version": version, "current": kind.version}
            return [finding(rule, sheet=sheet, cell=cell, severity=NOTE, details=details)]
    return []


def _of_any_version(kind: Workbook) -> str:
    return f"Vorlage „{kind.title}“, Fassung "


def _versions(kind: Workbook, grid: Grid) -> Iterator[tuple[int, str]]:
    """The Fassungen that the first rows of a worksheet name, each with its cell."""
    mark = re.compile(rf"{re.escape(_of_any_version(kind))}([0-9]{{1,6}})\b")
    for down, row in enumerate(grid.rows[:TITLE_ROWS]):
        for right, cell in enumerate(row):
            if isinstance(cell, str) and (said := mark.match(cell)):
                yield int(said[1]), f"{get_column_letter(grid.first_column + right)}{grid.first_row + down}"
