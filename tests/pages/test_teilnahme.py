"""Teilnahme: how many came, by which denominator, and what nobody knows.

The figures are the published ones: kommune21.de (Kassel, Gießen), datev-magazin.de (Darmstadt).
"""

import re
from collections.abc import Iterator
from io import BytesIO

import openpyxl
import pytest

from data.store import open_store
from loaders.limits import limits
from loaders.reader import reading_of
from tests.loaders.books import book
from tests.pages.screen import Dashboard, Screen, dashboard, emptied, visit

TOTAL = "mindestens 580 (teilweise gerundet)"
ALL_BEZIRKE = "Darmstadt: mehr als 300, Gießen: rund 160 und Kassel: rund 120"
NO_DATA = "Für diese Auswahl liegen keine Angaben vor."


@pytest.fixture(scope="module")
def show(sample_data) -> Iterator[Dashboard]:
    with dashboard(sample_data) as made:
        yield made


@pytest.fixture(scope="module")
def page(show) -> Screen:
    return show("teilnahme", tables=True)


def test_each_conference_is_as_exact_as_it_was_published(page):
    assert page.charts["teilnahme-bezirk"].alt == (
        f"Balken der Teilnehmenden je Regierungsbezirk: {ALL_BEZIRKE}. Zusammen {TOTAL}."
    )
    assert page.metrics == {"Teilnehmende": TOTAL, "Konferenzen": "3", "Vertretene Kommunen": "keine Angabe"}


def test_the_total_never_stands_bare(page):
    assert re.findall(r"(?<!mindestens )\b580\b", page.text) == []
    assert page.text.count(TOTAL) >= 4


def test_the_picture_says_rund_and_mehr_als(page):
    said = " ".join(page.charts["teilnahme-bezirk"].words)

    assert all(words in said for words in ("mehr als 300", "rund 160", "rund 120"))
    assert "gerundet" in page.below("teilnahme-bezirk")
    assert "mehr als" in page.below("teilnahme-bezirk")


@pytest.mark.parametrize(
    ("chart", "alt"),
    [
        (
            "teilnahme-je-kommune",
            "Teilnehmende je Kommune: Darmstadt: mehr als 1,55, Gießen: rund 1,51 und Kassel: rund 0,84.",
        ),
        (
            "teilnahme-je-100000",
            "Teilnehmende je 100.000 Einwohner: Darmstadt: mehr als 7,5, Gießen: rund 15,3 und Kassel: rund 9,8.",
        ),
    ],
)
def test_each_denominator_gives_its_own_numbers(page, chart, alt):
    assert page.charts[chart].alt == alt
    assert page.below(chart).startswith("Kommunen: 12.02.2020, Einwohner: 31.12.2019.")


def test_the_order_turns_with_the_denominator_and_the_page_says_so(page):
    (remark,) = (info.value.replace("\\", "") for info in page.app.info)

    assert remark.startswith("Die Reihenfolge der Regierungsbezirke hängt vom Nenner ab.")
    assert "je Kommune: Darmstadt > Gießen > Kassel;" in remark
    assert "je 100.000 Einwohner: Gießen > Kassel > Darmstadt." in remark
    assert "„mehr als“" in remark


def test_the_table_holds_the_denominators_of_that_day(page):
    table = page.tables["Wie viele kamen je 100.000 Einwohner?"].set_index("Regierungsbezirk")

    assert table["Kommunen"].to_dict() == {"Darmstadt": "194", "Gießen": "106", "Kassel": "143", "Hessen": "443"}
    assert table["Einwohner"].to_dict() == {
        "Darmstadt": "4.019.961", "Gießen": "1.048.646", "Kassel": "1.219.473", "Hessen": "6.288.080",
    }  # fmt: skip
    assert table.loc["Hessen", "Teilnehmende"] == TOTAL
    assert table.loc["Hessen", "Teilnehmende je Kommune"].startswith("mindestens 1,31")


def test_downloads_keep_the_qualifier_and_name_stand_and_source(page):
    written = page.files["teilnahme-bezirk_stand-4.csv"]().decode("utf-8-sig")
    head, *rows = [line.split(";") for line in written.splitlines()]

    assert head[:4] == ["Regierungsbezirk", "Konferenzen", "Teilnehmende", "Teilnehmende: Genauigkeit"]
    assert [row[:4] for row in rows] == [
        ["Darmstadt", "1", "300", "mehr als"],
        ["Gießen", "1", "160", "rund"],
        ["Kassel", "1", "120", "rund"],
    ]
    assert all("(Nr. 4)" in ";".join(row) and "kommune21.de" in ";".join(row) for row in rows)

    made = openpyxl.load_workbook(BytesIO(page.files["teilnahme-bezirk_stand-4.xlsx"]()))
    assert [made["Daten"].cell(2, column).value for column in (1, 3, 4)] == ["Darmstadt", 300, "mehr als"]
    assert ("Stand der Daten", "Nr. 4") in {(a.value, str(b.value)[-6:-1]) for a, b in made["Herkunft"].rows}


