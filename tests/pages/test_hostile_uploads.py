"""Text of an uploaded workbook that is no cell of its rows: headings and names of worksheets, on the page and in its files.

The strings are those of `tests/hostile.py`. What is handed back is tried with all of them, and without a page, by
`tests/loaders/returned/test_hostile_books.py`.
"""

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from loaders.formats.texts import TURNING
from pages.hochladen import desk
from pages.shared import tables
from tests import hostile
from tests.pages.screen import Screen
from tests.pages.test_hochladen import again, upload
from tests.pages.test_hostile import in_messages, in_tables, leads_out, linked, runs, strings

Opened = Callable[[dict[str, list[list[object]]]], tuple[Screen, dict[str, bytes]]]


@pytest.fixture
def opened(app, monkeypatch) -> Opened:
    """Uploads a workbook: the page with everything unfolded, and what its buttons hand out, by its name."""
    offered: dict[str, Callable[[], bytes]] = {}
    offer = st.download_button

    def remember(label, data, **settings):
        offered[settings["file_name"]] = data
        return offer(label, data, **settings)

    monkeypatch.setattr(st, "download_button", remember)

    def shown(sheets: dict[str, list[list[object]]]) -> tuple[Screen, dict[str, bytes]]:
        page = upload(app("hochladen"), ("\u202eListe [x](//evil.example/x).xlsx", hostile.workbook(sheets)))
        for toggle in page.toggle:
            toggle.set_value(True)
        screen = Screen(page.run())
        return screen, {
            name: make() for name, make in offered.items() if name.startswith("befunde") or "_geprüft" in name
        }

    return shown


def is_text(screen: Screen) -> None:
    """Nothing on the page is Markdown, and nothing turns the words behind it."""
    assert not screen.app.exception
    assert in_messages(screen) == []
    assert in_tables(screen) == []
    said = [text for node in screen.nodes if node.proto is not None for _, text in strings(node.proto)]
    assert [text for text in said if TURNING.search(text)] == []


def holds_text(files: dict[str, bytes]) -> set[str]:
    """No cell of the files is a formula or a link; the numbers of the texts in them."""
    said = ""
    for name, content in files.items():
        if name.endswith(".csv"):
            rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
            words = [cell for row in rows for cell in row]
        else:
            assert linked(content) == []
            cells = [cell for page in openpyxl.load_workbook(io.BytesIO(content)) for row in page for cell in row]
            assert [cell.coordinate for cell in cells if cell.data_type == "f" or leads_out(cell)] == [], name
            words = [str(cell.value) for cell in cells if name.startswith("befunde")]
        assert [word for word in words if runs(word)] == [], name
        said += " ".join(words)
    return set(hostile.NUMBER.findall(said))


def test_headings_are_quoted_as_text(opened):
    screen, files = opened({"Mittel": hostile.headed("Mittel", [*hostile.STRINGS.values(), hostile.LONG])})

    is_text(screen)
    fields = [box.label for box in screen.app.selectbox if box.label.startswith("Spalte ")]
    assert set(hostile.NUMBER.findall("".join(fields))) == set(hostile.STRINGS)
    assert len(files) == 3
    # Headings that announce personal data are not repeated; a long one is cut before its number.
    assert len(holds_text(files)) > 230
    _remembered(screen.app)


def _remembered(page: AppTest) -> None:
    """Columns that were assigned by hand, and are remembered: the page Verlauf names the table by its first headings."""
    page.checkbox[0].set_value(True)
    next(button for button in page.button if button.label == "So lesen").click()
    again(page)
    is_text(Screen(page))
    assert "gemerkt" in page.session_state[desk.KEY].notice
    told = Screen(page.switch_page("verlauf/page.py").run())
    is_text(told)
    assert len(set(hostile.NUMBER.findall(told.text))) == 5


def test_names_of_worksheets_are_quoted_as_text(opened):
    texts = {number: text for number, text in list(hostile.STRINGS.items())[::12] if "\\" not in text}
    sheets = {hostile.sheet_name(name): rows for name, rows in hostile.named(texts).items()}
    screen, files = opened(sheets)

    is_text(screen)
    assert set(hostile.NUMBER.findall(screen.text)) == set(texts)
    assert holds_text(files) == set(texts)


@pytest.mark.parametrize("text", hostile.STRINGS.values(), ids=hostile.STRINGS)
def test_no_text_turns_the_words_behind_it(text):
    assert not TURNING.search(tables.plain(text))
