"""Which cells are to be marked, how, and what their comments say."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string

from loaders.findings import Finding
from loaders.formats.canvas import Area
from loaders.returned.ours import BLOCKING, NOTED, Colour

MOST_CELLS = 20_000
"""So many cells are marked, and so many findings listed; the rest is counted."""

ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
Place = tuple[int, int]
"""Row and column of a cell, from 1."""


@dataclass
class Mark:
    """What is to be said at one cell: a colour, and one paragraph for each finding."""

    colour: Colour = NOTED
    paragraphs: list[str] = field(default_factory=list)

    def add(self, found: Finding) -> None:
        """Say one finding more, each sentence once; what blocks comes first."""
        said = f"{found.message}\nVorschlag: {found.suggestion}" if found.suggestion else found.message
        if found.blocks:
            self.colour = BLOCKING
        if said not in self.paragraphs:
            self.paragraphs.append(said)


Marks = dict[Place, Mark]


def place(cell: str) -> Place | None:
    """Row and column of an address like E14; None for what names no single cell."""
    found = ADDRESS.fullmatch(cell)
    return (int(found[2]), column_index_from_string(found[1])) if found else None


def marks(findings: Iterable[Finding]) -> dict[str, Marks]:
    """For each worksheet the cells to mark, from findings that are in the order to be said in."""
    found: dict[str, Marks] = {}
    taken = 0
    for each in findings:
        at = place(each.cell)
        cells = found.setdefault(each.sheet, {}) if at else {}
        if at and (at in cells or taken < MOST_CELLS):
            taken += at not in cells
            cells.setdefault(at, Mark()).add(each)
    return found


def anchored(marks: Marks, merged: Iterable[Area]) -> Marks:
    """A cell hidden behind a merged range is marked at the range's first cell, the only one that is seen."""
    moved: Marks = {}
    areas = _by_row(sorted({row for row, _ in marks}), merged)
    for (row, column), mark in marks.items():
        covering = (area[:2] for area in areas.get(row, ()) if area[1] <= column <= area[3])
        shown = moved.setdefault(next(covering, (row, column)), Mark(mark.colour))
        shown.colour = BLOCKING if BLOCKING in (shown.colour, mark.colour) else NOTED
        shown.paragraphs += [said for said in mark.paragraphs if said not in shown.paragraphs]
    return moved


def _by_row(rows: list[int], merged: Iterable[Area]) -> dict[int, list[Area]]:
    """For each of these rows the merged ranges that reach into it."""
    found: dict[int, list[Area]] = {}
    for area in merged:
        for row in rows[bisect_left(rows, area[0]) : bisect_right(rows, area[2])]:
            found.setdefault(row, []).append(area)
    return found


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """First what concerns the whole file or a whole sheet, then what blocks, then notes; each from top to bottom."""
    sheets = {name: at for at, name in enumerate(dict.fromkeys(found.sheet for found in findings))}

    def key(found: Finding) -> tuple[bool, bool, int, int, int]:
        row, column = place(found.cell) or (found.line, 0)
        return bool(found.cell), not found.blocks, sheets[found.sheet], row, column

    return sorted(findings, key=key)
