"""Tables on slides, cut to what can be read on one."""

from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Emu, Length, Pt

from pages.shared import columns, german
from pages.shared.exhibits import Exhibit
from pages.shared.plaintext import printable

ROWS, COLUMNS = 14, 7
"""So much of a table stands on a slide; the workbook has all of it."""


def add(slide: Slide, exhibit: Exhibit, left: Length, top: Length, width: Length) -> BaseShape:
    """A table with its headings; the last row says how many more there are."""
    shown = dict(list(exhibit.columns.items())[:COLUMNS])
    words = columns.in_german(exhibit.table.head(ROWS), shown)
    rest = len(exhibit.table) - len(words)
    rows = [list(words.columns), *words.itertuples(index=False, name=None)]
    if rest:
        rows.append((f"und {german.counted(rest, 'weitere Zeile', 'weitere Zeilen')}", *[""] * (len(shown) - 1)))
    shape = slide.shapes.add_table(len(rows), len(shown), left, top, width, Emu(Pt(20) * len(rows)))
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            _write(shape.table.cell(place, column), str(text))
    return shape


def _write(cell: object, text: str) -> None:
    cell.margin_top = cell.margin_bottom = Pt(2)  # type: ignore[attr-defined]
    run = cell.text_frame.paragraphs[0].add_run()  # type: ignore[attr-defined]
    run.text, run.font.size = printable(text), Pt(10)
    run._r.get_or_add_rPr().set("lang", "de-DE")
