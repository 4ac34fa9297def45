"""Whatever stands in a workbook is text in every file: nothing of it is run, and no file breaks."""

import io
import zipfile
from dataclasses import replace

import docx
import openpyxl
import pandas as pd
import pptx
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pages.handout.content import Content
from pages.handout.document import document
from pages.handout.paper import paper
from pages.handout.slides import slides
from pages.handout.workbook import workbook
from pages.shared import marks
from pages.shared.columns import Column
from pages.shared.exhibits import Exhibit
from pages.shared.origin import Origin

LIVE = st.builds(
    lambda lead, rest: lead + rest,
    st.sampled_from(("=", "+", "-", "@", "\t", "\0", "<b>", "#", "$", "]")),
    st.text(max_size=20),
)
ANY = st.one_of(LIVE, st.text(max_size=40))
COLUMNS = {"name": Column("Name"), "anzahl": Column("Anzahl", "number")}


def content(texts: list[str], question: str = "Wie viele?", rows: int = 1) -> Content:
    """A chart whose every word comes from somebody else."""
    table = pd.DataFrame({"name": texts * rows, "anzahl": range(len(texts) * rows), "anzahl_qualifier": "rund"}).astype(
        {"anzahl": float}
    )
    first = texts[0]
    origin = Origin(
        question, "22.11.2026 (Nr. 1)", (first, "https://kommune21.de"), first, False, "https://hier/?stand=1"
    )
    figure = marks.ranked(table, "anzahl", "name", column=COLUMNS["anzahl"])
    whole = Exhibit("chart", origin, table, COLUMNS, first or "Bild", first, first, figure)
    return Content("Titel", [whole, Exhibit("table", origin, table, COLUMNS, remark=first)], "Dashboard", "heute")


@given(st.lists(ANY, min_size=1, max_size=3))
@settings(max_examples=20, deadline=None)
def test_no_cell_of_the_workbook_is_a_formula(texts):
    book = openpyxl.load_workbook(io.BytesIO(workbook(content(texts))))

    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


@given(st.lists(ANY, min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_slides_and_document_can_be_opened_whatever_the_words(texts):
    deck = pptx.Presentation(io.BytesIO(slides(content(texts))))
    text = docx.Document(io.BytesIO(document(content(texts))))

    assert len(deck.slides) == 3
    assert [line.text for line in text.paragraphs if line.style.name == "Heading 1"][:2] == ["Wie viele?"] * 2


@given(st.lists(ANY, min_size=1, max_size=3))
@settings(max_examples=20, deadline=None)
def test_the_pdf_is_tagged_whatever_the_words(texts):
    reader = pypdf.PdfReader(io.BytesIO(paper(content(texts))))

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Wie viele?" in reader.pages[0].extract_text()


@pytest.mark.parametrize("word", ["#evil[x]", "*fett*", "$x$", "]] #panic()", "= Titel", "https://a.de/\\"])
def test_words_are_no_markup_on_paper(word):
    reader = pypdf.PdfReader(io.BytesIO(paper(content([word]))))

    assert word in " ".join(page.extract_text() for page in reader.pages)


def test_no_file_leads_anywhere_but_back_to_the_view():
    for write in (workbook, slides, document):
        package = zipfile.ZipFile(io.BytesIO(write(content(["https://example.org/x"]))))
        relations = [etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".rels")]
        outside = {part.get("Target") for root in relations for part in root if part.get("TargetMode") == "External"}
        assert outside <= {"https://hier/?stand=1"}


@pytest.mark.parametrize("many", [1, 40])
def test_a_long_question_and_many_bars_fit_three_pages(many):
    question = "Wie viele Kommunen haben in welchem Programm welche Mittel erhalten? " * 3

    made = content([f"Programm mit einem langen Namen {place}" for place in range(many)], question.strip())
    reader = pypdf.PdfReader(io.BytesIO(paper(made)))

    assert len(reader.pages) <= 3
    deck = pptx.Presentation(io.BytesIO(slides(made)))
    (frame,) = [shape for shape in deck.slides[1].shapes if shape.has_chart]
    assert len(list(frame.chart.plots[0].categories)) == many


def test_a_chart_without_any_known_value_still_goes_out():
    empty = content(["Kassel"])
    table = empty.exhibits[0].table.assign(anzahl=float("nan"), anzahl_qualifier=None)
    figure = marks.ranked(table, "anzahl", "name", column=COLUMNS["anzahl"])
    gap = Exhibit("chart", empty.exhibits[0].origin, table, COLUMNS, "nichts", figure=figure)

    deck = pptx.Presentation(io.BytesIO(slides(Content("Titel", [gap], "Dashboard"))))
    (frame,) = [shape for shape in deck.slides[1].shapes if shape.has_chart]
    book = openpyxl.load_workbook(io.BytesIO(workbook(Content("Titel", [gap], "Dashboard"))))

    assert [tuple(series.values) for series in frame.chart.plots[0].series] == [(None,)]
    assert list(frame.chart.plots[0].categories) == ["Kassel: keine Angabe"]
    assert ("Kassel: keine Angabe", None) in [tuple(row[:2]) for row in book["Diagramm 1"].values]
    assert "keine Angabe" in pypdf.PdfReader(io.BytesIO(paper(Content("T", [gap], "D")))).pages[0].extract_text()


def test_what_does_not_fit_three_pages_is_named_instead_of_squeezed_in():
    one = content([f"Programm {place}" for place in range(20)]).exhibits[0]
    many = [replace(one, origin=replace(one.origin, question=f"Frage {place}?")) for place in range(12)]

    reader = pypdf.PdfReader(io.BytesIO(paper(Content("Titel", many, "Dashboard"))))
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    text = docx.Document(io.BytesIO(document(Content("Titel", many, "Dashboard"))))

    assert len(reader.pages) <= 3
    assert "Nur in der Excel-Datei und den Folien: " in words
    assert all(f"Frage {place}?" in words for place in range(12))
    assert any(line.text.startswith("Nur in der Excel-Datei") for line in text.paragraphs)
