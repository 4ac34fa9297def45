"""Templates for those who are absent: what is chosen, how many it says, and what the offered workbook holds."""

from io import BytesIO

import pytest
import streamlit as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from data.metrics.absent import Occasion
from loaders.outgoing import HEADER_LINE
from pages.hochladen import absent, desk, preview
from tests.pages.test_hochladen import book, markdown, take_over, upload

KASSEL = book(
    [
        ["Kommune", "Funktion", "Anzahl"],
        ["Stadt Kassel", "Oberbürgermeister", 1],
        ["Bad Emstal", None, 2],
        ["Landkreis Kassel", None, 1],
    ],
    "Regionalkonferenz Kassel am 05.02.2020",
)


@pytest.fixture
def offered(monkeypatch) -> dict[str, object]:
    """What the buttons would hand out, by their label."""
    found, offer = {}, st.download_button

    def remember(label, data, **settings):
        found[label] = data
        return offer(label, data, **settings)

    monkeypatch.setattr(st, "download_button", remember)
    return found


def unfolded(page: AppTest) -> AppTest:
    page.session_state[f"fehlende_{page.session_state[desk.KEY].batch}"] = True
    return run(page)


def choose(page: AppTest, label: str, value: str) -> AppTest:
    (box,) = [each for each in page.selectbox if each.label == label]
    box.set_value(value)
    return run(page)


def run(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception
    return page


def labels(page: AppTest) -> list[str]:
    return [each.label for each in page.selectbox]


def test_nobody_waits_for_what_is_folded(app, monkeypatch):
    monkeypatch.setattr(absent, "_choice", lambda: 1 / 0)
    page = app("hochladen")

    assert not page.exception
    assert absent.TITLE in [each.label for each in page.expander]
    with pytest.raises(AssertionError):
        unfolded(page)


def test_the_template_names_those_without_a_row_and_comes_back_with_nothing_to_store(app, offered):
    page = take_over(upload(app("hochladen"), ("kassel.xlsx", KASSEL)))
    choose(unfolded(page), "Veranstaltung", "Regionalkonferenz Kassel, 05.02.2020")

    assert "**140 von 143 Kommunen im Regierungsbezirk Kassel** haben noch keine Zeile." in markdown(page)
    assert "Regierungsbezirk" not in labels(page)
    content = offered["Vorlage mit 140 Kommunen"]()
    rows = load_workbook(BytesIO(content)).worksheets[0].iter_rows(min_row=HEADER_LINE + 1, max_col=9, values_only=True)
    keys = [row[7] for row in rows if row[7]]
    assert len(keys) == 140
    assert not {"06611000", "06633", "06633006"} & set(keys)

    upload(page, ("fehlende.xlsx", content))
    assert "fehlende.xlsx: ohne Fehler gelesen" in markdown(page)
    assert preview.NO_ROWS in markdown(page)
    assert not page.text_input
    assert "Veranstaltung" not in labels(page)


def test_invented_rows_are_named_and_one_bezirk_is_enough(app):
    page = choose(unfolded(app("hochladen")), "Art der Liste", "OZG-Umsetzung")
    choose(page, "Regierungsbezirk", "Gießen")

    assert "von 106 Kommunen im Regierungsbezirk Gießen**" in markdown(page)
    assert "Demonstrationsdaten" in markdown(page)
    choose(page, "Art der Liste", "Förderung")
    assert "Demonstrationsdaten" not in markdown(page)
    assert "im Regierungsbezirk Gießen**" in markdown(page)
    assert "Gebietsstand: heute." in markdown(page)


def test_without_anything_stored_the_empty_template_will_do(empty_app):
    assert "Es fehlen alle, und die leere Vorlage genügt." in markdown(unfolded(empty_app("hochladen")))


def of(sheet: str, day: str | None = None, bezirke: tuple[str, ...] = ("064", "065", "066"), **key: str) -> Occasion:
    return Occasion(sheet, key, day, day or "", bezirke)


CONGRESS = of("teilnahme", "2020-09-23", reihe="R", veranstaltung="Kongress")


@pytest.mark.parametrize(
    ("occasions", "names"),
    [
        ([CONGRESS], ["Kongress, 23.09.2020"]),
        ([CONGRESS, of("teilnahme", reihe="R", veranstaltung="Gipfel")], ["Kongress, 23.09.2020", "Gipfel, ohne Datum"]),
        ([of("teilnahme", "2023", reihe="R", veranstaltung="Summit 2023")], ["Summit 2023"]),
        ([CONGRESS, of("teilnahme", "2020-09-23", reihe="S", veranstaltung="Kongress")],
         ["Kongress, 23.09.2020 (R)", "Kongress, 23.09.2020 (S)"]),
        ([of("mittel", programm="Phase 1")], ["Phase 1"]),
        ([of("ozg", "2022-12-31", stichtag="2022-12-31")], ["31.12.2022"]),
    ],
)  # fmt: skip
def test_occasions_are_told_from_one_another(occasions, names):
    assert list(absent.labelled(occasions)) == names
    assert list(absent.labelled(occasions).values()) == occasions


@pytest.mark.parametrize(
    ("missing", "occasion", "sentence"),
    [
        (87, CONGRESS, "**87 von 443 Kommunen** haben noch keine Zeile."),
        (1, of("mittel", programm="P"), "**1 von 442 Kommunen** hat noch keine Zeile."),
        (0, CONGRESS, "Es fehlt keine: Alle 443 Kommunen haben schon eine Zeile."),
        (9, of("ozg", "2026-06-30", ("065",)), "**9 von 106 Kommunen im Regierungsbezirk Gießen** haben noch keine Zeile."),
    ],
)  # fmt: skip
def test_how_many_are_absent_is_a_sentence(missing, occasion, sentence):
    assert absent.said(missing, occasion) == sentence


def test_a_file_is_named_for_what_it_holds():
    made = absent.file_name("vorlage", "teilnahme", "Regionalkonferenz Gießen, 12.02.2020", "", "fehlende")

    assert made == "vorlage-teilnahme-regionalkonferenz-giessen-12-02-2020-fehlende.xlsx"
    assert absent.file_name("../a\\b:c", "x" * 500) == f"a-b-c-{'x' * absent.LONGEST}.xlsx"
