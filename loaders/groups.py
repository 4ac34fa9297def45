"""Headings between the rows of a table: „Landkreis Fulda“ above its Gemeinden, „Stand: 30.06.2022“ above its block."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from loaders.cells.base import Cell, CellType, written
from loaders.cells.place import BezirkRef, KreisRef
from loaders.columns import Column
from loaders.findings import NOTE, Finding, Rejected, finding
from loaders.layout import Layout
from loaders.mention import read_mention
from loaders.names import BEZIRK, KREIS
from loaders.places import resolve
from loaders.title import pieces_for

LOOKED_AT = 20
"""So many rows below a heading are asked whether they belong to it."""

REGIONS: tuple[tuple[str, CellType, str], ...] = (
    ("kreis", KreisRef(), KREIS),
    ("regierungsbezirk", BezirkRef(), BEZIRK),
)


@dataclass(frozen=True)
class Group:
    """A heading: its offset, how many rows of the table stand above it, and what it says of those below."""

    offset: int
    above: int
    said: dict[str, object]


def heading(layout: Layout, offset: int) -> dict[str, object]:
    """What a row with a single text says of the rows below it: {field: typed value}; {} when it is no heading."""
    row = layout.grid.rows[offset]
    filled = [(column, cell) for column, cell in enumerate(row) if cell is not None]
    if len(filled) != 1 or not isinstance(filled[0][1], str):
        return {}
    below = list(_below(layout, offset))
    text = filled[0][1]
    return _region(layout, text, below) or _occasion(layout, text) if below else {}


def _below(layout: Layout, offset: int) -> Iterator[list[Cell]]:
    """The next rows down to the next one with a single cell."""
    for row in layout.grid.rows[offset + 1 : min(offset + 1 + LOOKED_AT, layout.stop)]:
        filled = len(row) - row.count(None)
        if filled == 1:
            return
        if filled:
            yield row


def _region(layout: Layout, text: str, below: list[list[Cell]]) -> dict[str, object]:
    for name, region, level in REGIONS:
        try:
            key = region.parse(text)
        except Rejected:
            continue
        if isinstance(key, str) and _holds(layout, name, key, read_mention(text).spelling.level == level, below):
            return {name: key}
    return {}


def _holds(layout: Layout, name: str, key: str, named: bool, below: list[list[Cell]]) -> bool:
    """Whether most of the rows below lie in a region; without a column of places the heading must name the level."""
    column = layout.columns.get("kommune")
    if column is None:
        return named and name == "regierungsbezirk"
    cells = [written(row[column]) for row in below if row[column] is not None]
    kreis, bezirk = (key, None) if name == "kreis" else (None, key)
    inside = [cell for cell in cells if resolve(cell, kreis=kreis, bezirk=bezirk).key]
    outside = [cell for cell in cells if cell not in inside and resolve(cell).key]
    return len(inside) > len(outside)


def _occasion(layout: Layout, text: str) -> dict[str, object]:
    """What a heading says for fields that may stand above a table; a region alone is asked of the rows."""
    said: dict[str, object] = {}
    for field in layout.sheet.fields:
        if field.in_title and field.name not in layout.columns and not isinstance(field.type, BezirkRef):
            values = pieces_for(text, field)
            if len(values) == 1:
                said[field.name] = next(iter(values))
    return said


def context(groups: list[Group], name: str, length: int, before: object = None) -> Column | None:
    """The values that headings give a field in each of `length` rows, and `before` above the first of them.

    None when no heading speaks of the field.
    """
    if not any(name in group.said for group in groups):
        return None
    values = [before, *(said.get(name) for said in _lasting(groups))]
    bounds = np.array([0, *(group.above for group in groups), length])
    return Column(np.repeat(np.arange(len(values)), np.diff(bounds)), values)


def _lasting(groups: list[Group]) -> Iterator[dict[str, object]]:
    """What holds after each heading: headings in a row add up, a Kreis keeps its Bezirk, anything else starts anew."""
    lasting: dict[str, object] = {}
    above = -1
    for group in groups:
        kreis = group.said.get("kreis")
        same_bezirk = isinstance(kreis, str) and lasting.get("regierungsbezirk", kreis[:3]) == kreis[:3]
        lasting = {**lasting, **group.said} if group.above == above or same_bezirk else group.said
        above = group.above
        yield lasting


def told(layout: Layout, groups: list[Group], known: Mapping[str, Column]) -> list[Finding]:
    """One note per field that headings give, at the first of them; and what they leave open where it is needed."""
    found = []
    for name in dict.fromkeys(name for group in groups for name in group.said if name not in layout.columns):
        first = next(group for group in groups if name in group.said)
        column = next(at for at, cell in enumerate(layout.grid.rows[first.offset]) if cell is not None)
        field, cell = layout.sheet.field(name), layout.address(first.offset, column)
        found.append(finding("from_group", sheet=layout.grid.name, cell=cell, label=field.label, severity=NOTE))
        if field.required and None in [known[name].values[code] for code in np.unique(known[name].codes)]:
            found.append(finding("group_missing", sheet=layout.grid.name, cell=cell, label=field.label))
    return found
