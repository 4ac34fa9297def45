"""The one entrance: from the bytes of an uploaded file to typed tables and findings."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from threading import Event

import pandas as pd

from loaders import child, parcel
from loaders.answers import NO_ANSWERS, Answers, corrected, from_text
from loaders.check import broken_rules, without_rows
from loaders.container import Refused
from loaders.derive import completed
from loaders.excerpt import excerpt
from loaders.findings import Omitted, finding
from loaders.grid import Grid, open_workbook
from loaders.heads import Assigned, Head, head_of, likely_head
from loaders.issued import of_another_version
from loaders.layout import Layout
from loaders.limits import Limits, limits
from loaders.progress import Told, nobody
from loaders.reading import Reading
from loaders.recognise import is_no_list, recognise
from loaders.several import tables
from loaders.sheet import Sheet
from loaders.table import read_table
from loaders.workbooks import WORKBOOKS


def read(
    content: bytes, file_name: str, answers: Answers = NO_ANSWERS, stop: Event | None = None, told: Told = nobody
) -> Reading:
    """Read a workbook in a limited child process, until somebody sets `stop`; never raises for what is in the file.

    `told` hears how far it is, in percent.
    """
    task = json.dumps([file_name, answers.as_text()])
    try:
        return parcel.unpack(child.call("loaders.reader:read_here", content, task, stop=stop, told=told))
    except Refused as refused:
        file = Reading(file_name, hashlib.sha256(content).hexdigest(), len(content))
        return replace(file, findings=tuple(refused.findings), readable=False)


def read_here(content: bytes, task: str) -> bytes:
    """The work of `read` in this very process: runs in the child. Returns a packed `Reading`."""
    file_name, answers = json.loads(task)
    return parcel.pack(reading_of(content, file_name, limits(), from_text(answers)))


def reading_of(content: bytes, file_name: str, limits: Limits, answers: Answers = NO_ANSWERS) -> Reading:
    """Open, recognise, type and check a workbook; raises `Refused` when it cannot be opened."""
    file = Reading(file_name, hashlib.sha256(content).hexdigest(), len(content))
    grids, notes = open_workbook(content, file_name, limits)
    file, grids = _mended(file, grids, answers)
    recognised = recognise(grids, WORKBOOKS, answers.columns, answers.kind)
    file = replace(file, heads=_heads(grids, recognised.layouts))
    if recognised.workbook is None:
        unknown = finding("unknown_workbook", kinds=", ".join(kind.title for kind in WORKBOOKS))
        return replace(file, findings=(unknown, *notes), omitted=recognised.omitted)
    notes += of_another_version(recognised.workbook, grids)
    reading = replace(file, workbook=recognised.workbook.name, findings=tuple(notes), omitted=recognised.omitted)
    places_of, titles = _every_table(recognised.layouts, recognised.workbook.sheets, answers.columns)
    reading = replace(reading, omitted=(*reading.omitted, *titles))
    for sheet in recognised.workbook.sheets:
        places = [place for place in places_of if place.sheet is sheet]
        if places:
            reading = _with_table(reading, sheet, places, answers)
    return replace(reading, findings=(*reading.findings, *without_rows(reading, places_of)))


def _heads(grids: Sequence[Grid], layouts: Sequence[Layout]) -> dict[str, Head]:
    """The head of each worksheet: of the table that was found, or else the likeliest one."""
    found = {place.grid.name: head_of(place.grid, place.header.texts, place.columns) for place in layouts}
    others = [grid for grid in grids if grid.name not in found and not is_no_list(grid)]
    return {**found, **{grid.name: head for grid in others if (head := likely_head(grid))}}


def _every_table(
    layouts: Sequence[Layout], sheets: Sequence[Sheet], said: Assigned
) -> tuple[list[Layout], list[Omitted]]:
    """The tables of all worksheets, those further down too, and the lines of their titles."""
    found = [tables(layout, sheets, said) for layout in layouts]
    return [place for places, _ in found for place in places], [left for _, titles in found for left in titles]


def _mended(file: Reading, grids: list[Grid], answers: Answers) -> tuple[Reading, list[Grid]]:
    """The grids as people mended them, and the reading that says so."""
    pairs = [corrected(grid, answers.cells.get(grid.name, {})) for grid in grids]
    mended = {grid.name: cells for grid, cells in pairs if cells}
    return replace(file, mended=mended), [grid for grid, _ in pairs]


def _with_table(reading: Reading, sheet: Sheet, places: list[Layout], answers: Answers) -> Reading:
    """The reading with one more table, what was found in it, left out of it, and where its fields stood."""
    parts = [read_table(place, answers) for place in places]
    rows = pd.concat([part.rows for part in parts]) if len(parts) > 1 else parts[0].rows
    table, derived = completed(sheet, rows)
    found = [each for part in parts for each in part.findings] + derived
    rejected = {(found.sheet, found.line) for found in found if found.blocks}
    found += broken_rules(sheet, table, places, rejected)
    letters: dict[str, dict[str, str]] = {}
    for place, part in zip(places, parts, strict=True):
        letters[place.grid.name] = {**part.letters, **letters.get(place.grid.name, {})}
    return replace(
        reading,
        tables={**reading.tables, sheet.name: table},
        findings=(*reading.findings, *found),
        excerpts={**reading.excerpts, sheet.name: excerpt(places, found)},
        omitted=(*reading.omitted, *(each for part in parts for each in part.omitted)),
        origins={**reading.origins, sheet.name: letters},
    )
