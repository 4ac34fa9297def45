"""Mitnehmen: every file of every page opened again, with its numbers, words, Stand, rule, source, label and link.

The figures are the published ones of the sample data: kommune21.de (Kassel, Gießen), datev-magazin.de (Darmstadt).
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import openpyxl
import pptx
import pypdf
import pytest
from docx.oxml.ns import qn
from openpyxl.chart import BarChart

from tests.pages.screen import Dashboard, Screen, dashboard, visit

LINK = "stand=4"
WORDS = ["Darmstadt: mehr als 300", "Gießen: rund 160", "Kassel: rund 120"]
ALT = "Balken der Teilnehmenden je Regierungsbezirk: Darmstadt: mehr als 300, Gießen: rund 160 und Kassel: rund 120."
RULE = "Zusammen mindestens 580 (teilweise gerundet)."
QUESTION = "Wie viele kamen je Regierungsbezirk?"
VIEWS = [
    ("uebersicht", {}), ("uebersicht", {"karte": "Teilnahme"}), ("teilnahme", {}), ("teilnahme", {"bezirk": "Kassel"}),
    ("foerderung", {}), ("ozg", {}), ("ozg", {"grundlage": "Meldungen der Kommunen"}),
    ("kommune", {"kommune": "Stadt Gießen"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def show(sample_data) -> Iterator[Dashboard]:
    with dashboard(sample_data) as made:
        yield made


def made(screen: Screen, ending: str) -> io.BytesIO:
    """The one file of a page that holds everything."""
    (name,) = [name for name in screen.files if name.endswith(f".{ending}") and "_stand-4" in name
               and (ending != "xlsx" or name.split("_")[0] in ("teilnahme", "foerderung", "ozg", "kommune", "uebersicht"))]  # fmt: skip
    return io.BytesIO(screen.files[name]())


@pytest.fixture(scope="module")
def page(show) -> Screen:
    return show("teilnahme")


@pytest.fixture(scope="module")
def reports(show) -> Screen:
    return show("ozg", grundlage="Meldungen der Kommunen")


def slide_words(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def described(shape: Any) -> str:
    return next(shape._element.iter(pptx.oxml.ns.qn("p:cNvPr"))).get("descr")


def test_the_workbook_has_native_charts_of_the_numbers_below_them(page):
    book = openpyxl.load_workbook(made(page, "xlsx"))
    sheet = book["Diagramm 1"]
    rows = {row[0]: row[1] for row in sheet.values if row[0]}

    assert sheet["A1"].value == QUESTION
    assert [rows[words] for words in WORDS] == [300, 160, 120]
    (chart,) = sheet._charts
    (series,) = chart.series
    first = next(place for place, row in enumerate(sheet.values, 1) if row[0] == WORDS[0])
    assert series.val.numRef.f == f"'Diagramm 1'!$B${first}:$B${first + 2}"
    assert chart.x_axis.scaling.orientation == "maxMin"  # the first bar on top, as on the page


def test_charts_of_the_workbook_are_described_for_those_who_cannot_see_them(page):
    package = zipfile.ZipFile(made(page, "xlsx"))
    drawings = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/drawings/drawing")]

    assert len(drawings) == 4
    assert all('descr="' in drawing for drawing in drawings)
    assert any(f'descr="{ALT}' in drawing for drawing in drawings)


def test_the_workbook_says_where_everything_comes_from(page):
    book = openpyxl.load_workbook(made(page, "xlsx"))
    about = [tuple(row[:2]) for row in book["Herkunft"].values]

    assert about[0][0] == "Teilnahme"
    assert [value for name, value in about if name == "Link zur Ansicht"] == [LINK]
    assert ("Auswahl", "Reihe: Regionalkonferenzen 2020") in about
    assert any(name == "Regel und Hinweis" and str(value).startswith(RULE) for name, value in about)
    assert ("Quelle 1", "https://www.kommune21.de/meldung_33327_on.html") in about
    proof = list(book["Belege 1"].values)
    assert {"Datei", "Blatt", "Zelle", "Revision"} <= set(proof[1])
    assert any("teilnahme" in str(cell).casefold() for row in proof[2:] for cell in row)


def test_a_file_says_what_was_chosen_and_its_link_shows_the_same(show):
    screen = show("teilnahme", bezirk="Kassel")
    about = [tuple(row[:2]) for row in openpyxl.load_workbook(made(screen, "xlsx"))["Herkunft"].values]
    single = show("teilnahme", tables=True, bezirk="Kassel").files["teilnahme-bezirk_stand-4.csv"]().decode()

    assert ("Link zur Ansicht", "bezirk=Kassel&stand=4") in about
    assert any(name == "Auswahl" and "Regierungsbezirk: Kassel" in value for name, value in about if value)
    assert "bezirk=Kassel&stand=4" in single
    assert "bezirk=Kassel&amp;stand=4" in screen.charts["teilnahme-bezirk"].origin


def test_rows_behind_several_charts_are_listed_once(show):
    book = openpyxl.load_workbook(made(show("foerderung"), "xlsx"))

    assert [name for name in book.sheetnames if name.startswith("Belege")] == ["Belege 1"]
    assert book["Belege 1"]["A1"].value.startswith("Belege zu 1, 2")


def test_slides_have_native_charts_with_their_words(page):
    deck = pptx.Presentation(made(page, "pptx"))
    slide = next(slide for slide in deck.slides if slide.shapes.title.text_frame.text == QUESTION)
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    plot = frame.chart.plots[0]

    assert list(plot.categories) == WORDS
    assert [tuple(series.values) for series in plot.series] == [(300.0, 160.0, 120.0)]
    assert described(frame).startswith(ALT)
    said = slide_words(slide)
    assert all(words in said for words in (RULE, "Stand: ", "(Nr. 4)", "Quelle: kommune21.de", "Auswahl: ", LINK))
    assert deck.core_properties.language == "de-DE"


def test_a_rounded_value_is_lighter_and_a_bound_has_its_arrow_also_on_slides(page):
    deck = pptx.Presentation(made(page, "pptx"))
    (frame,) = [shape for shape in deck.slides[1].shapes if shape.has_chart]
    darmstadt, giessen, _ = (frame.chart.plots[0].series[0].points[place] for place in range(3))

    assert str(frame.chart.plots[0].series[0].format.fill.fore_color.rgb) == "2166AC"
    assert str(giessen.format.fill.fore_color.rgb) != "C2571A"
    assert str(giessen.format.line.color.rgb) == "C2571A"
    assert darmstadt.data_label.text_frame.text == "▶"


def test_a_map_goes_out_as_picture_and_table(show):
    deck = pptx.Presentation(made(show("uebersicht"), "pptx"))
    picture, table = deck.slides[1], deck.slides[2]

    (drawn,) = [shape for shape in picture.shapes if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.PICTURE]
    assert described(drawn).startswith("Kachelkarte der Kreise")
    assert drawn.image.content_type == "image/png"
    (grid,) = [shape for shape in table.shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for row in grid.table.rows]
    assert cells[0] == ["Kreis", "Kürzel", "Bewilligt"]
    assert ["Stadt Darmstadt", "DA", "130.000 €"] in cells
    assert cells[-1][0] == "und 13 weitere Zeilen"


def test_a_map_stands_as_picture_over_its_table_in_the_workbook(show):
    content = made(show("uebersicht"), "xlsx")
    sheet = openpyxl.load_workbook(content)["Diagramm 1"]
    drawing = zipfile.ZipFile(content).read("xl/drawings/drawing1.xml").decode()

    assert len(sheet._images) == 1
    assert 'descr="Kachelkarte der Kreise' in drawing
    rows = [row[:3] for row in sheet.values]
    assert ("Stadt Darmstadt", "DA", 130_000) in rows
    assert rows.index(("Kreis", "Kürzel", "Bewilligt")) > sheet._images[0].anchor._from.row + 15


def test_the_document_has_headings_pictures_tables_and_real_footnotes(page):
    content = made(page, "docx")
    text = docx.Document(content)
    notes = zipfile.ZipFile(content).read("word/footnotes.xml").decode()

    headings = [line.text for line in text.paragraphs if line.style.name == "Heading 1"]
    assert headings[0] == QUESTION
    assert headings[-1] == "Quellen"
    assert any(line.text.startswith(f"Regel und Hinweis: {RULE}") for line in text.paragraphs)
    assert text.element.body.iter(qn("w:footnoteReference"))
    assert "Quelle: kommune21.de" in notes
    assert "(Nr. 4)" in notes
    pictures = [shape._inline.docPr.get("descr") for shape in text.inline_shapes]
    assert any(words.startswith(ALT) for words in pictures)
    cells = [[cell.text for cell in row.cells] for row in text.tables[0].rows]
    assert cells[:2] == [["Regierungsbezirk", "Konferenzen", "Teilnehmende"], ["Darmstadt", "1", "mehr als 300"]]
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in text.tables)
    assert any(LINK in line.text for line in text.paragraphs)
    assert {tag.get(qn("w:val")) for tag in text.styles.element.iter(qn("w:lang"))} == {"de-DE"}


def alternatives(reader: pypdf.PdfReader) -> list[str]:
    """The words for pictures in the tags of a PDF."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        part = waiting.pop().get_object()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            found += [str(part["/Alt"])] if "/Alt" in part else []
            waiting += [part["/K"]] if "/K" in part else []
    return found


