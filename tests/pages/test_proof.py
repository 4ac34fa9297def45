"""Belege: behind every chart stand its rows with their cells, and nothing about single persons."""

from data.store import open_store
from loaders.limits import limits
from loaders.reader import reading_of
from tests.loaders.books import book
from tests.pages.screen import Screen, visit
from tests.pages.test_teilnahme import LISTED

KEY = "teilnahme-bezirk"


def opened(page, key: str = KEY, of: str = "") -> Screen:
    """The page with the rows behind a chart open, for one of its bars if asked."""
    page.session_state[f"{key}_belege"] = True
    page = page.run()
    if of:
        page.selectbox(key=f"{key}_zu").set_value(of).run()
    return Screen(page)


def belege(screen: Screen, question: str):
    return screen.tables[f"Belege: {question}"]


QUESTION = "Wie viele kamen je Regierungsbezirk?"


def test_a_bar_leads_to_its_cell(app):
    screen = opened(visit("teilnahme"), of="066")
    (row,) = belege(screen, QUESTION).to_dict("records")

    assert {name: row[name] for name in ("Anzahl", "Datei", "Blatt", "Zelle", "Revision", "übernommen von")} == {
        "Anzahl": "rund 120", "Datei": "teilnahme.xlsx", "Blatt": "Teilnahme", "Zelle": "F2", "Revision": "1",
        "übernommen von": "System",
    }  # fmt: skip


def test_all_rows_behind_a_chart_stand_there(app):
    assert len(belege(opened(visit("teilnahme")), QUESTION)) == 3
    assert (
        len(
            belege(
                opened(visit("foerderung"), "foerderung-programm"),
                "Wie viel steht je Programm bereit, wie viel ist bewilligt und abgerufen?",
            )
        )
        == 29
    )


def take_over(data_dir) -> None:
    """A list that names eleven persons of seven Kommunen by their office."""
    store = open_store(f"sqlite:///{data_dir / 'dashboard.sqlite'}")
    rows = [["Regionalkonferenz Kassel am 05.02.2020"], *LISTED]
    store.commit(store.preview(reading_of(book(Liste=rows), "fulda.xlsx", limits()), "ergänzt"), "Test")
    store.close()


def test_single_persons_are_not_told(app, data_dir):
    take_over(data_dir)
    told = belege(opened(visit("teilnahme", bezirk="Kassel")), QUESTION)

    assert "Funktion" not in told
    assert set(told["Anzahl"]) == {"rund 120", "nicht gezeigt"}


def test_nor_are_they_where_two_stande_are_compared(app, data_dir):
    take_over(data_dir)
    told = Screen(visit("verlauf", von="4", bis="5")).tables["Teilnahme: neu"]

    assert len(told) == 11
    assert not {"Funktion", "Anzahl"} & set(told)


def test_a_withheld_count_takes_the_next_one_with_it(app, data_dir):
    take_over(data_dir)
    rows = [
        ["Veranstaltung", "Regierungsbezirk", "Kommune", "Anzahl"],
        ["Probe", "Kassel", "Hofbieber", 2],
        ["Probe", "Kassel", "Volkmarsen", 5],
        ["Probe", "Kassel", "Wanfried", 40],
    ]
    store = open_store(f"sqlite:///{data_dir / 'dashboard.sqlite'}")
    store.commit(store.preview(reading_of(book(Liste=rows), "probe.xlsx", limits()), "ergänzt"), "Test")
    store.close()
    told = belege(
        opened(visit("teilnahme", reihe="Alle Reihen"), "teilnahme-zeit", "Probe"),
        "Wie viele kamen zu welcher Veranstaltung?",
    )

    assert dict(zip(told["Kommune"], told["Anzahl"], strict=True)) == {
        "Hofbieber": "nicht gezeigt", "Volkmarsen": "nicht gezeigt", "Wanfried": "40",
    }  # fmt: skip


def test_rows_are_never_told_apart_by_office(app, data_dir):
    take_over(data_dir)
    screen = opened(visit("teilnahme"), "teilnahme-funktion")

    assert "teilnahme-funktion_zu" not in {box.key for box in screen.app.selectbox}
    assert "Funktion" not in belege(screen, "Welche Funktionen waren vertreten?")


def test_a_chart_of_several_lists_has_the_rows_of_each(app):
    page = visit("kommune", kommune="Stadt Gießen")
    page.session_state["kommune-zeit_belege"] = True
    screen = Screen(page.run())

    assert any(word.startswith("Mittel: ") and "Zeile" in word for word in screen.words)
    assert not any(word.startswith("Teilnahme: ") for word in screen.words)


def test_a_bar_can_be_filtered_by_only_where_the_page_has_the_filter(app):
    page = opened(visit("teilnahme"), of="066").app
    assert page.button(key=f"{KEY}_nur").label == "Nur Regierungsbezirk Kassel zeigen"

    page.button(key=f"{KEY}_nur").click().run()
    assert page.selectbox(key="bezirk").value == "066"
    assert page.button(key=f"{KEY}_nur").label.startswith("Filter aufheben")

    page.button(key=f"{KEY}_nur").click().run()
    assert page.selectbox(key="bezirk").value == ""

    page.session_state["teilnahme-zeit_belege"] = True
    page.run()
    page.selectbox(key="teilnahme-zeit_zu").select_index(1).run()
    assert not [button for button in page.button if button.key == "teilnahme-zeit_nur"]


def test_what_is_no_longer_offered_is_chosen_no_longer(app):
    page = opened(visit("teilnahme"), of="066").app
    page.selectbox(key="bezirk").set_value("065").run()

    assert page.selectbox(key=f"{KEY}_zu").value == "alle Zahlen"
