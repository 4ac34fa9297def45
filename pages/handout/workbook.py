"""Everything of a view as one workbook: Herkunft, then a sheet per chart with a native chart, then its Belege."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pages.handout import sheet_charts
from pages.handout.briefing import cited
from pages.handout.chart import Chart
from pages.handout.content import Content, native
from pages.handout.picture import png, ratio
from pages.handout.sheet_anchor import Described
from pages.handout.sheets import LARGE, Page, new
from pages.shared import export, german, proof
from pages.shared.exhibits import Exhibit
from pages.shared.plaintext import printable
from pages.shared.proof import Behind

MOST = 5_000
"""So many rows behind a chart are listed as Belege; the page itself has all of them."""

WIDE = 16.0
"""Width of a picture in centimetres."""


def workbook(content: Content) -> bytes:
    """The bytes of the workbook."""
    book = Workbook(write_only=True)
    _about(book.create_sheet("Herkunft"), content)
    for number, exhibit in enumerate(content.exhibits, 1):
        name = f"{'Diagramm' if exhibit.figure else 'Tabelle'} {number}"
        _exhibit(book.create_sheet(name), exhibit)
    for place, (numbers, behind) in enumerate(_behind(content), 1):
        _proof(book.create_sheet(f"Belege {place}"), numbers, behind)
    book.properties.title, book.properties.creator = printable(content.title), content.author
    book.properties.language = "de-DE"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _about(sheet: WriteOnlyWorksheet, content: Content) -> None:
    """What the file is, and for each chart its Stand, rule, choice and sources."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 120
    page = new(sheet)
    page.write(content.title, font=LARGE)
    for name, value in content.facts():
        page.tell(name, value)
    for number, exhibit in enumerate(content.exhibits, 1):
        page.write()
        page.write(f"{number}. {exhibit.origin.question}", bold=True)
        for name, value in _told(content, exhibit):
            page.tell(name, value)
    page.write()
    for number, source in enumerate(content.sources, 1):
        page.tell(f"Quelle {number}", source)


def _told(content: Content, exhibit: Exhibit) -> Sequence[tuple[str, str]]:
    """What has to be known about one chart."""
    origin = exhibit.origin
    return (
        ("Antwort", exhibit.answer),
        ("Regel und Hinweis", exhibit.remark),
        ("Stand der Daten", origin.stand),
        ("Auswahl", origin.selection),
        ("Kennzeichnung", origin.mark),
        ("Quellen", cited(content, exhibit)),
    )


def _exhibit(sheet: WriteOnlyWorksheet, exhibit: Exhibit) -> None:
    """Question and words, the chart over its numbers, and the whole table below."""
    export.set_widths(sheet, exhibit.table, exhibit.columns)
    sheet.column_dimensions["A"].width = 60
    page = new(sheet)
    page.write(exhibit.origin.question, font=LARGE)
    page.say(exhibit.origin.mark, exhibit.answer, exhibit.remark, exhibit.origin.line(), exhibit.origin.link)
    chart = native(exhibit)
    if chart is not None:
        _chart(page, chart, exhibit)
    elif exhibit.figure is not None:
        _picture(page, exhibit, png(exhibit.figure))
    page.write()
    export.write_rows(sheet, exhibit.table, exhibit.columns, page.rows + 1)


def _chart(page: Page, chart: Chart, exhibit: Exhibit) -> None:
    """What the chart shows in words, the chart, and below it the numbers that it is drawn from."""
    page.say(f"Beschreibung: {exhibit.alt}")
    page.write()
    top, height = page.rows + 1, sheet_charts.height(chart)
    title, line = exhibit.origin.question, exhibit.origin.line()
    made = sheet_charts.drawn(page.sheet, chart, top + _rows(height), title, line)
    made.anchor = Described(top, sheet_charts.WIDTH, height, _spoken(exhibit))
    page.sheet.add_chart(made)
    page.skip(_rows(height))
    for place, row in enumerate(sheet_charts.numbers(chart)):
        page.write(*row, bold=place == 0, shape=chart.shape)


def _picture(page: Page, exhibit: Exhibit, content: bytes | None) -> None:
    """The picture of a chart that no spreadsheet program draws, with its words."""
    page.say(f"Als Diagramm eines Tabellenprogramms gibt es dieses Bild nicht. {exhibit.alt}")
    if content is None:
        return
    page.write()
    made, height = Image(io.BytesIO(content)), WIDE / ratio(content)
    made.anchor = Described(page.rows + 1, WIDE, height, _spoken(exhibit))
    page.sheet.add_image(made)
    page.skip(_rows(height))


def _rows(height: float) -> int:
    """How many rows of a sheet are as high, in centimetres."""
    return round(height / sheet_charts.ROW) + 1


def _spoken(exhibit: Exhibit) -> str:
    """The words for those who cannot see a chart."""
    return ": ".join(filter(None, [exhibit.origin.mark, exhibit.alt]))


def _behind(content: Content) -> list[tuple[list[int], Behind]]:
    """The rows behind the exhibits, those behind several once, with the numbers of these."""
    found: list[tuple[list[int], Behind]] = []
    all_parts = enumerate((exhibit.behind.parts if exhibit.behind else () for exhibit in content.exhibits), 1)
    for number, behind in ((number, part) for number, parts in all_parts for part in parts if len(part.rows)):
        known = (numbers for numbers, other in found if other.sheet is behind.sheet and other.rows.equals(behind.rows))
        if (numbers := next(known, None)) is not None:
            numbers.append(number)
        else:
            found.append(([number], behind))
    return found


def _proof(sheet: WriteOnlyWorksheet, numbers: list[int], behind: Behind) -> None:
    """The rows behind charts with file, worksheet and cell."""
    rows, shown = proof.listed(Behind(behind.sheet, behind.rows.head(MOST)))
    export.set_widths(sheet, rows, shown)
    page = new(sheet)
    page.write(f"Belege zu {german.listed(list(map(str, numbers)))}: Zeilen und Zellen", font=LARGE)
    if len(behind.rows) > MOST:
        first, of = german.number(len(rows)), german.number(len(behind.rows))
        page.say(f"Die ersten {first} von {of} Zeilen; alle stehen auf der Seite unter „Belege“.")
    export.write_rows(sheet, rows, shown, page.rows + 1)
