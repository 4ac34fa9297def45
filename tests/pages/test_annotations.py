"""Comments on the time line reach every chart over time: marks, words, table and files; each by its Stand."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import openpyxl
import pandas as pd
import pytest
from sqlalchemy import text

from data.annotation import Annotation
from data.engine import writing
from data.store import Store, open_store
from pages.shared import annotations
from pages.shared.columns import Column
from tests.pages.screen import Dashboard, dashboard, plain, visit

REPORTS = {"grundlage": "Meldungen der Kommunen"}
CHARTS = {
    "ozg-veroeffentlicht": ("ozg", {}),
    "ozg-zeit": ("ozg", REPORTS),
    "ozg-reifegrad-zeit-1-1": ("ozg", REPORTS),
    "ozg-regel-zeit": ("ozg", {**REPORTS, "ansicht": "Zählweisen"}),
    "ozg-tempo": ("ozg", {**REPORTS, "ansicht": "Tempo"}),
    "foerderung-zeit": ("foerderung", {"ansicht": "Abfluss"}),
    "kommune-zeit": ("kommune", {"kommune": "Stadt Gießen"}),
}
"""Every chart over time, and where it stands."""

WITHOUT_TIME_ALONG = {"ozg-zeit", "ozg-reifegrad-zeit-1-1"}
"""Their Stichtage stand below each other."""

ALL, MONEY, OZG = "Landtagswahl", "Förderaufruf", "Wechsel auf Reifegrad <2.0>"


def opened(folder: Path) -> Store:
    return open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")


@pytest.fixture(scope="module")
def annotated(sample_data, tmp_path_factory) -> Path:
    """The sample data with three comments; the one on all of them was written at the time of revision 4."""
    folder = copytree(sample_data, tmp_path_factory.mktemp("anmerkungen") / "daten")
    store = opened(folder)
    fourth = store.revision(4).at_utc.replace(tzinfo=None)
    first = store.annotate("5/2021", ALL, "RP Kassel")
    store.annotate("15.06.2021", MONEY, "RP Kassel", "Förderung")
    store.annotate("1.7.2022", OZG, "RP Kassel", "OZG")
    with writing(store._engine) as connection:
        connection.execute(
            text("UPDATE annotations SET at_utc = :at WHERE id = :id"), {"at": str(fourth), "id": first.id}
        )
    store.close()
    return folder


@pytest.fixture(scope="module")
def show(annotated) -> Iterator[Dashboard]:
    with dashboard(annotated) as made:
        yield made


@pytest.mark.parametrize("key", CHARTS)
def test_every_chart_over_time_shows_the_comments_on_it_and_on_all(show, key):
    path, query = CHARTS[key]
    page = show(path, tables=True, **query)
    chart = page.charts[key]
    expected = {"ozg": [ALL, OZG], "foerderung": [ALL, MONEY], "kommune": [ALL, MONEY, OZG]}[path]
    others = {ALL, MONEY, OZG} - set(expected)
    outside = "außerhalb des gezeigten Zeitraums" in page.below(key)

    for where in (chart.alt, page.below(key)):
        assert [comment in where for comment in expected].count(True) >= len(expected) - outside
        assert not any(comment in where for comment in others)
    signs = [note["text"] for note in chart.figure["layout"].get("annotations", []) if note["text"].startswith("A")]
    dotted = [shape for shape in chart.figure["layout"].get("shapes", []) if shape["line"].get("dash") == "dot"]
    shown = sum(comment in chart.alt for comment in expected)
    assert len(signs) == len(dotted) == (0 if key in WITHOUT_TIME_ALONG else shown)


def test_a_picture_a_table_and_both_files_carry_the_comments(show):
    page = show("ozg", tables=True)
    chart = page.charts["ozg-veroeffentlicht"]
    said = f"A1 01.07.2022: {OZG}"

    assert "Wechsel auf Reifegrad &lt;2.0&gt;" in chart.origin
    assert said in chart.alt
    (sign,) = [note for note in chart.figure["layout"]["annotations"] if note["text"] == "A1"]
    assert sign["hovertext"].startswith("A1 01.07.2022: Wechsel auf Reifegrad &lt;2.0&gt;")
    assert "eingetragen von RP Kassel am" in sign["hovertext"].replace("<br>", " ")
    assert said in set(
        page.tables["Wie viele Leistungen sind online, nach veröffentlichten Zahlen?"]["Anmerkung zur Zeitachse"]
    )

    (name,) = [name for name in page.files if name.startswith("ozg-veroeffentlicht") and name.endswith(".csv")]
    rows = list(csv.DictReader(io.StringIO(page.files[name]().decode("utf-8-sig")), delimiter=";"))
    assert [row["Anmerkung zur Zeitachse"] for row in rows].count(said) == 1
    book = openpyxl.load_workbook(io.BytesIO(page.files[name.replace(".csv", ".xlsx")]()))
    assert said in [cell.value for row in book["Daten"].iter_rows() for cell in row]


def test_without_comments_nothing_is_said_and_the_table_is_as_it_was(sample_data):
    with dashboard(sample_data) as show:
        page = show("foerderung", tables=True, ansicht="Abfluss")

    assert "Anmerkung" not in page.text


def test_a_stand_shows_the_comments_that_existed_then(show):
    """One was written just before revision 4, the others after it."""
    seen = {stand: show("foerderung", ansicht="Abfluss", stand=stand).below("foerderung-zeit") for stand in "234"}

    assert {stand: ALL in below for stand, below in seen.items()} == {"2": False, "3": True, "4": True}
    assert {stand: MONEY in below for stand, below in seen.items()} == {"2": False, "3": False, "4": True}


def noted(day: str, number: int = 1, words: str = "Ruf.") -> Annotation:
    return Annotation(id=number, at_utc=datetime(2026, 1, 1, tzinfo=UTC), by="Anna", day=day, text=words, about="alle")


@pytest.mark.parametrize(
    ("day", "row"), [("2019-01-01", 0), ("2020-06", 0), ("2021-01-01", 2), ("2021-06-30", 2), ("2025-01-01", 4)]
)
def test_a_comment_stands_in_the_first_row_that_ends_on_its_day_or_later(day, row):
    table = pd.DataFrame({"stichtag": ["2020-12-31", "2020-12-31", "2021", "2021-12-31", "2022-06"]})
    found = annotations.beside(table, "stichtag", [noted(day)])[annotations.COLUMN]

    assert [place for place, said in enumerate(found) if said] == [row]


def test_rows_without_a_day_have_no_comment():
    table = pd.DataFrame({"datum": [None, "2020-12-31"]}, dtype="str")
    found = annotations.beside(table, "datum", [noted("2021-01-01"), noted("2020-01-01", 2)])

    assert list(found[annotations.COLUMN]) == ["", "A1 01.01.2021: Ruf; A2 01.01.2020: Ruf"]
    assert annotations.COLUMN not in annotations.beside(table, "datum", [])


def test_a_long_list_names_some_and_counts_the_rest():
    said = annotations.in_words([noted("2020-01-01", n) for n in range(14)], 2, drawn=True)

    assert said.count("Ruf") == annotations.NAMED
    assert "; 2 weitere in der Tabelle." in said
    assert said.endswith("2 Anmerkungen liegen außerhalb des gezeigten Zeitraums.")
    assert annotations.in_words([], 0, drawn=True) == ""
    assert annotations.in_words([noted("2020-01")], 0, drawn=False) == "Anmerkungen zur Zeitachse: A1 Januar 2020: Ruf."


def timeline(page):
    page.session_state["anmerkungen"] = True
    return page.run()


def write(page, day: str, words: str, who: str = "RP Kassel", about: str = "OZG"):
    number = next(each.key for each in page.text_input if each.key.startswith("tag_")).removeprefix("tag_")
    page.text_input(key="wer").set_value(who)
    page.text_input(key=f"tag_{number}").set_value(day)
    page.text_input(key=f"text_{number}").set_value(words)
    page.selectbox(key=f"thema_{number}").set_value(about)
    return next(each for each in page.button if each.label == "Anmerkung eintragen").click().run()


def test_a_comment_is_written_shown_and_taken_back_on_the_page_verlauf(app, data_dir):
    page = write(timeline(visit("verlauf")), "12.11.2022", "Umstellung")

    assert [plain(each.value) for each in page.success] == ["Die Anmerkung zum 12.11.2022 ist eingetragen."]
    (line,) = [plain(each.value) for each in page.markdown if "Umstellung" in each.value]
    assert line.startswith("12.11.2022, OZG: „Umstellung“, eingetragen von RP Kassel am ")
    assert "Umstellung" in next(iter(visit("ozg").get("plotly_chart"))).proto.alt

    page = page.button(key="anmerkung_zurueck_1").click().run()
    assert [plain(each.value) for each in page.success] == ["Die Anmerkung „Umstellung“ ist zurückgenommen."]
    assert [each for each in page.button if each.label == "Zurücknehmen"] == []
    assert any("; zurückgenommen am " in plain(each.value) for each in page.caption)
    assert "Umstellung" not in next(iter(visit("ozg").get("plotly_chart"))).proto.alt
    store = opened(data_dir)
    assert [(each.withdrawn_by, each.text) for each in store.annotations()] == [("RP Kassel", "Umstellung")]
    assert store.latest() == 4
    store.close()


@pytest.mark.parametrize(
    ("day", "words", "who", "told"),
    [
        ("bald", "Ruf", "RP", "Bitte einen Tag wie 12.11.2026 oder einen Monat wie 11/2026 eintragen."),
        ("12.11.2021", "anna@example.org", "RP", "E-Mail-Adressen und Telefonnummern werden nicht gespeichert."),
        ("12.11.2021", "", "RP", "Bitte eine Anmerkung von höchstens 120 Zeichen eintragen."),
        ("12.11.2021", "Ruf", " ", "Bitte oben eintragen, wer einträgt oder zurücknimmt"),
    ],
)
def test_what_cannot_be_kept_is_told_and_stays_in_the_form(app, data_dir, day, words, who, told):
    page = write(timeline(visit("verlauf")), day, words, who)

    assert [told in plain(each.value) for each in (*page.error, *page.warning)] == [True]
    assert page.text_input(key="tag_0").value == day
    store = opened(data_dir)
    assert store.annotations() == []
    store.close()


def test_a_comment_is_text_and_nothing_else(app):
    page = write(timeline(visit("verlauf")), "12.11.2021", "![x](http://evil.example/a.png) :red[rot]")

    assert not any("![x](" in each.value or ":red[" in each.value for each in (*page.markdown, *page.success))


def test_columns_of_a_chart_over_time_name_a_day():
    assert annotations._day({"name": Column("Name"), "tag": Column("Tag", "day")}) == "tag"
