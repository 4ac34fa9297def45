"""The values of xls and xlsb worksheets, as the library calamine reads them, completed by our own scan.

The library knows the intricate ways in which these formats keep text and dates; it does not tell error
cells from empty ones, nor percentages from numbers. A panic of it becomes a `Refused` like any other.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from typing import Any

from python_calamine import CalamineWorkbook

from loaders.cells.base import Cell, ErrorCell, Percentage
from loaders.formats.canvas import Canvas, Grid
from loaders.formats.moments import coarse
from loaders.formats.numberformats import Kind
from loaders.formats.texts import Texts, error
from loaders.refused import refusal

PANIC = "pyo3_runtime"
"""Module of the exception that a panic of the library arrives as; it is no `Exception`."""


@dataclass
class Marks:
    """What our scan found in a worksheet: cells by their place, and where a number format says more."""

    canvas: Canvas
    cells: dict[tuple[int, int], ErrorCell] = field(default_factory=dict)
    formats: dict[int, list[tuple[int, Kind]]] = field(default_factory=dict)

    def filled(self, row: int, column: int) -> None:
        """A cell that holds something; raises `Refused` when the sheet becomes too large."""
        self.canvas.reserve(row, column, column)

    def shown(self, row: int, column: int, kind: Kind) -> None:
        """A cell that is shown as percent, month or year, should it hold a number or a day."""
        if kind in ("percent", "month", "year"):
            self.formats.setdefault(row, []).append((column, kind))


def filled(content: bytes, sheets: list[tuple[str, Marks]], texts: Texts) -> list[Grid]:
    """The worksheets with their values; `sheets` are all of them with their names, scanned beforehand.

    The library makes room for the whole rectangle of every sheet, so nothing may be too large by now.
    """
    with guarded():
        book = CalamineWorkbook.from_filelike(BytesIO(content))
    grids = []
    for name, marks in sheets:
        _fill(marks, book, name, converters(texts))
        grids.append(marks.canvas.grid())
    return grids


def _fill(marks: Marks, book: CalamineWorkbook, name: str, convert: dict[type, Callable[[Any], Cell]]) -> None:
    """Put the cells of a worksheet on its canvas, then what was marked."""
    with guarded():
        sheet = book.get_sheet_by_name(name)
        top, left = sheet.start or (0, 0)
        rows = sheet.to_python()
    for number, row in enumerate(rows, top + 1):
        cells = [convert[type(value)](value) for value in row]
        for column, kind in marks.formats.get(number, ()):
            if 0 < column - left <= len(cells):
                cells[column - left - 1] = _as_shown(cells[column - left - 1], kind)
        marks.canvas.add(number, left + 1, cells)
    for (row_number, column), cell in marks.cells.items():
        marks.canvas.add(row_number, column, [cell])


def _as_shown(value: Cell, kind: Kind) -> Cell:
    """A value as its number format shows it; of another type than the format is for it stays as it is."""
    if kind == "percent":
        return Percentage(value) if isinstance(value, float) else value
    return coarse(value, kind)


def converters(texts: Texts) -> dict[type, Callable[[Any], Cell]]:
    """From the library's values to ours, by their type."""
    same = dict.fromkeys((date, time, timedelta), lambda value: value)
    return {
        **same,
        str: texts.clean,
        bool: lambda value: "WAHR" if value else "FALSCH",
        int: float,
        float: lambda value: value if isfinite(value) else error("#NUM!"),
        datetime: lambda value: value if value.time() != time() else value.date(),
    }


@contextmanager
def guarded() -> Iterator[None]:
    """Turns whatever the library raises into a `Refused`."""
    try:
        yield
    except MemoryError:
        raise
    except Exception as problem:
        raise refusal("file_damaged") from problem
    except BaseException as problem:
        if type(problem).__module__ == PANIC:
            raise refusal("file_crashed") from problem
        raise
