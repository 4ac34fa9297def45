"""The official's own rows, as they stand in the file, of which something is to be mended."""

from collections.abc import Iterable, Sequence

import pandas as pd

from loaders.findings import Finding
from loaders.layout import Layout

MOST = 2_000
"""Rows that are carried along at most; findings are listed up to a thousand per column and rule."""


def excerpt(places: Sequence[Layout], findings: Iterable[Finding]) -> pd.DataFrame:
    """The text of the known cells of rows with blocking findings, as far as it may be quoted.

    Index (sheet, line), one text column per field in the order of the file, "" where nothing stands.
    """
    wanted = list(dict.fromkeys((found.sheet, found.line) for found in findings if found.blocks and found.line))[:MOST]
    names = list(
        dict.fromkeys(name for place in places for name in sorted(place.columns, key=place.columns.__getitem__))
    )
    rows = {index: _row(place, index[1]) for index in wanted if (place := _place(places, *index))}
    index = pd.MultiIndex.from_tuples(list(rows) or [("", 0)], names=["sheet", "line"])[: len(rows)]
    return pd.DataFrame(list(rows.values()), index=index, columns=names, dtype="str").fillna("")


def _place(places: Sequence[Layout], sheet: str, line: int) -> Layout | None:
    """The table in which a line stands: the last one of its worksheet that begins above it."""
    here = [place for place in places if place.grid.name == sheet]
    begun = [place for place in here if place.grid.first_row + place.header.first <= line]
    return (begun or here)[-1] if here else None


def _row(place: Layout, line: int) -> dict[str, str]:
    offset = line - place.grid.first_row
    row = place.grid.rows[offset] if 0 <= offset < len(place.grid.rows) else []
    cells = {name: row[column] for name, column in place.columns.items() if column < len(row)}
    return {name: place.sheet.field(name).type.said(cell) for name, cell in cells.items()}
