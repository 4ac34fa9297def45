"""Totals that no word announces: „Hessen“ below its Regierungsbezirke, and a bare sum in the last row."""

from collections import defaultdict
from dataclasses import replace

from loaders import columns, territory
from loaders.cells.base import Cell
from loaders.cells.day import Day
from loaders.cells.place import BezirkRef
from loaders.findings import NOTE, Finding, Rejected, finding
from loaders.labels import TOTAL
from loaders.layout import Layout
from loaders.records import Records
from loaders.rowkinds import Rows, Total
from loaders.sheet import Field
from loaders.sums import exact, total_of


def without_overall(layout: Layout, rows: Rows, findings: list[Finding]) -> Rows:
    """The rows with such totals filed as totals; a note says so of each row for Hessen."""
    regions = _land_rows(layout, rows)
    place = layout.columns.get("regierungsbezirk")
    findings += [
        finding("land_is_total", sheet=layout.grid.name, cell=layout.address(at, place), severity=NOTE)
        for at in regions
    ]
    last = [] if regions and rows.kept[-1:] == regions[-1:] else _bare_sum(layout, rows.kept)
    return _filed(rows, {*regions, *last})


def _filed(rows: Rows, offsets: set[int]) -> Rows:
    if not offsets:
        return rows
    totals = [*rows.totals, *(Total(at, 0, TOTAL) for at in offsets)]
    left = [at for at in rows.kept if at not in offsets]
    return replace(rows, kept=left, totals=sorted(totals, key=lambda each: each.offset)).counted(left)


def _land_rows(layout: Layout, rows: Rows) -> list[int]:
    """Rows for the whole Land below rows for at least two Regierungsbezirke of the same event."""
    field = next((f for f in layout.sheet.fields if isinstance(f.type, BezirkRef) and f.type.land), None)
    column = layout.columns.get(field.name) if field else None
    if field is None or column is None:
        return []
    grid = layout.grid.rows
    region = {cell: _key(cell, field) for cell in {grid[at][column] for at in rows.kept}}
    if territory.LAND not in region.values():
        return []
    named, bezirke = layout.columns.get("kommune"), defaultdict[tuple[Cell, ...], set[str]](set)
    lands = []
    for at in rows.kept:
        key = region[grid[at][column]]
        if key == territory.LAND:
            lands.append(at)
        elif key and (named is None or grid[at][named] is None):
            bezirke[_event(layout, at)].add(key)
    return [at for at in lands if _is_overall(_event(layout, at), bezirke)]


def _is_overall(event: tuple[Cell, ...], bezirke: dict[tuple[Cell, ...], set[str]]) -> bool:
    if not any(event):
        return len(set().union(*bezirke.values())) > 1
    return len(bezirke.get(event, ())) > 1


def _event(layout: Layout, offset: int) -> tuple[Cell, ...]:
    """What a row says of its event: series, title and day."""
    fields = [f.name for f in layout.sheet.fields if f.name in layout.sheet.scope or isinstance(f.type, Day)]
    return tuple(layout.grid.rows[offset][layout.columns[name]] for name in fields if name in layout.columns)


def _key(cell: Cell, field: Field) -> str:
    try:
        return str(field.type.parse(cell)) if isinstance(cell, str) else ""
    except Rejected:
        return ""


def _bare_sum(layout: Layout, kept: list[int]) -> list[int]:
    """The last row when it holds nothing but the exact sums of the rows above it."""
    if len(kept) < 3:
        return []
    row = layout.grid.rows[kept[-1]]
    filled = [name for name, column in layout.columns.items() if row[column] is not None]
    fields = [layout.sheet.field(name) for name in filled]
    if not fields or not all(field.is_number for field in fields):
        return []
    records = Records(layout, kept)
    for field in fields:
        column = columns.typed(records.cells(field), field, len(records), {})
        *above, last = [column.values[code] for code in column.codes]
        if exact(last) is None or exact(last) != total_of(above):
            return []
    return kept[-1:]
