"""Text of workbooks is text: two hundred hostile strings in every free column, on every page and in every file.

Here all of them, without a browser: what Streamlit and plotly are given must be escaped for them. That the escapes hold
in a real browser, and that nobody is asked for anything, is shown by `tests/browser/test_hostile.py`.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import openpyxl
import pandas as pd
import pytest
import streamlit as st
from lxml import etree
from pypdf import PdfReader
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df

from data.store import open_store
from loaders.cells.text import one_line
from loaders.returned.book import returned
from pages.handout.drawing import drawn
from pages.hochladen import desk
from pages.shared import marks
from pages.shared.columns import Column
from pages.shared.plaintext import harmless, printable
from tests import hostile
from tests.pages.screen import UNSPOKEN, Dashboard, Screen, dashboard
from tests.pages.test_hochladen import upload

TEXTS = {number: one_line(text) for number, text in hostile.STRINGS.items()}
VIEWS = (
    "uebersicht", "teilnahme", "foerderung?ansicht=Verteilung", "foerderung?ansicht=Prüfungen", "ozg", "ozg?grundlage=Meldungen der Kommunen",
    "kommune?kommune=06534014", "zusammenhang", "verlauf", "hilfe", "hochladen",
    "verwaltung?verwaltung=Protokoll",
)  # fmt: skip
READ_AS_TEXT = {
    "options",
    "value",
    "default",
    "alt",
    "placeholder",
    "raw_values",
    "string_value",
    "set_value",
    "file_name",
}
"""Fields of Streamlit's messages that its front end shows letter by letter."""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory) -> Path:
    """A data folder in which every free column of every sheet, notes, views and names hold all the texts."""
    folder = tmp_path_factory.mktemp("boese") / "daten"
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    hostile.fill(store, list(TEXTS.values())[::6])
    store.close()
    return folder


@pytest.fixture(scope="module")
def show(attacked) -> Iterator[Dashboard]:
    with pytest.MonkeyPatch.context() as patch, dashboard(attacked) as made:
        patch.setattr("pages.shared.source.seed", lambda _store: None)
        st.cache_data.clear()
        yield made
    st.cache_data.clear()


def live(text: str) -> set[str]:
    """The numbers of the texts that stand in a text as they were typed, although they hold signs of Markdown."""
    return {
        number
        for number in hostile.NUMBER.findall(text)
        if re.search(r"[\\`*_{}\[\]<>()#~$:^@=-]", TEXTS[number].removesuffix(number))
        and re.search(r"(?<!\\)" + re.escape(TEXTS[number]), text)
    }


def in_messages(screen: Screen) -> list[str]:
    """Fields of all messages in which Streamlit would see Markdown in one of the texts."""
    return [
        f"{node.type}.{path}: {text[:120]}"
        for node in screen.nodes
        if node.proto is not None
        for path, text in strings(node.proto)
        if live(text)
    ]


