"""Small workbooks for tests, written as tables of cells."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from loaders.grid import Grid
from loaders.limits import limits
from loaders.reader import reading_of
from loaders.reading import Reading

Rows = Sequence[Sequence[object]]


def book(*, merge: Sequence[str] = (), hidden: Sequence[str] = (), **sheets: Rows) -> bytes:
    """The bytes of an xlsx; each keyword is a worksheet, `merge` are ranges on the first of them."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
        page.sheet_state = "hidden" if name in hidden else "visible"
    for area in merge:
        made.worksheets[0].merge_cells(area)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def read_rows(rows: Rows, **options) -> Reading:
    """Read one worksheet „Tabelle1“ in this very process."""
    return reading_of(book(Tabelle1=rows, **options), "test.xlsx", limits())


def grid(rows: Rows, *, name: str = "Tabelle1", merged: Sequence[tuple[int, int, int, int]] = ()) -> Grid:
    """A grid that starts at A1."""
    width = max((len(row) for row in rows), default=0)
    cells = [[*row, *[None] * (width - len(row))] for row in rows]
    return Grid(
        name=name, visible=True, rows=cells, first_row=1, first_column=1, merged=tuple(merged), hidden_rows=frozenset()
    )


def rules(reading: Reading) -> list[tuple[str, str, str]]:
    """Cell, rule and severity of each finding."""
    return [(found.cell, found.rule, found.severity) for found in reading.findings]
