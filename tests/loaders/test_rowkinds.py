"""What is a row of a table, and what only looks like one: totals, headings, contacts, numbers of columns."""

from datetime import datetime

import pytest

from loaders.labels import total_kind
from loaders.rowkinds import GROUP_ROW, NO_VALUES, NUMBERING, REMARK_ROW, TOTAL_ROW
from loaders.totals import AGREES
from tests.loaders.books import read_rows, rules

FUNDS = ["Programm", "Kommune", "Bewilligt"]


def left_out(reading) -> list[tuple[int, str]]:
    return [(left.line, left.reason) for left in reading.omitted]


@pytest.mark.parametrize(
    "label",
    [
        *("Summe", "S u m m e", "SUMME:", "Gesamtsumme", "Zwischensumme Kassel", "zusammen", "Insg.", "insg", "ges."),
        *(
            "Gesamtergebnis",
            "alle",
            "Insgesamt",
            "Hessen gesamt",
            "Kassel Ergebnis",
            "RB Kassel insgesamt",
            "Total",
            "Σ",
        ),
        *("davon Landräte", "darunter Städte"),
    ],
)
def test_a_total_is_known_by_its_label(label):
    assert total_kind(label)
    rows = [["Regierungsbezirk", "Teilnehmende"], ["Kassel", 120], ["Gießen", 160], [label, 280]]
    reading = read_rows(rows)
    assert len(reading.tables["teilnahme"]) == 2
    assert left_out(reading)[0][0] == 4
    assert reading.accepted


@pytest.mark.parametrize("name", ["Allendorf (Eder)", "Gesamtschule", "Marburg", "Summende Bienen", "Alsfeld"])
def test_what_is_no_label_of_a_total(name):
    assert total_kind(name) == ""


def test_a_label_may_stand_in_any_column_that_names_a_row():
    rows = [["Nr.", *FUNDS], [1, "P", "Marburg", 5], [2, "P", "Hofbieber", 6], [None, "P", "Summe", 11]]
    assert len(read_rows(rows).tables["mittel"]) == 2


def test_a_bare_sum_in_the_last_row_is_a_total():
    rows = [["Regierungsbezirk", "Teilnehmende"], ["Kassel", 120], ["Gießen", 160]]
    assert left_out(read_rows([*rows, [None, 280]])) == [(4, AGREES)]
    other = read_rows([*rows, [None, 281]])
    assert ("A4", "blank_below", "Fehler") in rules(other)


def test_hessen_below_its_bezirke_is_a_total_and_alone_a_row():
    rows = [
        ["Veranstaltung", "Regierungsbezirk", "Teilnehmende"],
        ["Regionalkonferenz Kassel", "Kassel", "rund 120"],
        ["Regionalkonferenz Gießen", "Gießen", "rund 160"],
        ["Regionalkonferenz Darmstadt", "Darmstadt", "mehr als 300"],
        ["Landeskongress", "Hessen", "über 400"],
        [None, "Hessen", "mindestens 580"],
    ]
    reading = read_rows(rows)
    assert reading.tables["teilnahme"]["anzahl"].tolist() == [120, 160, 300, 400]
    assert left_out(reading) == [(6, TOTAL_ROW)]
    assert ("B6", "land_is_total", "Hinweis") in rules(reading)


def test_headings_between_the_rows_give_their_kreis():
    rows = [
        FUNDS,
        [None, "Landkreis Fulda"],
        ["P", "Hofbieber", 5],
        ["P", "Fulda, Stadt", 6],
        [None, "Schwalm-Eder-Kreis"],
        ["P", "Homberg", 7],
        ["P", "Melsungen", 7],
        ["P", "Vogelsbergkreis", 8],
    ]
    reading = read_rows(rows)
    assert reading.tables["mittel"]["kommune"].tolist()[:3] == ["06631013", "06631009", "06634009"], reading.findings
    assert left_out(reading) == [(2, GROUP_ROW), (5, GROUP_ROW)]
    assert ("B2", "from_group", "Hinweis") in rules(reading)
    assert ("B8", "place_contradicts", "Fehler") in rules(reading)


