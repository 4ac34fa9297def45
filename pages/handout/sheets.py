"""Sheets of a workbook, row by row: words that are not cut off, also on paper."""

import textwrap
from dataclasses import dataclass, field
from datetime import date

from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pages.shared import export

LINE = 150
"""Characters of a line of words above a table: a cell would be cut off at the next one, or on paper."""

_DAY = "DD.MM.YYYY"
LARGE, SOFT = Font("Calibri", bold=True, size=14), Font("Calibri", size=11, color="4B5563")


@dataclass
class Page:
    """A sheet that knows how many rows it has."""

    sheet: WriteOnlyWorksheet
    rows: int = field(default=0)

    def write(self, *values: export.Cell, font: Font | None = None, bold: bool = False, shape: str = "General") -> None:
        """A row of values; `shape` is how numbers are shown."""
        cells = [export.cell(self.sheet, value, _DAY if isinstance(value, date) else shape, bold) for value in values]
        for cell in cells if font else ():
            cell.font = font
        self.sheet.append(cells)
        self.rows += 1

    def skip(self, rows: int) -> None:
        """Empty rows, over which a chart stands."""
        for _ in range(rows):
            self.write()

    def say(self, *texts: str) -> None:
        """Words in lines that can be read without scrolling; an empty text is left out."""
        for text in texts:
            for line in _wrapped(text):
                self.write(line, font=SOFT)

    def tell(self, name: str, value: str) -> None:
        """A fact under its name, in as many lines as it needs; an empty one is left out."""
        for place, line in enumerate(_wrapped(value)):
            self.sheet.append(
                [export.cell(self.sheet, "" if place else name, bold=True), export.cell(self.sheet, line)]
            )
            self.rows += 1


def _wrapped(text: str) -> list[str]:
    """The lines of a text; an address stays whole."""
    return textwrap.wrap(text, LINE, break_on_hyphens=False, break_long_words=False)


def new(sheet: WriteOnlyWorksheet) -> Page:
    """A new sheet that fits the width of a paper when it is printed."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    return Page(sheet)
