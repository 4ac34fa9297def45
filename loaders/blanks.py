"""What is written once above a block of rows and left empty below: asked, where anything follows from it."""

from functools import lru_cache

import numpy as np

from loaders.cells.base import Cell, written
from loaders.cells.day import Day
from loaders.cells.place import BezirkRef
from loaders.columns import Column, Trouble
from loaders.findings import ERROR, Rejected
from loaders.places import resolve
from loaders.records import Records
from loaders.sheet import Field, Sheet


def asked(records: Records, known: dict[str, Column]) -> dict[str, list[Trouble]]:
    """For each field the rows whose empty cell may mean the value above, with that value as suggestion."""
    found: dict[str, list[Trouble]] = {}
    for field in records.layout.sheet.fields:
        if field.is_number or not (field.stored or isinstance(field.type, Day)):
            continue
        cells = records.cells(field) if _speaks_for_blocks(field, records.layout.sheet) else None
        if cells and cells[0] is not None and None in cells:
            above = _above(cells)
            open_rows = _that_matter(records, field, above, known)
            found[field.name] = _troubles(field, open_rows)
    return {name: troubles for name, troubles in found.items() if troubles}


def _speaks_for_blocks(field: Field, sheet: Sheet) -> bool:
    """Days, Regierungsbezirke, and what says of which conference or programme a row is."""
    return isinstance(field.type, Day | BezirkRef) or field.name in sheet.scope


def _above(cells: list[Cell]) -> dict[int, Cell]:
    """Positions of empty cells with the value above; none when the column repeats a value, so that empty is empty."""
    above: dict[int, Cell] = {}
    last: Cell = None
    for position, cell in enumerate(cells):
        if cell is None:
            above[position] = last
        elif cell == last and position - 1 not in above:
            return {}
        else:
            last = cell
    return above


def _that_matter(records: Records, field: Field, above: dict[int, Cell], known: dict[str, Column]) -> dict[int, Cell]:
    """The rows in which something follows from the empty cell."""
    sheet = records.layout.sheet
    if field.required or field.name in sheet.scope:
        return above
    if isinstance(field.type, BezirkRef):
        kommune = known["kommune"]
        return {at: value for at, value in above.items() if kommune.values[kommune.codes[at]] is None}
    if sheet.derive:
        return above
    names = records.cells(sheet.field("kommune"))
    return {at: value for at, value in above.items() if names and _depends(written(names[at]), written(value), field)}


@lru_cache(maxsize=10_000)
def _depends(kommune: str, day: str, field: Field) -> bool:
    """Whether a Kommune had another key on that day: Hanau, Bromskirchen."""
    try:
        then = field.type.parse(day)
    except Rejected:
        return False
    return resolve(kommune, day=str(then)).key != resolve(kommune).key


def _troubles(field: Field, above: dict[int, Cell]) -> list[Trouble]:
    """One trouble per value above, with the rows that it may hold for."""
    positions: dict[Cell, list[int]] = {}
    for at, value in above.items():
        positions.setdefault(value, []).append(at)
    return [
        Trouble("blank_below", "", field.type.quoted(value), ERROR, {"above": field.type.quoted(value)}, np.array(at))
        for value, at in positions.items()
    ]
