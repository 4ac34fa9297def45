"""A file that cannot be marked in place (xls, xlsb, ods), written anew: its values at the same addresses."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from loaders.cells.base import Cell, ErrorCell, Percentage, Uncalculated
from loaders.formats.canvas import Grid
from loaders.formats.texts import GERMAN_ERRORS, TURNING, UNWANTED, escaped

WRITTEN_ERRORS = {german: code for code, german in GERMAN_ERRORS.items()}
DAY, MOMENT, CLOCK, SPAN, PERCENT = "DD.MM.YYYY", "DD.MM.YYYY HH:MM", "HH:MM:SS", "[H]:MM:SS", "0.##########%"
NUMBER = "General"
NOT_IN_NAMES = re.compile(r"[\\*?:/\[\]\t\n\r]")
LONGEST_NAME = 31


def sheet_names(names: Iterable[str]) -> dict[str, str]:
    """Each name of a worksheet with the one that it can have in an xlsx: other formats allow longer ones and more."""
    given: dict[str, str] = {}
    for name in names:
        plain = NOT_IN_NAMES.sub(" ", TURNING.sub("", UNWANTED.sub("", name))).strip(" '")[:LONGEST_NAME].strip(" '")
        wanted, number = plain or "Blatt", 1
        while wanted.casefold() in {taken.casefold() for taken in given.values()}:
            number += 1
            wanted = f"{(plain or 'Blatt')[: LONGEST_NAME - 1 - len(str(number))]} {number}"
        given[name] = wanted
    return given


def workbook_of(grids: Iterable[Grid], names: Mapping[str, str]) -> bytes:
    """An xlsx with these worksheets under their new names; formulas are there as their values."""
    book = Workbook(write_only=True)
    for grid in grids:
        page = book.create_sheet()
        page.title = escaped(names[grid.name])
        page.sheet_state = "visible" if grid.visible else "hidden"
        _fill(page, grid)
    if all(page.sheet_state == "hidden" for page in book.worksheets):
        book.worksheets[0].sheet_state = "visible"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(page: WriteOnlyWorksheet, grid: Grid) -> None:
    for _ in range(1, grid.first_row if grid.rows else 1):
        page.append(())
    left: list[Any] = [None] * (grid.first_column - 1)
    for row in grid.rows:
        page.append(left + [_written(cell, page) for cell in row])


def _written(cell: Cell, page: WriteOnlyWorksheet) -> Any:
    """The cell for openpyxl; text stays text, whatever it begins with."""
    if cell is None or type(cell) is float or isinstance(cell, Uncalculated):
        return None if isinstance(cell, Uncalculated) else cell
    kind, code, value = _plain(cell)
    made = WriteOnlyCell(page, value)
    made.data_type, made.number_format = kind, code
    return made


def _plain(cell: Cell) -> tuple[str, str, object]:
    """Type, number format and value of a cell, in openpyxl's words."""
    if isinstance(cell, ErrorCell):
        return "e", NUMBER, WRITTEN_ERRORS.get(cell.code, cell.code)
    if isinstance(cell, Percentage):
        return "n", PERCENT, cell.fraction
    dated: dict[type, str] = {datetime: MOMENT, date: DAY, time: CLOCK, timedelta: SPAN}
    if type(cell) in dated:
        return "d", dated[type(cell)], cell
    return ("s", "@", escaped(cell)) if isinstance(cell, str) else ("n", NUMBER, cell)
