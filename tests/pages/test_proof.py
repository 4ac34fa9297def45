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
