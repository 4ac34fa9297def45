"""Filters: what the address says is chosen, and what is chosen is said in words."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import filters
from tests.pages.conftest import PATIENCE, asked


def page() -> None:
    """A page that shows what its filters return."""
    import pandas as pd
    import streamlit as st

    from pages.shared import filters

    rows = pd.DataFrame({
        "programm": ["Starke Heimat", "Modellkommunen", None], "reihe": ["A", "B", "A"],
        "datum": ["2020-02-12", "2021", "2022-06"],
    })  # fmt: skip
    with filters.row():
        bezirk = filters.bezirk()
        kreis = filters.kreis(bezirk)
        period = filters.zeitraum(rows, "datum")
        st.session_state["chosen"] = {
            "bezirk": bezirk,
            "kreis": kreis,
            "programm": filters.programm(rows),
            "themenfeld": filters.themenfeld(),
            "reihe": filters.reihe(rows),
            "zeitraum": period,
            "rows": len(filters.within(rows, "datum", period)),
        }


EVERYTHING = {
    "bezirk": None, "kreis": None, "programm": [], "themenfeld": [], "reihe": None, "zeitraum": None, "rows": 3,
}  # fmt: skip


def chosen(**query: str | list[str]) -> dict[str, object]:
    app = AppTest.from_function(page, default_timeout=PATIENCE)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app.session_state["chosen"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {}),
        ({"bezirk": "Gießen"}, {"bezirk": "065"}),
        ({"bezirk": "Gießen", "kreis": "Landkreis Gießen"}, {"bezirk": "065", "kreis": "06531"}),
        ({"programm": ["Starke Heimat", "Modellkommunen"]}, {"programm": ["Starke Heimat", "Modellkommunen"]}),
        ({"themenfeld": "Umwelt"}, {"themenfeld": ["Umwelt"]}),
        ({"reihe": "B"}, {"reihe": "B"}),
        ({"zeitraum": ["2021", "2022"]}, {"zeitraum": ("2021", "2022"), "rows": 2}),
    ],
)
def test_the_address_chooses(query, expected):
    assert chosen(**query) == EVERYTHING | expected


@pytest.mark.parametrize(
    "query",
    [
        {"bezirk": "Atlantis"},
        {"bezirk": "064"},
        {"kreis": "'; DROP TABLE rows; --"},
        {"programm": ["![x](http://evil.example)"]},
        {"zeitraum": ["1900", "3000"]},
        {"reihe": ""},
    ],
)
def test_what_does_not_exist_chooses_nothing(query):
    assert chosen(**query) == EVERYTHING


def test_a_kreis_outside_the_regierungsbezirk_is_not_offered():
    assert chosen(bezirk="Kassel", kreis="Landkreis Gießen") == EVERYTHING | {"bezirk": "066"}


def test_a_kreis_goes_with_the_regierungsbezirk_it_was_chosen_in():
    app = AppTest.from_function(page, default_timeout=PATIENCE)
    app.query_params["bezirk"], app.query_params["kreis"] = "Gießen", "Lahn-Dill-Kreis"
    app.run()
    assert app.session_state["chosen"]["kreis"] == "06532"

    app.selectbox(key="bezirk").select("064").run()

    assert app.session_state["chosen"] == EVERYTHING | {"bezirk": "064"}
    assert app.selectbox(key="kreis").value == ""
    assert "kreis" not in app.query_params


def test_back_to_another_page_with_the_same_filter_shows_what_was_left(app):
    left = asked(app("teilnahme", bezirk="Kassel").switch_page("foerderung/page.py"), {"bezirk": "Gießen"}).run()
    assert left.selectbox(key="bezirk").value == "065"

    back = asked(left.switch_page("teilnahme/page.py"), {"bezirk": "Kassel"}).run()

    assert not back.exception
    assert back.selectbox(key="bezirk").value == "066"


def test_labels_are_german():
    app = AppTest.from_function(page, default_timeout=PATIENCE).run()

    assert [box.label for box in app.selectbox] == ["Regierungsbezirk", "Kreis", "Reihe"]
    assert [box.value for box in app.selectbox] == ["", "", ""]
    assert app.selectbox[0].options[0] == "Alle Regierungsbezirke"
    assert [box.proto.placeholder for box in app.multiselect] == ["Alle Programme", "Alle Themenfelder"]


def test_one_year_leaves_nothing_to_choose():
    rows = pd.DataFrame({"datum": ["2020-02-12", "2020"]})

    assert filters.zeitraum(rows, "datum") is None


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ({}, ""),
        ({"Bezirk": "Kassel", "Programm": []}, "Bezirk: Kassel"),
        ({"Programm": ["A", "B", "C"], "Reihe": None}, "Programm: A, B und C"),
        ({"Zeitraum": ("2020", "2022")}, "Zeitraum: 2020 bis 2022"),
        ({"Bezirk": "Kassel", "Zeitraum": None, "Programm": ["A"]}, "Bezirk: Kassel; Programm: A"),
    ],
)
def test_what_was_chosen_in_words(what, text):
    assert filters.in_words(**what) == text
