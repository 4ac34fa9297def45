"""Verlauf: what happened, removing data by one click, taking back what was taken back, and refusals in German."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copytree

import pytest
from streamlit.testing.v1 import AppTest

from data.store import DEMONSTRATION, SAMPLE, Revision, Store, open_store
from loaders.limits import limits
from loaders.reader import reading_of
from pages.sitemap import FOOT
from tests.loaders.books import book
from tests.pages.screen import Dashboard, Screen, dashboard, plain, visit

HEAD = ["Programm", "Kommune", "Bewilligt"]


def opened(folder: Path) -> Store:
    return open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")


def take_over(folder: Path, rows: Sequence[Sequence[object]], name: str) -> Revision:
    """Take a list of funding over, as the page Hochladen does."""
    store = opened(folder)
    reading = reading_of(book(Mittel=[HEAD, *rows]), name, limits())
    revision = store.commit(store.preview(reading, "ergänzt"), "RP Gießen")
    store.close()
    return revision


def newest(folder: Path) -> Revision:
    store = opened(folder)
    revision = store.revisions()[0]
    store.close()
    return revision


def cards(page: AppTest) -> list[str]:
    return [plain(header.value) for header in page.header]


def undo(page: AppTest, number: int, by: str = "RP Kassel") -> AppTest:
    """Open the way back of a revision and press its button, if there is one."""
    page.session_state[f"zuruecknehmen_{number}"] = True
    page.text_input(key="wer").set_value(by)
    page = page.run()
    pressed = [each for each in page.button if each.key == f"rueckgaengig_{number}"]
    return pressed[0].click().run() if pressed else page


def messages(page: AppTest) -> list[str]:
    return [plain(each.value) for each in (*page.success, *page.error)]


def test_every_import_stands_there_newest_first(app):
    page = Screen(visit("verlauf"))

    assert page.headings == [
        "Revision 4: OZG-Umsetzung aus „ozg.xlsx“ übernommen",
        "Revision 3: Kennzahlen aus „kennzahlen.xlsx“ übernommen",
        "Revision 2: Förderung aus „foerderung.xlsx“ übernommen",
        "Revision 1: Teilnahme aus „teilnahme.xlsx“ übernommen",
    ]
    assert "von System · Teilnahme: 7 neu · Veröffentlichte Zahlen" in page.text
    assert "OZG-Umsetzung: 9.084 neu" in page.text
    assert page.text.count(f"badge[{DEMONSTRATION}]") == 1
    assert page.text.count(f"badge[{SAMPLE}]") == 3
    assert [button.label for button in page.app.button] == [
        "Alle mitgelieferten Daten entfernen",
        f"{DEMONSTRATION} entfernen (Revision 4)",
        *(f"{SAMPLE} entfernen (Revision {number})" for number in (3, 2, 1)),
    ]


def test_each_revision_leads_to_its_stand(app):
    links = visit("verlauf").get("page_link")[: -len(FOOT)]

    assert [link.proto.label for link in links] == [
        f"Diesen Stand ansehen (Revision {number})" for number in (4, 3, 2, 1)
    ]
    assert [link.proto.query_string for link in links] == [f"stand={number}" for number in (4, 3, 2, 1)]
    assert [link.proto.page for link in links] == ["ozg", "ozg", "foerderung", "teilnahme"]


def test_one_click_removes_the_invented_data(app, data_dir):
    page = visit("verlauf").button(key="entfernen_4").click().run()

    assert messages(page) == ["Revision 4 wurde entfernt; das ist Revision 5 im Verlauf."]
    assert cards(page)[:2] == [
        "Revision 5: OZG-Umsetzung, Daten aus Revision 4 entfernt",
        "Revision 4: OZG-Umsetzung aus „ozg.xlsx“ übernommen",
    ]
    assert "Zurückgenommen mit Revision 5." in Screen(page).words
    assert "entfernen_4" not in [button.key for button in page.button]
    assert newest(data_dir).counts == {"ozg": {"new": 0, "changed": 0, "vanished": 9084, "unchanged": 0}}
    assert not messages(page.run())


def test_the_removal_itself_can_be_undone(app, data_dir):
    page = undo(visit("verlauf").button(key="entfernen_4").click().run(), 5)

    assert messages(page) == ["Revision 5 wurde rückgängig gemacht; das ist Revision 6 im Verlauf."]
    assert cards(page)[0] == "Revision 6: OZG-Umsetzung, Revision 5 rückgängig gemacht"
    assert newest(data_dir).counts["ozg"]["new"] == 9084
    assert "entfernen_4" in [button.key for button in page.button]


def test_after_the_click_other_pages_show_the_new_stand(app):
    page = visit("verlauf").button(key="entfernen_1").click().run().switch_page("teilnahme/page.py").run()

    assert "Für diese Auswahl liegen keine Angaben vor." in Screen(page).text


@pytest.mark.parametrize(("typed", "kept"), [("RP Kassel", "RP Kassel"), ("", "ohne Angabe"), ("x" * 80, "x" * 80)])
def test_who_takes_back_is_kept(app, data_dir, typed, kept):
    page = visit("verlauf")
    page.text_input(key="wer").set_value(typed)
    page = page.button(key="entfernen_1").click().run()

    assert newest(data_dir).by == kept
    assert f"{'ohne Angabe, von wem' if kept == 'ohne Angabe' else f'von {kept}'} · " in Screen(page).text


def test_an_import_of_officials_is_taken_back(app, data_dir):
    revision = take_over(data_dir, [["Programm A", "Marburg", 5000]], "liste.xlsx")
    page = undo(visit("verlauf"), revision.id)

    assert messages(page) == ["Revision 5 wurde rückgängig gemacht; das ist Revision 6 im Verlauf."]
    assert "Mittel: 1 entfernt" in Screen(page).text


def test_what_stands_against_it_is_told_row_by_row_and_nothing_changes(app, data_dir):
    first = take_over(data_dir, [["Programm A", "Marburg", 5000]], "erste.xlsx")
    second = take_over(data_dir, [["Programm A", "Marburg", 6000]], "zweite.xlsx")

    page = undo(visit("verlauf"), first.id)

    assert f"Revision {first.id} kann noch nicht zurückgenommen werden" in Screen(page).text
    assert f"({second.id}) bauen auf einer ihrer Zeilen auf" in Screen(page).text
    assert page.table[0].value.to_dict("records") == [
        {"Spätere Revision": second.id, "Programm": "Programm A", "Kommune": "Marburg",
         "Vorhaben": "keine Angabe", "Aktenzeichen": "keine Angabe"}
    ]  # fmt: skip
    assert newest(data_dir).id == second.id


def test_the_effect_is_shown_before_anything_changes(app, data_dir):
    revision = take_over(data_dir, [["Programm A", "Marburg", 5000]], "liste.xlsx")
    page = visit("verlauf")
    page.session_state[f"zuruecknehmen_{revision.id}"] = True
    page = page.run()
    counts, effect = (table.value for table in page.table)

    assert counts.iloc[0].to_dict() == {"Liste": "Mittel", "kommen zurück": 0, "werden wie zuvor": 0, "enden": 1}
    assert "Bewilligte Mittel" in effect.to_string()
    assert newest(data_dir).id == revision.id


def test_nobody_takes_back_without_saying_who(app, data_dir):
    revision = take_over(data_dir, [["Programm A", "Marburg", 5000]], "liste.xlsx")
    page = undo(visit("verlauf"), revision.id, by=" ")

    assert ["wer einträgt oder zurücknimmt" in plain(each.value) for each in page.warning] == [True]
    assert newest(data_dir).id == revision.id


def test_later_revisions_first_then_it_works(app, data_dir):
    first = take_over(data_dir, [["Programm A", "Marburg", 5000]], "erste.xlsx")
    second = take_over(data_dir, [["Programm A", "Marburg", 6000]], "zweite.xlsx")

    page = undo(visit("verlauf"), second.id)
    assert not page.error
    page = undo(page, first.id)

    assert messages(page) == [
        f"Revision {first.id} wurde rückgängig gemacht; das ist Revision {newest(data_dir).id} im Verlauf."
    ]


def test_one_click_removes_everything_that_was_brought_along(app, data_dir):
    page = visit("verlauf").button(key="beispiele_entfernen").click().run()

    assert messages(page) == ["Die mitgelieferten Daten sind entfernt (Revision 5, 6, 7 und 8)."]
    assert [button.key for button in page.button] == []
    assert newest(data_dir).id == 8


def test_what_somebody_else_took_back_meanwhile_is_not_taken_back_twice(app, data_dir):
    page = visit("verlauf")
    store = opened(data_dir)
    store.remove(4, "jemand anders")
    store.close()

    page = page.button(key="entfernen_4").click().run()

    assert not page.exception
    assert newest(data_dir).id == 5
    assert "Zurückgenommen mit Revision 5." in Screen(page).words


def test_a_file_name_is_text_and_nothing_else(app, data_dir):
    take_over(data_dir, [["Programm A", "Marburg", 5000]], "![x](http://evil.example/a.png) :red[rot].xlsx")
    (header,) = [header.value for header in visit("verlauf").header if "evil" in header.value]

    assert "![x](" not in header
    assert ":red[" not in header
    assert "![x](http://evil.example/a.png) :red[rot].xlsx" in plain(header)


@pytest.fixture(scope="module")
def long(sample_data, tmp_path_factory) -> Iterator[Dashboard]:
    """A Verlauf of 24 revisions: the Teilnahme taken out and put back."""
    folder = copytree(sample_data, tmp_path_factory.mktemp("lang") / "daten")
    store = opened(folder)
    last = store.remove(1, "Test").id
    while last < 24:
        last = store.undo(last, "Test").id
    store.close()
    with dashboard(folder) as made:
        yield made


def numbers(page: AppTest) -> list[int]:
    return [int(head.split(":")[0].removeprefix("Revision ")) for head in cards(page)]


def test_a_long_verlauf_has_pages(long):
    page = long("verlauf").app

    assert numbers(page) == list(range(24, 4, -1))
    assert [pages.num_pages for pages in page.get("pagination")] == [2]


def test_the_next_page_of_the_verlauf_is_one_click_away(long):
    page = visit("verlauf").get("pagination")[0].select(2).run()

    assert numbers(page) == [4, 3, 2, 1]


@pytest.mark.parametrize(("asked", "first"), [("2", 4), ("99", 24), ("0", 24), ("-1", 24), ("eins", 24)])
def test_a_page_of_the_verlauf_has_an_address(long, asked, first):
    page = long("verlauf", seite=asked).app

    assert not page.exception
    assert numbers(page)[0] == first


def test_a_short_verlauf_has_no_pages(app):
    assert not visit("verlauf").get("pagination")


def test_an_older_stand_does_not_hide_what_came_later(app):
    page = visit("verlauf", stand="1")

    assert "Sie sehen einen früheren Stand" in Screen(page).text
    assert len(cards(page)) == 4


def test_without_any_data_the_page_says_where_to_begin(empty_app):
    page = visit("verlauf")

    assert not page.exception
    assert "Es wurde noch nichts übernommen. Unter „Hochladen“ beginnt es." in Screen(page).text
    assert not page.button


def test_a_stand_that_does_not_exist_is_the_newest(app):
    page = visit("verlauf", stand="999")

    assert "Sie sehen einen früheren Stand" not in Screen(page).text
    assert [w.value for w in page.warning] == [
        "Den Stand „999“ aus der Adresse gibt es nicht. Gezeigt wird der neueste."
    ]
    assert "stand" not in page.query_params
    assert len(cards(page)) == 4


def test_two_stande_are_compared_with_what_lies_between(data_dir, app):
    take_over(data_dir, [["Phase 2", "Bensheim", 20_000], ["Phase 2", "Hanau", 5_000]], "a.xlsx")
    take_over(data_dir, [["Phase 2", "Bensheim", 25_000]], "b.xlsx")
    page = Screen(visit("verlauf", von="4", bis="6"))

    told = page.tables["Revisionen zwischen den beiden Ständen"]
    assert told["Was"].tolist() == ["Förderung aus „b.xlsx“ übernommen", "Förderung aus „a.xlsx“ übernommen"]
    assert "**Mittel:** 2 neu, 0 geändert, 0 entfernt und 29 unverändert" in page.text
    assert set(page.tables["Mittel: neu"]["Bewilligt"]) == {"25.000 €", "5.000 €"}
    assert "Bewilligte Mittel" in set(page.tables["Die wichtigsten Zahlen mit Stand Nr. 4 und Nr. 6"]["Zahl"])

    step = Screen(visit("verlauf", von="5", bis="6"))
    assert "**Mittel:** 0 neu, 1 geändert, 0 entfernt und 30 unverändert" in step.text
    assert "Bewilligt: 20.000 € → 25.000 €" in step.text


def test_a_comparison_backwards_asks_for_the_other_order(app):
    page = Screen(visit("verlauf", von="4", bis="2"))

    assert "Bitte als ersten einen früheren Stand wählen" in page.text
