"""What is striking about an import is shown before it is taken over, asks for a reason, and stands in the Verlauf."""

import pytest

from tests.pages.screen import plain
from tests.pages.test_hochladen import book, button, markdown, stored, tables, take_over, upload

HEAD = ["Programm", "Kommune", "Bewilligt", "Abgerufen"]
BEFORE = book([HEAD, ["Phase 2", "Bensheim", 20_000, 9_000], ["Phase 2", "Hanau", 30_000, 0]], "Förderung")
AFTER = book([HEAD, ["Phase 2", "Bensheim", 20_000, 8_000], ["Phase 2", "Hanau", 300_001, 0]], "Förderung")


@pytest.fixture
def page(empty_app):
    """The page with the preview of a file in which an amount fell and another one leapt."""
    page = take_over(upload(empty_app("hochladen"), ("vorher.xlsx", BEFORE)))
    return upload(page, ("nachher.xlsx", AFTER))


def test_what_is_striking_is_shown_with_the_value_before_and_does_not_block(page):
    told = markdown(page)

    assert "Was ist auffällig?" in told
    assert "1 Zahl ist kleiner als bisher." in told
    assert "1 Zahl weicht um mehr als das Zehnfache ab." in told
    assert all(word in tables(page) for word in ("9.000 €", "8.000 €", "30.000 €", "300.001 €", "Phase 2 · Bensheim"))
    assert not button(page, "Übernehmen").disabled


def test_the_reason_stands_in_the_history(page, data_dir):
    page.text_input(key=next(each.key for each in page.text_input if "kleiner" in each.label)).set_value("Rückzahlung")
    page = take_over(page)
    history = page.switch_page("verlauf/page.py").run()
    shown = plain("\n".join(each.value for each in history.markdown))

    assert [doubt["reason"] for doubt in stored(data_dir)[0].doubts] == ["Rückzahlung", ""]
    assert "Auffällig: 1 Zahl ist kleiner als bisher. Grund: Rückzahlung" in shown
    assert "Auffällig: 1 Zahl weicht um mehr als das Zehnfache ab. Ein Grund ist nicht genannt." in shown


def test_nothing_is_said_of_a_first_import(empty_app):
    page = upload(empty_app("hochladen"), ("vorher.xlsx", BEFORE))

    assert "auffällig" not in markdown(page)
