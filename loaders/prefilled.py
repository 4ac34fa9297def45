"""Rows that a template brought along: what they are about is filled in, what they say is left to the official."""

from collections.abc import Mapping, Sequence

from loaders.cells.place import KommuneArt
from loaders.issued import PREFILLED
from loaders.layout import PLACES, Layout
from loaders.leaving import left_out
from loaders.rowkinds import Rows
from loaders.sheet import Sheet

Given = Sequence[Mapping[str, str]]
"""Rows to fill in beforehand: name of a field -> what stands in its cell."""

MARKED = "aus der Vorlage"
"""Stands in each such row, so that it is known again wherever it is sorted or copied to, with or without its title."""

NOT_BEGUN = "Vorausgefüllt, aber noch nichts eingetragen: nicht übernommen."


def about(sheet: Sheet) -> set[str]:
    """The fields that can be filled in beforehand: which conference, programme or Stichtag, and which Kommune."""
    places = {field.name for field in sheet.fields if isinstance(field.type, (*PLACES, KommuneArt))}
    return {*sheet.about, *places}


def without_untouched(layout: Layout, rows: Rows) -> Rows:
    """The rows without those that the template brought along and in which nothing was filled in, which are told.

    A row that somebody added says what it says: it lacks the mark.
    """
    texts = layout.header.texts
    mark = next((column for column, text in enumerate(texts) if text == PREFILLED), None)
    if mark is None:
        return rows
    given = {layout.columns[name] for name in about(layout.sheet) if name in layout.columns}
    stated, cells = sorted(layout.used - given), layout.grid.rows
    untouched = {at for at in rows.kept if cells[at][mark] == MARKED and all(cells[at][c] is None for c in stated)}
    return left_out(layout, rows, untouched, NOT_BEGUN)
