"""Downloads: the table beside a chart as CSV and XLSX, in German, with its origin, and without live formulas."""

import csv
import io
from collections.abc import Iterator
from datetime import date

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from loaders.formats.texts import escaped
from pages.shared import german
from pages.shared.columns import Column, Columns, is_quantity, remarks
from pages.shared.origin import Origin
from pages.shared.plaintext import harmless as harmless

_BOLD = Font("Calibri", size=11, bold=True)
_LOOKED_AT = 200
"""Rows that decide how wide the columns are."""

_FORMATS = {"percent": r"0.0\ %", "euro": '#,##0.00 "€"', "day": "DD.MM.YYYY"}

Cell = str | float | date | None


def csv_file(table: pd.DataFrame, shown: Columns, origin: Origin) -> bytes:
    """The table as CSV for a German spreadsheet program: semicolons, decimal commas, UTF-8 with a mark.

    Every row carries choice, Stand, Quelle and label, for a CSV file has no second sheet to say them.
    """
    behind = [
        ("Auswahl", origin.selection), ("Stand der Daten", origin.stand), ("Quelle", "; ".join(origin.sources)),
        ("Kennzeichnung", origin.mark), *[("Link zur Ansicht", origin.link)] * bool(origin.link),
    ]  # fmt: skip
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(label) for label in (*_headings(table, shown), *(name for name, _ in behind))])
    for row in _records(table, shown):
        writer.writerow([_written(value) for value in (*row, *(said for _, said in behind))])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def xlsx_file(table: pd.DataFrame, shown: Columns, origin: Origin) -> bytes:
    """The table as a workbook: sheet "Daten" with typed cells, sheet "Herkunft" with where they come from."""
    book = Workbook(write_only=True)
    _write_data(book.create_sheet("Daten"), table, shown)
    about = book.create_sheet("Herkunft")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 20, 100
    for name, value in origin.facts():
        about.append([cell(about, name, bold=True), cell(about, value)])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write_data(sheet: WriteOnlyWorksheet, table: pd.DataFrame, shown: Columns) -> None:
    """Headings that stay in view and can be filtered, then the rows."""
    sheet.freeze_panes = "A2"
    set_widths(sheet, table, shown)
    write_rows(sheet, table, shown)


def set_widths(sheet: WriteOnlyWorksheet, table: pd.DataFrame, shown: Columns) -> None:
    """Columns as wide as their headings and first words need; only before the first row is written."""
    columns = zip(_headings(table, shown), *_records(table.head(_LOOKED_AT), shown), strict=True)
    for position, (heading, *values) in enumerate(columns, 1):
        longest = max([len(heading) + 4, *map(_room, values)])
        sheet.column_dimensions[get_column_letter(position)].width = min(60, max(12, longest))


def _room(value: Cell) -> int:
    """Characters that a cell takes when it is shown."""
    return len(value) + 2 if isinstance(value, str) else len(f"{value:,.2f}") + 3 if isinstance(value, float) else 0


def write_rows(sheet: WriteOnlyWorksheet, table: pd.DataFrame, shown: Columns, first: int = 1) -> None:
    """The table with headings that can be filtered; `first` is the row of the sheet in which it begins."""
    headings = _headings(table, shown)
    formats = [_format(table, name, column) for name, column in _spread(table, shown)]
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(headings))}{first + len(table)}"
    sheet.append([cell(sheet, heading, bold=True) for heading in headings])
    for row in _records(table, shown):
        sheet.append([cell(sheet, value, shape) for value, shape in zip(row, formats, strict=True)])


def cell(sheet: WriteOnlyWorksheet, value: Cell, shape: str = "General", bold: bool = False) -> WriteOnlyCell:
    """One cell of its type; text is marked as text, so that it is never read as a formula or a number."""
    made = WriteOnlyCell(sheet, escaped(harmless(value)) if isinstance(value, str) else value)
    if isinstance(value, str):
        made.data_type = "s"
    elif value is not None:
        made.number_format = shape
    if bold:
        made.font = _BOLD
    return made


def _written(value: Cell) -> str:
    """One cell of a CSV file; numbers with a decimal comma and no thousands."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else f"{value:.15g}".replace(".", ",")


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
