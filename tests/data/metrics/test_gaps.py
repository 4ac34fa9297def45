"""What is missing: each gap is a number of a number, and nothing counts as there that nobody reported."""

import pytest

from data.metrics.gaps import COLUMNS, gaps
from loaders import territory
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

NO_KOMMUNE = "Veranstaltungen, zu denen keine Kommunen genannt sind"
NO_OFFICE = "Veranstaltungen, zu denen keine Funktionen genannt sind"
NO_DAY = "Veranstaltungen ohne genauen Tag"
NO_ADVICE = "Kommunen ohne Angabe zur Digitalisierungsberatung"
NO_REPORT = "Kommunen ohne Meldung zum Stand ihrer Leistungen"
TODAY = len(territory.kommunen())

USUAL = {
    "teilnahme": {
        "reihe": "R", "veranstaltung": "A", "datum": "2020-02-12", "regierungsbezirk": "064", "anzahl": 5,
        "beteiligung": "teilgenommen",
    },
    "mittel": {"programm": "P"},
    "beratung": {"modul": "Modul 1", "status": "angefragt"},
    "ozg": {"ozg_id": "10177", "stichtag": "2022-12-31", "status": "online", "basis": "Selbstauskunft"},
}  # fmt: skip


def found(**rows: list[dict[str, object]]) -> dict[str, tuple[int, int]]:
    """The gaps of these rows: what is missing -> (so many, of so many)."""
    tables = {
        name: table(SHEETS[name].columns(), [usual | row for row in rows.get(name, [])])
        for name, usual in USUAL.items()
    }
    result = gaps(tables)
    assert list(result.columns) == COLUMNS
    return {row.luecke: (row.fehlend, row.von) for row in result.itertuples()}


def test_without_any_data_every_kommune_is_missing_and_no_event_is():
    assert found() == {NO_ADVICE: (TODAY, TODAY), NO_REPORT: (TODAY, TODAY)}


def test_a_statement_for_a_whole_event_names_nobody():
    gap = found(teilnahme=[{}])

    assert (gap[NO_KOMMUNE], gap[NO_OFFICE]) == ((1, 1), (1, 1))
    assert NO_DAY not in gap


def test_an_event_is_named_by_a_single_row_with_kommune_and_office():
    rows = [{}, {"kommune": "06411000", "funktion": "Landrat/Landrätin", "anzahl": 1}]
    gap = found(teilnahme=[*rows, {"veranstaltung": "B"}])

    assert gap[NO_KOMMUNE] == (1, 2)
    assert gap[NO_OFFICE] == (1, 2)
    assert NO_DAY not in gap


def test_a_kommune_is_no_office_and_an_office_no_kommune():
    gap = found(
        teilnahme=[
            {"kommune": "06411000"},
            {"veranstaltung": "B", "funktion": "CDO"},
            {"veranstaltung": "C", "funktion": "CDO"},
        ]
    )

    assert gap[NO_KOMMUNE] == (2, 3)
    assert gap[NO_OFFICE] == (1, 3)


def test_who_only_registered_does_not_name_an_event():
    # B has no participants at all; nobody who took part in A is named
    rows = [{}, {"veranstaltung": "B", "kommune": "06411000", "funktion": "CDO", "beteiligung": "angemeldet"}]
    gap = found(teilnahme=rows)

    assert gap[NO_KOMMUNE] == (1, 1)
    assert gap[NO_OFFICE] == (1, 1)


def test_who_registered_for_an_event_did_not_take_part_in_it():
    gap = found(teilnahme=[{}, {"kommune": "06411000", "beteiligung": "nicht erschienen"}])

    assert gap[NO_KOMMUNE] == (1, 1)


def test_an_event_without_a_regierungsbezirk_can_be_named_as_well():
    gap = found(teilnahme=[{"regierungsbezirk": None}, {"regierungsbezirk": None, "kommune": "06411000", "anzahl": 1}])

    assert NO_KOMMUNE not in gap


@pytest.mark.parametrize("day", ["2020-02", "2020", None])
def test_a_month_a_year_and_nothing_are_no_day(day):
    assert found(teilnahme=[{"datum": day}, {"veranstaltung": "B"}])[NO_DAY] == (1, 2)


def test_programmes_that_do_not_say_how_much():
    rows = [{"volumen": 100.0}, {"programm": "Q", "kommune": "06411000", "bewilligt": 0.0}]
    gap = found(mittel=rows)

    assert gap["Programme ohne Angabe, wie viel beantragt ist"] == (2, 2)
    assert gap["Programme ohne Angabe, wie viel bewilligt ist"] == (1, 2)  # zero Euro is an answer
    assert gap["Programme ohne Angabe, wie viel abgerufen ist"] == (2, 2)


def test_a_kommune_in_the_beratung_counts_once_whatever_its_modules():
    rows = [{"kommune": "06411000"}, {"kommune": "06411000", "modul": "Modul 2"}, {"kommune": "06531"}]

    assert found(beratung=rows)[NO_ADVICE] == (TODAY - 2, TODAY)


def test_reports_count_against_the_kommunen_of_their_stichtag():
    # 443 Kommunen until the end of 2022, 442 from 2023
    assert found(ozg=[{"kommune": "06411000"}])[NO_REPORT] == (442, 443)
    assert found(ozg=[{"kommune": "06411000", "stichtag": "2023-06-30"}])[NO_REPORT] == (441, 442)


def test_a_report_of_the_land_is_no_report_of_a_kommune():
    assert found(ozg=[{"kommune": "06"}])[NO_REPORT] == (443, 443)


def test_an_earlier_report_is_a_report():
    rows = [{"kommune": "06411000", "stichtag": "2022-06-30"}, {"kommune": "06412000"}]

    assert found(ozg=rows)[NO_REPORT] == (441, 443)


def test_a_plan_is_no_report():
    rows = [{"kommune": "06411000"}, {"kommune": "06412000", "basis": "Plan"}]

    assert found(ozg=rows)[NO_REPORT] == (442, 443)


def test_hanau_reported_under_the_key_it_had_then():
    rows = [{"kommune": "06435014", "stichtag": "2025-12-31"}, {"kommune": "06411000", "stichtag": "2026-01-31"}]

    assert found(ozg=rows)[NO_REPORT] == (440, 442)


def test_what_is_complete_is_no_gap():
    everybody = territory.kommunen()["key"]
    stated = dict.fromkeys(("beantragt", "bewilligt", "abgerufen"), 1.0)
    gap = found(
        beratung=[{"kommune": key} for key in everybody],
        mittel=[stated],
        ozg=[{"kommune": key, "stichtag": "2026-06-30"} for key in everybody],
    )

    assert gap == {}


def test_each_gap_has_its_subject():
    result = gaps({name: table(SHEETS[name].columns(), [usual]) for name, usual in USUAL.items()})

    assert set(result["thema"]) == {"Teilnahme", "Förderung", "OZG"}
    assert (result["fehlend"] > 0).all()
    assert (result["fehlend"] <= result["von"]).all()