def test_what_nobody_published_is_said_and_not_drawn(page):
    assert "Welche Funktionen waren vertreten?" in page.headings
    assert "Die Angaben dieser Auswahl nennen keine Funktionen." in page.text
    assert "Die Angaben dieser Auswahl nennen keine Kommunen, nur Gesamtzahlen." in page.text
    assert not {"teilnahme-funktion", "teilnahme-kommunen"} & set(page.charts)


def test_all_events_stand_in_time_with_their_qualifiers(page):
    alt = page.charts["teilnahme-zeit"].alt

    for said in (
        "Regionalkonferenz Kassel: rund 120", "Drei virtuelle Informationsveranstaltungen im Herbst 2020: 475",
        "Landeskongress Digitale Städte – Digitale Regionen 2020: mehr als 400", "Smart Region Summit 2023: rund 200",
    ):  # fmt: skip
        assert said in alt
    seen = " ".join(page.charts["teilnahme-zeit"].words)
    assert "Smart Region Summit 2023" in seen
    assert "Regionalkonferenz Gießen (Februar 2020)" in seen
    days = page.tables["Wie viele kamen zu welcher Veranstaltung?"].set_index("Veranstaltung")["Datum"]
    assert days["Regionalkonferenz Gießen"] == "Februar 2020"
    assert days["Regionalkonferenz Darmstadt"] == "12.02.2020"


def test_a_conference_in_the_address_is_chosen(show):
    page = show("teilnahme", veranstaltung="Regionalkonferenz Gießen")

    assert page.metrics == {"Teilnehmende": "rund 160", "Konferenzen": "1", "Vertretene Kommunen": "keine Angabe"}
    assert "Veranstaltung: Regionalkonferenz Gießen" in page.below("teilnahme-bezirk")


def test_a_bezirk_in_the_address_is_chosen(show):
    page = show("teilnahme", bezirk="Kassel")

    assert page.metrics == {"Teilnehmende": "rund 120", "Konferenzen": "1", "Vertretene Kommunen": "keine Angabe"}
    assert page.charts["teilnahme-bezirk"].alt.endswith(": Kassel: rund 120. Zusammen rund 120.")
    assert page.below("teilnahme-bezirk").endswith("Auswahl: Reihe: Regionalkonferenzen 2020; Regierungsbezirk: Kassel")
    assert not {"teilnahme-je-kommune", "teilnahme-je-100000"} & set(page.charts)
    assert "Regierungsbezirk: Kassel" not in page.below("teilnahme-zeit")


def test_all_series_together_never_become_exact(show):
    page = show("teilnahme", reihe="Alle Reihen")

    # 120 + 160 + 300 + 400 + 475 + 600 + 200, four of them rounded or open to above
    assert page.metrics["Teilnehmende"] == "mindestens 2.255 (teilweise gerundet)"
    assert page.metrics["Konferenzen"] == "7"


@pytest.mark.parametrize("query", [{"bezirk": "Atlantis"}, {"bezirk": "066"}, {"reihe": "'; DROP TABLE teilnahme; --"}])
def test_nonsense_in_the_address_is_dropped(show, page, query):
    seen = show("teilnahme", **query)

    assert not seen.app.exception
    assert seen.metrics == page.metrics
    assert not set(query) & set(seen.app.query_params)


def test_an_older_stand_shows_the_same_conferences_and_says_so(show):
    page = show("teilnahme", stand="1")

    assert "Sie sehen einen früheren Stand" in page.text
    assert "Seitdem gab es 3 weitere Änderungen." in page.text
    assert "(Nr. 1)" in page.below("teilnahme-bezirk")
    assert page.metrics["Teilnehmende"] == TOTAL


def test_a_stand_that_does_not_exist_is_the_newest(show, page):
    seen = show("teilnahme", stand="999")

    assert "früheren Stand" not in seen.text
    assert "stand" not in seen.app.query_params
    assert seen.metrics == page.metrics


def test_without_any_data_the_page_says_what_to_do(empty_app):
    page = Screen(visit("teilnahme"))

    assert not page.app.exception
    assert NO_DATA in page.text
    assert "„Hochladen“" in page.text
    assert not page.charts


def test_after_all_data_were_removed_nothing_is_drawn(sample_data, tmp_path):
    with dashboard(emptied(sample_data, tmp_path / "leer")) as show:
        page = show("teilnahme")

    assert not page.app.exception
    assert NO_DATA in page.text
    assert not page.charts
    assert not page.metrics


