"""The view „Personen“: search, the answer, the erasure with its confirmation, and the periods."""

import pytest

from data.actions import Action
from data.people.persons import ERASED
from data.store import open_store
from tests.data.people.test_sessions import sign_in
from tests.pages.screen import Screen


@pytest.fixture
def page(app, data_dir):
    """The view, with Anna Beispiel as P1 who noted something about a Frau Muster."""
    shown = app("verwaltung", verwaltung="Personen")
    store = open_store(f"sqlite:///{data_dir / 'dashboard.sqlite'}")
    store.people.sessions.admit(sign_in())
    store.annotate("01.02.2021", "Rückfrage Frau Muster", "P1")
    store.close()
    return shown


def look(data_dir, question):
    store = open_store(f"sqlite:///{data_dir / 'dashboard.sqlite'}")
    try:
        return question(store)
    finally:
        store.close()


def search(page, words):
    page.text_input[0].set_value(words)
    return press(page, "Suchen")


def press(page, label):
    next(button for button in page.button if button.label == label).click()
    return page.run()


def test_a_person_is_found_by_a_part_of_its_name_and_nothing_of_it_is_told(page, data_dir):
    search(page, "beispiel")
    assert not page.exception
    assert [each.label for each in page.expander if "P1" in each.label] == ["Anna Beispiel \\(P1\\)"]
    trail = look(data_dir, lambda store: store.audit())
    assert trail[0].action is Action.SEARCH
    assert "eispiel" not in repr(trail)
    page.run()
    assert len(look(data_dir, lambda store: store.audit())) == len(trail)


def test_free_texts_are_named_by_their_place(page):
    search(page, "muster")
    shown = Screen(page).text
    assert "annotations" not in shown
    assert "Anmerkungen und Ansichten lassen sich" in shown
    assert "Gefunden: 0 Personen" in Screen(page).text


def test_erasing_asks_for_the_reference_once_more(page, data_dir):
    search(page, "anna")
    page.text_input[1].set_value("P2")
    press(page, "P1 löschen")
    assert "Gelöscht ist nichts" in page.warning[0].value
    assert look(data_dir, lambda store: store.people.persons.name("P1")) == "Anna Beispiel"
    page.text_input[1].set_value("p1")
    press(page, "P1 löschen")
    assert [each.value for each in page.success] == ["P1 ist gelöscht\\."]
    assert look(data_dir, lambda store: store.people.persons.name("P1")) == ERASED
    assert not [each for each in page.expander if "Anna" in each.label]
    search(page, "anna")
    assert "Gefunden: 0 Personen" in Screen(page).text


def test_a_search_for_nothing_asks_for_a_name(page):
    search(page, " ")
    assert "Bitte einen Namen" in page.warning[0].value


def test_the_periods_are_those_of_the_settings(app, monkeypatch):
    monkeypatch.setenv("DASHBOARD_KEEP_AUDIT_DAYS", "31")
    shown = Screen(app("verwaltung", verwaltung="Personen")).text
    assert "31 Tage" in shown
    assert "ohne Frist" in shown