def test_the_pdf_is_tagged_german_and_describes_its_pictures(page):
    reader = pypdf.PdfReader(made(page, "pdf"))
    root, words = reader.trailer["/Root"], " ".join(page.extract_text() for page in reader.pages)

    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("de")
    assert reader.metadata.title == "Kurzvorlage: Teilnahme"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert any(alt.startswith(ALT) for alt in alternatives(reader))
    words = " ".join(words.split())
    assert all(part in words for part in (QUESTION, RULE, "mehr als 300", "rund 160", "(Nr. 4)", "stand=4"))
    assert "kommune21.de/meldung_33327_on.html" in words


@pytest.mark.parametrize(
    ("path", "query"), VIEWS, ids=lambda part: part if isinstance(part, str) else "-".join(part.values())
)
def test_every_page_can_be_taken_along_in_all_formats(show, path, query):
    screen = show(path, **query)
    questions = screen.headings

    book = openpyxl.load_workbook(made(screen, "xlsx"))
    asked = [sheet["A1"].value for sheet in book if sheet.title.startswith(("Diagramm", "Tabelle"))]
    deck = pptx.Presentation(made(screen, "pptx"))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    headings = [line.text for line in docx.Document(made(screen, "docx")).paragraphs if line.style.name == "Heading 1"]
    reader = pypdf.PdfReader(made(screen, "pdf"))

    assert asked
    assert set(asked) <= set(questions)
    assert asked == [heading for heading in headings if heading != "Quellen"]
    assert set(asked) <= set(titles)
    assert len(reader.pages) <= 3
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert len(alternatives(reader)) == len(screen.charts)
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