OFFICES = ["Landrat"] + ["Bürgermeister"] * 6 + ["Digitalisierungsbeauftragter"] * 4
PLACES = ["Landkreis Fulda", "Hofbieber", "Künzell", "Petersberg", "Eichenzell", "Hilders", "Tann (Rhön)"]
LISTED = [["Kommune", "Funktion"], *zip(PLACES + PLACES[1:5], OFFICES, strict=True)]


@pytest.fixture
def listed(app, data_dir) -> Screen:
    """The page after a list of one conference was taken over: eleven persons from seven Kommunen of one Kreis."""
    store = open_store(f"sqlite:///{data_dir / 'dashboard.sqlite'}")
    rows = [["Regionalkonferenz Kassel am 05.02.2020"], *LISTED]
    store.commit(store.preview(reading_of(book(Liste=rows), "fulda.xlsx", limits()), "ergänzt"), "Test")
    store.close()
    return Screen(visit("teilnahme", bezirk="Kassel"))


def test_a_list_names_kommunen_and_offices_but_shows_nobody(listed):
    # a breakdown is never added to the statement for the whole conference
    assert listed.metrics["Teilnehmende"] == "rund 120"
    assert listed.metrics["Vertretene Kommunen"] == "mindestens 7"

    # one Landrat is a person; a second count is withheld so that nobody computes the first
    assert listed.charts["teilnahme-funktion"].alt == (
        "Teilnehmende je Funktion: Bürgermeister/in: 6, Digitalisierungsbeauftragte/r: nicht gezeigt "
        "und Landrat/Landrätin: nicht gezeigt."
    )
    assert "Anzahlen unter 3 werden nicht gezeigt" in listed.below("teilnahme-funktion")

    missing = listed.tables["Welche Kommunen werden nicht genannt?"]
    assert len(missing) == 143 - 7
    assert "Hofbieber" not in set(missing["Kommune"])
    assert {"Gersfeld (Rhön)", "Landkreis Kassel"} <= set(missing["Kommune"])
    assert set(missing["Regierungsbezirk"]) == {"Kassel"}


def test_who_is_missing_is_told_by_size_and_can_be_reminded(listed):
    alt = listed.charts["teilnahme-groesse"].alt
    (letter,) = (code.value for code in listed.app.code)

    assert alt.startswith("Anteil vertretener Kommunen: unter 5.000 Einwohner:")
    assert "Landkreise: 17 %" in alt
    assert "[Name der Kommune]" in letter
    assert "Wie viele Angemeldete kamen nicht?" in listed.headings
    assert "beides angegeben, Anmeldungen und Teilnehmende" in listed.text
    assert "Wer kam zum ersten Mal, wer wieder?" not in listed.headings


def test_who_is_missing_is_told_by_kind_too(listed):
    listed.app.segmented_control(key="gliederung").set_value("Art").run()
    seen = Screen(listed.app)

    assert "Wie viele Kommunen jeder Art waren vertreten?" in seen.headings
    assert "Landkreis: 17 %" in seen.charts["teilnahme-art"].alt


def test_offices_are_those_of_the_whole_series_whichever_conference_is_chosen(listed):
    """Two choices of conferences, subtracted, would tell of single persons."""
    before = listed.charts["teilnahme-funktion"].alt
    box = listed.app.selectbox(key="veranstaltung")
    box.set_value(next(name for name in box.options if "Kassel" in name)).run()
    seen = Screen(listed.app)

    assert seen.charts["teilnahme-funktion"].alt == before
    assert "Veranstaltung" not in seen.below("teilnahme-funktion")


def test_a_kreis_in_the_address_shows_its_kommunen(listed):
    assert not any("Landkreis Fulda: Welche" in name for name in listed.tables)
    page = listed.app
    page.selectbox(key="kreis").set_value("06631").run()
    table = Screen(page).tables["Landkreis Fulda: Welche Kommunen waren vertreten?"]

    assert len(table) == 24
    assert table["Vertreten"].value_counts().to_dict() == {"nicht bekannt": 17, "vertreten": 7}
    assert table["Laut Listen"].value_counts().to_dict() == {"nicht genannt": 17, "teilgenommen": 7}


def test_shares_are_bounds_and_heads_are_told_only_of_three_and_more(listed):
    page = listed.app
    page.selectbox(key="bezirk").set_value("").run()
    charts = Screen(page).charts

    assert charts["teilnahme-anteil"].alt.endswith(
        "Darmstadt: keine Angabe, Gießen: keine Angabe und Kassel: mindestens 5 %."
    )
    assert charts["teilnahme-spitze"].alt.endswith("Landrat/Landrätin: nicht gezeigt und Bürgermeister/in: 100 %.")
