"""Downloads: the table beside a chart as CSV and XLSX, in German, with its origin, and without live formulas."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pages.shared import german
from pages.shared.columns import Column, Columns, is_quantity, remarks
from pages.shared.origin import Origin

_LIVE = ("=", "+", "-", "@", "＝", "＋", "－", "﹣", "＠", "﹢", "﹦", "﹫", "−", "|", "%")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]")
_LONGEST = 32_767
"""Characters that a cell of a spreadsheet can hold."""

_FORMATS = {"percent": r"0.0\ %", "euro": '#,##0.00 "€"', "day": "DD.MM.YYYY"}

Cell = str | float | date | None


def harmless(text: str) -> str:
    """Text that no spreadsheet program runs as a formula: led by an apostrophe where it would look like one.

    Control characters (TAB, CR, LF, NUL among them) and invisible ones become blanks: they can hide the beginning.
    """
    plain = _CONTROL.sub(" ", text)
    looks_live = plain.lstrip().startswith(_LIVE)
    return (f"'{plain}" if looks_live else plain)[:_LONGEST]


def csv_file(table: pd.DataFrame, shown: Columns, origin: Origin) -> bytes:
    """The table as CSV for a German spreadsheet program: semicolons, decimal commas, UTF-8 with a mark.

    Every row carries choice, Stand, Quelle and label, for a CSV file has no second sheet to say them.
    """
    behind = [
        ("Auswahl", origin.selection), ("Stand der Daten", origin.stand), ("Quelle", "; ".join(origin.sources)),
        ("Kennzeichnung", origin.mark),
    ]  # fmt: skip
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(label) for label in (*_headings(table, shown), *(name for name, _ in behind))])
    for row in _records(table, shown):
        writer.writerow([_written(cell) for cell in (*row, *(value for _, value in behind))])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def xlsx_file(table: pd.DataFrame, shown: Columns, origin: Origin) -> bytes:
    """The table as a workbook: sheet "Daten" with typed cells, sheet "Herkunft" with where they come from."""
    book = Workbook(write_only=True)
    _write_data(book.create_sheet("Daten"), table, shown)
    about = book.create_sheet("Herkunft")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 20, 100
    for name, value in origin.facts():
        about.append([_cell(about, name, bold=True), _cell(about, value)])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write_data(sheet: WriteOnlyWorksheet, table: pd.DataFrame, shown: Columns) -> None:
    """Headings that stay in view and can be filtered, then the rows."""
    headings = _headings(table, shown)
    formats = [_format(table, name, column) for name, column in _spread(table, shown)]
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(table) + 1}"
    for position, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(position)].width = min(60, max(12, len(heading) + 4))
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
    for row in _records(table, shown):
        sheet.append([_cell(sheet, value, shape) for value, shape in zip(row, formats, strict=True)])


def _cell(sheet: WriteOnlyWorksheet, value: Cell, shape: str = "General", bold: bool = False) -> WriteOnlyCell:
    """One cell of its type; text is marked as text, so that it is never read as a formula or a number."""
    cell = WriteOnlyCell(sheet, harmless(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif value is not None:
        cell.number_format = shape
    if bold:
        cell.font = Font(bold=True)
    return cell


def _written(cell: Cell) -> str:
    """One cell of a CSV file; numbers with a decimal comma and no thousands."""
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return "" if cell is None else f"{cell:.15g}".replace(".", ",")


def _format(table: pd.DataFrame, name: str, column: Column) -> str:
    """How a spreadsheet program shows the numbers of a column; whole numbers without a decimal comma."""
    if column.kind == "number":
        return "#,##0" if (table[name].dropna() % 1 == 0).all() else "#,##0.0#"
    return _FORMATS.get(column.kind, "General")


def _spread(table: pd.DataFrame, shown: Columns) -> Iterator[tuple[str, Column]]:
    """The columns of the download: behind a quantity one that says how exact it is."""
    for name, column in shown.items():
        yield name, column
        if is_quantity(table, name):
            yield "", Column(f"{column.label}: Genauigkeit")


def _headings(table: pd.DataFrame, shown: Columns) -> list[str]:
    return [column.label for _, column in _spread(table, shown)]


def _records(table: pd.DataFrame, shown: Columns) -> Iterator[tuple[Cell, ...]]:
    """The rows of the download, typed."""
    columns: list[list[Cell]] = []
    for name, column in shown.items():
        columns.append([_value(value, column) for value in table[name]])
        if is_quantity(table, name):
            columns.append([*remarks(table, name)])
    return zip(*columns, strict=True)


def _value(value: object, column: Column) -> Cell:
    """A value as it goes out: numbers and full dates as such, the rest in German words; nothing for an unknown one."""
    if german.is_missing(value):
        return None
    if column.kind == "day" and len(str(value)) == len("2020-02-12"):
        return date.fromisoformat(str(value))
    return float(value) if column.numeric else column.words(value)  # type: ignore[arg-type]
