"""Writes the sample workbooks: `python -m data.samples.build`. The same facts give the same bytes.

openpyxl stamps the time of saving into a workbook and into its zip entries; both are set to fixed values here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.samples.demonstration import STAENDE, TITLE, Stand
from data.samples.facts_foerderung import MITTEL, Mittel
from data.samples.facts_kennzahlen import KENNZAHLEN
from data.samples.facts_teilnahme import VERANSTALTUNGEN, Veranstaltung
from data.samples.kennzahl import Kennzahl
from loaders.sheet import Sheet
from loaders.workbooks import SHEETS

FOLDER = Path(__file__).parent
STAMP = (2026, 1, 1, 0, 0, 0)
WIDEST = 60


@dataclass(frozen=True)
class Table:
    """A worksheet: rows whose attributes are named like the fields of the sheet, and lines above the header."""

    sheet: Sheet
    columns: tuple[str, ...]
    rows: Sequence[Any] = ()
    title: tuple[str, ...] = ()


def table(sheet: str, row_type: type, rows: Sequence[Any], title: tuple[str, ...] = ()) -> Table:
    """A table with the columns that its rows know, in the order of the sheet."""
    known = {field.name for field in fields(row_type)}
    return Table(SHEETS[sheet], tuple(field.name for field in SHEETS[sheet].fields if field.name in known), rows, title)


def _headers_only(sheet: str) -> Table:
    return Table(SHEETS[sheet], tuple(field.name for field in SHEETS[sheet].fields))


WORKBOOKS: dict[str, tuple[Table, ...]] = {
    "teilnahme": (table("teilnahme", Veranstaltung, VERANSTALTUNGEN),),
    # No row of the Beratung was ever published per Kommune.
    "foerderung": (table("mittel", Mittel, MITTEL), _headers_only("beratung")),
    "kennzahlen": (table("kennzahlen", Kennzahl, KENNZAHLEN),),
    "ozg": (table("ozg", Stand, STAENDE, TITLE),),
}


def content(tables: Sequence[Table]) -> bytes:
    """The workbook with these worksheets, byte for byte the same whenever it is written."""
    book = Workbook()
    book.remove(book.active)
    for table in tables:
        _fill(book.create_sheet(table.sheet.title), table)
    saved = BytesIO()
    book.save(saved)
    return _without_time(saved.getvalue())


def _fill(worksheet: Worksheet, table: Table) -> None:
    for line in table.title:
        worksheet.append([line])
    if table.title:
        worksheet.cell(1, 1).font = Font(bold=True, size=14)
        worksheet.append([])
    worksheet.append([table.sheet.field(name).label for name in table.columns])
    header = len(table.title) + 1 + bool(table.title)
    for cell in worksheet[header]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top")
    for row in table.rows:
        worksheet.append([getattr(row, name) for name in table.columns])
    worksheet.freeze_panes = worksheet.cell(header + 1, 1)
    _format(worksheet, header)


def _format(worksheet: Worksheet, header: int) -> None:
    """German dates, thousands separators for amounts, and columns as wide as what stands in them."""
    for number, column in enumerate(worksheet.iter_cols(min_row=header), 1):
        widest = max(len(str(cell.value)) for cell in column if cell.value is not None)
        worksheet.column_dimensions[get_column_letter(number)].width = min(widest, WIDEST) + 2
        for cell in column[1:]:
            if isinstance(cell.value, date):
                cell.number_format = "DD.MM.YYYY"
            elif isinstance(cell.value, int) and cell.value >= 5_000:
                cell.number_format = "#,##0"


def _without_time(saved: bytes) -> bytes:
    stamped = BytesIO()
    with ZipFile(BytesIO(saved)) as source, ZipFile(stamped, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                moment = b"%04d-%02d-%02dT%02d:%02d:%02dZ" % STAMP
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment, part)
            target.writestr(ZipInfo(name, STAMP), part, ZIP_DEFLATED, 9)
    return stamped.getvalue()


def main() -> None:
    """Write every sample workbook beside this script."""
    for name, tables in WORKBOOKS.items():
        (FOLDER / f"{name}.xlsx").write_bytes(content(tables))


if __name__ == "__main__":
    main()