def test_headings_give_the_bezirk_and_the_event_of_a_block():
    rows = [
        ["Funktion", "Anzahl"],
        ["Regierungsbezirk Kassel"],
        ["Landrat", 2],
        ["Bürgermeister", 30],
        ["Regionalkonferenz Gießen am 11. Februar 2020"],
        ["Landrat", 3],
    ]
    table = read_rows(rows).tables["teilnahme"]
    assert table["regierungsbezirk"].tolist() == ["066", "066", "065"]
    assert table["datum"].fillna("").tolist() == ["", "", "2020-02-11"]


def test_a_kommune_without_a_figure_is_no_heading():
    reading = read_rows([FUNDS, [None, "Marburg"], ["P", "Hofbieber", 5], ["P", "Fulda, Stadt", 6]])
    assert len(reading.tables["mittel"]) == 3
    assert not reading.accepted


def test_the_subject_of_a_figure_is_no_total():
    head = ["Kennzahl", "Gebiet", "Stichtag", "Zählweise", "Wert", "Einheit", "Quelle"]
    names = ["Insgesamt online verfügbare OZG-Leistungen", "Davon in mindestens einer Kommune", "Summe der Leistungen"]
    rows = [head, *[[name, "Hessen", "31.12.2022", "Bund", 5, "Leistungen", "Q"] for name in names]]
    reading = read_rows([*rows, ["Summe", None, None, None, 15]])
    assert reading.tables["kennzahlen"]["kennzahl"].tolist() == names
    assert reading.accepted


def test_the_name_of_a_project_is_no_total():
    head = ["Programm", "Kommune", "Vorhaben", "Bewilligt"]
    rows = [head, ["P", "Gießen, Stadt", "Total Digital", 5], ["Summe P", None, None, 5]]
    assert [left.line for left in read_rows(rows).omitted] == [3]


def test_a_total_for_hessen_is_one_though_it_names_the_land():
    rows = [["Veranstaltung", "Regierungsbezirk", "Anzahl"], ["K", "Kassel", 5], ["Gesamt beide Tage", "Hessen", 5]]
    assert [left.line for left in read_rows(rows).omitted] == [3]


@pytest.mark.parametrize(
    "line",
    [
        ["Ansprechpartner: Max Mustermann, Tel. 0611/12345"],
        ["Rückfragen an max.mustermann@hanau.de"],
        ["gez. Max Mustermann"],
        ["Bearbeitet von", "Max Mustermann"],
        ["Max Mustermann", "0661 123, max@hanau.de"],
        ["erstellt am 01.02.2020"],
        ["erstellt am", datetime(2020, 2, 1)],
        ["Seite 1 von 2"],
        ["Kontakt", "Max Mustermann"],
    ],
)
def test_contacts_and_footers_are_left_out_and_never_quoted(line):
    reading = read_rows([["Kommune", "Funktion"], ["Marburg", "OB"], [], line])
    assert reading.accepted
    assert left_out(reading) == [(4, REMARK_ROW)]
    assert not any("Mustermann" in found.value + found.message + found.suggestion for found in reading.findings)


@pytest.mark.parametrize(
    "numbers", [(1, 2, 3), ("(1)", "(2)", "(3)"), ("1", "2", "3"), ("a", "b", "c"), (1.0, 2.0, 3.0)]
)
def test_numbers_of_the_columns_are_left_out(numbers):
    reading = read_rows([FUNDS, numbers, ["P", "Marburg", 5]])
    assert left_out(reading) == [(2, NUMBERING)]
    assert reading.accepted


def test_a_row_of_units_belongs_to_the_header():
    reading = read_rows([FUNDS, [None, None, "in Euro"], ["P", "Marburg", 5]])
    assert reading.accepted
    assert reading.omitted == ()
    assert len(reading.tables["mittel"]) == 1


@pytest.mark.parametrize("below", [[], [["Summe", None, 5]]])
def test_a_header_without_rows_is_asked(below):
    assert ("A1", "no_rows", "Fehler") in rules(read_rows([FUNDS, *below]))


def test_wide_rows_without_known_values_are_left_out():
    reading = read_rows([[*FUNDS, "x", "y", "z"], ["P", "Marburg", 5], [None, None, None, 1, 2, 3]])
    assert left_out(reading) == [(3, NO_VALUES)]


def test_the_day_may_be_named_as_the_day_of_the_event():
    rows = [["Tag der Veranstaltung", "Regierungsbezirk", "Anzahl"], ["05.02.2020", "Kassel", 5]]
    assert read_rows(rows).tables["teilnahme"]["datum"].tolist() == ["2020-02-05"]
