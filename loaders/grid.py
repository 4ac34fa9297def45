"""From the bytes of a workbook to grids of raw cells, each cell at the place where Excel shows it."""

from openpyxl.utils import get_column_letter

from loaders.container import Container, opened
from loaders.findings import NOTE, Finding, finding
from loaders.formats import ods, xls, xlsb, xlsx
from loaders.formats.canvas import Grid as Grid
from loaders.formats.texts import Texts
from loaders.limits import Limits
from loaders.refused import refusal


def open_workbook(content: bytes, file_name: str, limits: Limits) -> tuple[list[Grid], list[Finding]]:
    """All worksheets in order, hidden ones too, and notes on what was left out.

    Raises `Refused` with findings for a file that is no workbook, damaged, protected, too large or
    without any content. Call it in a limited process (`loaders.child`).
    """
    container = opened(content, file_name, limits)
    texts = Texts(limits.characters)
    grids, notes = read_grids(container, limits, texts)
    if not grids:
        raise refusal("file_without_sheets")
    if not any(grid.rows for grid in grids):
        raise refusal("file_blank")
    return grids, [*container.notes, *notes, *_cut_texts(grids, texts)]


def read_grids(container: Container, limits: Limits, texts: Texts) -> tuple[list[Grid], list[Finding]]:
    """The worksheets of an opened file, and a note for each sheet without cells; raises `Refused`."""
    if container.package is None:
        return xls.read(container.content, container.stream, limits, texts)
    if container.format == "xlsb":
        return xlsb.read(container.content, container.package, texts)
    if container.format == "ods":
        return ods.read(container.package, texts)
    return xlsx.read(container.package, texts)


def _cut_texts(grids: list[Grid], texts: Texts) -> list[Finding]:
    """One note per worksheet that held longer texts than a cell may; nothing is dropped in silence."""
    notes = []
    for grid in grids if texts.cut else ():
        places = [
            (grid.first_row + down, grid.first_column + right)
            for down, row in enumerate(grid.rows)
            for right, cell in enumerate(row)
            if isinstance(cell, str) and cell in texts.cut
        ]
        if places:
            cell = f"{get_column_letter(places[0][1])}{places[0][0]}"
            details = {"limit": texts.longest, "number": len(places)}
            notes.append(finding("sheet_text_cut", sheet=grid.name, cell=cell, severity=NOTE, details=details))
    return notes