def test_invented_data_say_so_in_every_file(reports):
    assert [name for name in reports.files if name.startswith("ozg_") and "demonstrationsdaten" not in name] == []
    book = openpyxl.load_workbook(made(reports, "xlsx"))
    deck = pptx.Presentation(made(reports, "pptx"))
    text = docx.Document(made(reports, "docx"))
    reader = pypdf.PdfReader(made(reports, "pdf"))

    assert ("Kennzeichnung", "Demonstrationsdaten") in [tuple(row[:2]) for row in book["Herkunft"].values]
    assert all("Demonstrationsdaten" in str(list(sheet.values)[1][0]) for sheet in book if sheet.title[:4] == "Diag")
    assert all("Demonstrationsdaten" in slide_words(slide) for slide in deck.slides)
    assert text.sections[0].header.paragraphs[0].text == "Demonstrationsdaten"
    assert all("Demonstrationsdaten" in page.extract_text() for page in reader.pages)


def test_stacked_shares_stay_shares_of_the_whole_on_slides(reports):
    deck = pptx.Presentation(made(reports, "pptx"))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    stacked = next(chart for chart in charts if len(chart.plots[0].series) == 4)

    assert [series.name for series in stacked.plots[0].series] == ["online", "in Umsetzung", "in Planung", "offen"]
    assert stacked.value_axis.maximum_scale == 1
    totals = [sum(values) for values in zip(*(series.values for series in stacked.plots[0].series), strict=True)]
    assert totals == pytest.approx([1.0] * len(totals))


def test_bars_begin_at_nothing_on_slides_and_in_workbooks(reports):
    """An office program would cut off what all bars have in common."""
    deck, book = pptx.Presentation(made(reports, "pptx")), openpyxl.load_workbook(made(reports, "xlsx"))
    slides = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    bars = [chart for sheet in book for chart in sheet._charts if isinstance(chart, BarChart)]

    assert len(slides) > 3
    assert len(bars) > 3
    assert {chart.value_axis.minimum_scale for chart in slides} == {0}
    assert {chart.y_axis.scaling.min for chart in bars} == {0}


def test_lines_that_are_counted_differently_stay_apart_in_native_charts(show):
    deck = pptx.Presentation(made(show("ozg"), "pptx"))
    chart = next(shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart)
    lines = [(series.name, len(list(series.values))) for series in chart.plots[0].series]

    assert lines.count(("Deutschland", 1)) >= 2
    assert sum(points for _, points in lines) == 16
    assert len(chart.legend._element.findall(pptx.oxml.ns.qn("c:legendEntry"))) == len(lines) - 2


def test_the_reader_chooses_what_comes_along(app):
    page = app("teilnahme")
    page.multiselect(key="mitnehmen_teilnahme").set_value(["teilnahme-zeit"]).run()

    assert not page.exception
    assert page.multiselect(key="mitnehmen_teilnahme").value == ["teilnahme-zeit"]
    page.selectbox(key="bezirk").set_value("064").run()
    assert not page.exception


@pytest.mark.parametrize("path", ["hochladen", "verlauf", "hilfe", "kommune"])
def test_where_nothing_is_shown_nothing_can_be_taken_along(show, path):
    assert "Mitnehmen" not in show(path).words


@pytest.mark.parametrize("path", ["uebersicht", "teilnahme", "foerderung", "ozg", "zusammenhang"])
def test_without_data_there_is_nothing_to_take_along_but_gaps(empty_app, path):
    page = Screen(visit(path))

    assert ("Mitnehmen" in page.words) == bool(page.charts or page.tables)
