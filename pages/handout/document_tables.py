"""Tables of a document: headings that are marked as such, columns as wide as their words need."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pages.handout.briefing import ACROSS
from pages.shared.plaintext import printable


def add_table(made: Document, head: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> None:
    """A table whose headings are marked as such and repeated on the next page."""
    table = made.add_table(1, len(head), style="Light Shading")
    table._tbl.tblPr.find(qn("w:tblLook")).set(qn("w:firstColumn"), "0")
    _row(table.rows[0].cells, head, numeric)
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    for row in rows:
        _row(table.add_row().cells, row, numeric)
    for column, width in zip(table.columns, _widths(head, rows), strict=True):
        for cell in column.cells:
            cell.width = Mm(width)
    made.add_paragraph().paragraph_format.space_after = Pt(0)


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Millimetres of the columns: as their longest words need, together never more than the page has."""
    longest = [max(len(text) for text in column) for column in zip(head, *rows, strict=True)]
    needed = [min(60.0, 6 + 1.7 * length) for length in longest]
    return [width * min(1.0, ACROSS / sum(needed)) for width in needed]


def _row(cells: Sequence[Any], texts: Sequence[str], numeric: Sequence[bool]) -> None:
    for cell, text, right in zip(cells, texts, numeric, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.add_run(printable(text)).font.size = Pt(8.5)