def strings(message: object, path: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a message that are read as Markdown, with where they stand."""
    for field, value in message.ListFields():
        if field.name in UNSPOKEN | READ_AS_TEXT:
            continue
        for each in value if field.is_repeated else [value]:
            if isinstance(each, str):
                yield f"{path}{field.name}", each
            elif hasattr(each, "ListFields"):
                yield from strings(each, f"{path}{field.name}.")


def in_tables(screen: Screen) -> list[str]:
    """Cells of HTML tables in which Streamlit would see Markdown."""
    found = []
    for node in screen.nodes:
        if node.type in ("table", "arrow_table"):
            arrow = node.proto.arrow_data
            for data in filter(None, (arrow.data, arrow.styler.display_values)):
                table = convert_arrow_bytes_to_pandas_df(data)
                found += [str(cell) for cell in [*table.columns, *table.to_numpy().ravel()] if live(str(cell))]
    return found


def in_figures(screen: Screen) -> list[str]:
    """Texts of charts in which plotly would see a tag, an entity or a place to fill in."""
    return [
        f"{key}.{path}: {text[:120]}"
        for key, chart in screen.charts.items()
        for path, text in figure_texts({"data": chart.figure["data"], "layout": chart.figure["layout"]})
        if hostile.NUMBER.search(text)
        and (re.search(r"<(?!/?b>|br>)|&(?!amp;|lt;|gt;)", text) or path.endswith("template"))
    ]


def figure_texts(part: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, list):
        for each in part:
            yield from figure_texts(each, path)
    elif isinstance(part, dict):
        for name, each in part.items():
            if name not in ("template", "ids", "meta", "bdata"):
                yield from figure_texts(each, f"{path}.{name}")


@pytest.fixture(scope="module")
def open_all(show):
    """Opens a page with every table, every list of Belege, the notes and the saved views on it."""

    @cache
    def opened(view: str) -> Screen:
        path, _, query = view.partition("?")
        screen = show(path, **{name: values[0] for name, values in parse_qs(query).items()})
        folds = [f"{key}_{what}" for key in screen.charts for what in ("tabelle", "belege")]
        for key in (*folds, "anmerkungen", "gespeicherte_ansichten"):
            screen.app.session_state[key] = True
        show.offered.clear()
        return Screen(screen.app.run(), dict(show.offered))

    return opened


@pytest.mark.parametrize("view", VIEWS)
def test_on_every_page_every_text_is_escaped(open_all, view):
    screen = open_all(view)

    assert not screen.app.exception
    assert len(set(hostile.NUMBER.findall(screen.text))) > 5
    assert in_messages(screen) == []
    assert in_tables(screen) == []
    assert in_figures(screen) == []


@pytest.mark.parametrize("kind", [("Teilnahme",), ("Mittel", "Beratung"), ("OZG-Umsetzung",), ("Kennzahlen",)])
def test_a_refused_cell_is_quoted_as_text(app, kind):
    texts = list(hostile.STRINGS.values())[::4]
    content = hostile.workbook({sheet: hostile.typed_records(sheet, texts) for sheet in kind})
    page = upload(app("hochladen"), ("<b>böse</b> ![x](https://evil.example/x.png).xlsx", content))
    for toggle in page.toggle:
        toggle.set_value(True)
    screen = Screen(page.run())

    assert not page.exception
    assert len(set(hostile.NUMBER.findall(screen.text))) > 20
    assert in_messages(screen) == []
    assert in_tables(screen) == []
    reading = next(iter(page.session_state[desk.KEY].files.values())).reading
    marked = openpyxl.load_workbook(io.BytesIO(returned(content, "x.xlsx", reading.findings, date(2026, 1, 1))))
    for sheet_back in marked:
        written = [cell for row in sheet_back.iter_rows() for cell in row if cell.value is not None]
        assert not [cell.coordinate for cell in written if cell.data_type == "f" or leads_out(cell)]


# Files that are taken along.


def files(open_all, ending: str) -> Iterator[tuple[str, bytes]]:
    """Every file with this ending that the pages offer, but templates: those are tried where they are made."""
    for view in VIEWS:
        for name, make in open_all(view).files.items():
            if name.endswith(ending) and not name.startswith("vorlage-"):
                yield f"{view}: {name}", make()


def runs(text: object) -> bool:
    """Whether a spreadsheet program might take a text for a formula."""
    said = printable(str(text)).lstrip()
    return isinstance(text, str) and (said.startswith(hostile.LIVE) or text.startswith(hostile.LIVE))


def leads_out(cell: object) -> bool:
    """Whether a cell is a link to anything but another cell of its workbook."""
    return cell.hyperlink is not None and cell.hyperlink.target is not None


def linked(content: bytes) -> list[str]:
    """The parts of an office file that lead anywhere outside of it: links, pictures, data."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return [name for name in parts.namelist() if name.endswith(".rels") and b"evil.example" in parts.read(name)]


def test_no_cell_of_a_csv_is_a_formula(open_all):
    seen: set[str] = set()
    for name, content in files(open_all, ".csv"):
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        assert len({len(row) for row in rows}) == 1, name
        for cell in (cell for row in rows for cell in row):
            seen |= set(hostile.NUMBER.findall(cell))
            assert not runs(cell) or re.fullmatch(r"-?[\d.,]+(E[+-]?\d+)?", cell), (name, cell)
    assert len(seen) == len(TEXTS)


def test_no_cell_of_a_workbook_is_a_formula(open_all):
    seen: set[str] = set()
    for name, content in files(open_all, ".xlsx"):
        assert linked(content) == []
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
                seen |= set(hostile.NUMBER.findall(str(cell.value)))
                assert cell.data_type != "f", (name, cell.coordinate)
                assert not leads_out(cell), (name, cell.coordinate)
                assert not runs(cell.value), (name, cell.coordinate, cell.value)
    assert len(seen) == len(TEXTS)


@pytest.mark.parametrize("ending", [".pptx", ".docx"])
def test_office_files_hold_the_texts_as_text(open_all, ending):
    words = ""
    for name, content in files(open_all, ending):
        assert linked(content) == [], name
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert parts.testzip() is None
            for part in parts.namelist():
                if part.endswith((".xml", ".rels")):
                    document = etree.fromstring(parts.read(part))
                    words += " ".join(document.itertext())
                    assert not document.findall(".//{*}hlinkClick")
                    assert not [f for f in document.iter("{*}instrText") if hostile.NUMBER.search(f.text or "")]
    seen = set(hostile.NUMBER.findall(words))
    assert sum(TEXTS[number] in words for number in seen) > 5


def test_the_pdf_leads_nowhere_and_includes_nothing(open_all):
    for _name, content in files(open_all, ".pdf"):
        text = ""
        for page in PdfReader(io.BytesIO(content)).pages:
            text += page.extract_text()
            actions = [note.get_object().get("/A", {}) for note in page.get("/Annots") or ()]
            assert not [action for action in actions if "evil" in str(action)]
        assert "root:" not in text
        assert hostile.NUMBER.search(text)


def test_drawings_are_made_of_text_and_lines_only():
    for part in range(0, len(TEXTS), 40):
        names = list(TEXTS.values())[part : part + 40]
        table = pd.DataFrame({"name": names, "anzahl": 5.0, "anzahl_qualifier": ""})
        drawing, _ = drawn.svg(marks.ranked(table, "anzahl", "name", column=Column("Personen", "number")))
        picture = etree.fromstring(drawing)
        kinds = {part.tag.rpartition("}")[2] for part in picture.iter()}
        assert kinds <= {"svg", "g", "text", "tspan", "rect", "polyline", "polygon", "circle"}
        said = " ".join("".join(picture.itertext()).split())
        assert all(text[-5:] in said for text in names)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_each_text_alone_is_harmless_in_a_cell(text):
    raw = hostile.STRINGS[text[-5:]]

    assert not runs(harmless(raw))
    assert not runs(harmless(text))
    assert printable(raw) == printable(printable(raw))
