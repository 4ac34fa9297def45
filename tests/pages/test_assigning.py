"""Columns that nobody could know are assigned by hand, and the assignment is remembered for tables like this one."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_hochladen import again, book, button, markdown, upload

UNKNOWN = book([["Wer", "Woher", "Wieviel"], ["Bürgermeister", "Bensheim", 2], ["Bürgermeister", "Viernheim", 1]])
OTHER = book([["Wer", "Woher", "Wieviel"], ["Bürgermeister", "Lorsch", 2]])


def assign(page: AppTest, remember: bool = False) -> AppTest:
    for label, field in (("Wer", "funktion"), ("Woher", "kommune"), ("Wieviel", "anzahl")):
        (column,) = [each for each in page.selectbox if each.label.replace("\\", "").endswith(f": {label}")]
        column.set_value(field)
    if remember:
        (box,) = [each for each in page.checkbox if each.label.startswith("Für künftige Dateien mit denselben")]
        box.check()
    return again(button(page, "So lesen").click().run())


def test_a_table_with_unknown_headers_is_read_as_people_say(app):
    page = assign(upload(app("hochladen"), ("liste.xlsx", UNKNOWN)))

    assert not page.exception
    assert "liste.xlsx: ohne Fehler gelesen" in markdown(page)


@pytest.mark.parametrize("remember", [True, False])
def test_the_next_file_with_these_headers_knows_them_when_somebody_wants_that(app, remember):
    page = assign(upload(app("hochladen"), ("liste.xlsx", UNKNOWN)), remember)
    page = upload(button(page, "Datei verwerfen").click().run(), ("andere.xlsx", OTHER))

    assert ("andere.xlsx: ohne Fehler gelesen" in markdown(page)) is remember
    folded = [each.label for each in page.switch_page("verlauf/page.py").run().expander]
    assert ("Für künftige Dateien gemerkt: 1 Angabe" in folded) is remember
