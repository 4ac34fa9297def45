"""Whose a column is: told by its header and its cells, asked where it may be the one that is missing."""

import pytest

from loaders import parcel
from loaders.example import EXAMPLE_ROW
from tests.loaders.books import read_rows

DAY = "05.02.2020"


def blocking(reading):
    return [(found.cell, found.rule, found.suggestion) for found in reading.findings if found.blocks]


def column(reading, name):
    return reading.tables["teilnahme"][name].tolist()


@pytest.mark.parametrize("header", ["Anzahl der Teilnehmenden", "Anzahl der Teilnehmer", "Teilnehmerzahlen"])
def test_a_count_under_another_header_is_read(header):
    reading = read_rows([["Regierungsbezirk", "Datum", header], ["Kassel", DAY, "rund 120"]])

    assert reading.accepted
    assert (column(reading, "anzahl"), column(reading, "anzahl_qualifier")) == ([120], ["rund"])


@pytest.mark.parametrize(
    ("header", "cells", "named"),
    [
        (["Meldungen"], ["rund 120"], ["„Meldungen“ (C)"]),
        ([None], ["rund 120"], ["C (ohne Überschrift)"]),
        (["Meldungen", "Zusagen"], [5, 3], ["„Meldungen“ (C)", "„Zusagen“ (D)"]),
    ],
)
def test_numbers_of_an_unknown_column_are_never_one_person(header, cells, named):
    reading = read_rows([["Regierungsbezirk", "Datum", *header], ["Kassel", DAY, *cells]])
    found = next(found for found in reading.findings if found.blocks)

    assert found.cell == "C1"
    assert all(name in found.message for name in (*named, "„Anzahl“"))


def test_numbers_below_two_states_are_one_row_for_each_state():
    reading = read_rows([["Regierungsbezirk", "Datum", "Angemeldet", "Teilgenommen"], ["Kassel", DAY, 5, 3]])

    assert reading.accepted
    assert (column(reading, "beteiligung"), column(reading, "anzahl")) == (["angemeldet", "teilgenommen"], [5, 3])


def test_an_unknown_column_of_marks_may_say_who_was_there():
    reading = read_rows([["Kommune", "Funktion", "Angemeldet"], ["Hanau", "OB", "x"], ["Marburg", "OB", None]])

    assert blocking(reading) == [("C1", "unknown_may_be_column", "")]
    assert "„Beteiligung“" in next(found.message for found in reading.findings if found.blocks)


@pytest.mark.parametrize(
    ("header", "cells"),
    [("Nr.", [1, 2, 3]), ("PLZ", [63450, 35037, 36037]), ("Einwohner", [9, 8, 7]), ("Reihenfolge", [4, 5, 6]),
     ("Telefon", [123, 124, 999]), ("Bemerkung", ["vegetarisch", 2, "vegan"])],
)  # fmt: skip
def test_numbers_that_count_nobody_leave_each_row_one_person(header, cells):
    towns = ["Hanau", "Marburg", "Fulda, Stadt"]
    rows = [[town, "OB", cell] for town, cell in zip(towns, cells, strict=True)]
    reading = read_rows([["Kommune", "Funktion", header], *rows])

    assert reading.accepted, reading.findings
    assert column(reading, "anzahl") == [1, 1, 1]


@pytest.mark.parametrize("header", ["Teilnahme (ja/nein)", "Anwesend", "anwesend?", "Teilgenommen (ja/nein)"])
@pytest.mark.parametrize(("yes", "no"), [("ja", "nein"), ("WAHR", "FALSCH"), (1, 0)])
def test_who_was_absent_is_not_counted_as_present(header, yes, no):
    reading = read_rows(
        [["Kommune", "Datum", "Funktion", header], ["Hanau", DAY, "OB", no], ["Marburg", DAY, "OB", yes]]
    )

    assert reading.accepted, reading.findings
    assert column(reading, "beteiligung") == ["nicht erschienen", "teilgenommen"]


@pytest.mark.parametrize("empty", [None, "-", "k. A."])
def test_an_empty_cell_beside_a_mark_is_asked(empty):
    reading = read_rows([["Kommune", "Funktion", "Anwesenheit"], ["Hanau", "OB", "x"], ["Marburg", "OB", empty]])

    assert blocking(reading) == [("C3", "empty_beside_filled", "nicht erschienen")]


def test_a_column_that_is_empty_throughout_is_a_missing_one():
    reading = read_rows([["Kommune", "Funktion", "Beteiligung"], ["Hanau", "OB", None], ["Marburg", "OB", None]])

    assert reading.accepted
    assert column(reading, "beteiligung") == ["teilgenommen"] * 2


@pytest.mark.parametrize("nothing", ["k.A.", "k. A.", "-", "–", "n. bek."])
def test_in_an_optional_field_these_mean_empty(nothing):
    header = ["Kommune", "Datum", "Funktion", "Kreis", "Ort", "AGS"]
    reading = read_rows([header, ["Hanau", *[nothing] * 5]])

    assert reading.accepted, reading.findings
    assert reading.tables["teilnahme"][["datum", "funktion", "ort"]].isna().all(axis=None)


def test_only_a_whole_row_of_the_template_is_its_example():
    reading = read_rows([["Kommune", "Anzahl", "Datum"], ["Hofbieber", 2, "12.02.2020"]])

    assert column(reading, "kommune") == ["06631013"]
    assert EXAMPLE_ROW not in {left.reason for left in reading.omitted}


@pytest.mark.parametrize(
    "rows",
    [
        [["Kommune", "Titel", "Name", "Funktion"], ["Hanau", "Dr.", "Zorbatzky", "OB"]],
        [["Kommune", "Titel", "Name", "Funktion"], ["Hanau", None, "Zorbatzky", "OB"]],
        [["Kommune", "Titel", "Funktion"], ["Hanau", "Dr.", "OB"], ["Marburg", "Prof. Dr.", "OB"]],
    ],
)
def test_the_title_of_a_person_is_no_conference(rows):
    reading = read_rows(rows)

    assert ("B1", "personal_column") in {(found.cell, found.rule) for found in reading.findings}
    assert column(reading, "veranstaltung")[0] == "Regionalkonferenz Darmstadt"


def test_a_title_that_names_an_event_is_one():
    reading = read_rows(
        [["Kommune", "Titel", "Name", "Funktion"], ["Hanau", "Landeskongress Digitale Städte", "Zorbatzky", "OB"]]
    )

    assert column(reading, "veranstaltung") == ["Landeskongress Digitale Städte"]


NAMES = ["Max Zorbatzky", "Zorbatzky, Erika", "ZORBATZKY"]


@pytest.mark.parametrize(
    "header",
    ["Teilnehmer", "Teilnehmende", "Personen", "TN", "Teilnehmer (Name)", "Teilnehmende (Name, Vorname)", "Teilnehmer/in",
     "Vertreter/in", "Gast", "Name Teilnehmer/in"],
)  # fmt: skip
@pytest.mark.parametrize("more", [[], ["Anzahl"]])
def test_names_under_a_header_of_counts_are_dropped(header, more):
    rows = [[name, "Hanau", DAY, *[2] * len(more)] for name in NAMES]
    reading = read_rows([["Regionalkonferenz Darmstadt"], [header, "Kommune", "Datum", *more], *rows])

    assert reading.accepted, reading.findings
    assert ("A3", "personal_column") in {(found.cell, found.rule) for found in reading.findings} or (
        "A2", "personal_column") in {(found.cell, found.rule) for found in reading.findings}  # fmt: skip
    assert column(reading, "anzahl") == [2 if more else 1] * 3
    assert b"orbatzky" not in parcel.pack(reading).lower()


def test_a_list_of_participants_needs_no_other_column():
    reading = read_rows([["Kommune", "Datum", "Teilnehmer"], ["Hanau", DAY, "Max Zorbatzky"]])

    assert reading.workbook == "teilnahme"
    assert reading.accepted


@pytest.mark.parametrize("cell", ["zwanzig", "viele", "ja"])
def test_words_that_are_no_names_are_asked(cell):
    reading = read_rows([["Regierungsbezirk", "Teilnehmende"], ["Kassel", cell]])

    assert blocking(reading) == [("B2", "number", "")]


def test_names_under_a_group_of_two_header_rows_are_dropped():
    rows = [
        ["Kommune", "Datum", "Teilnehmer", None],
        [None, None, "Name", "Funktion"],
        ["Hanau", DAY, "Zorbatzky", "OB"],
    ]
    reading = read_rows(rows, merge=["C1:D1"])

    assert reading.accepted, reading.findings
    assert column(reading, "funktion") == ["Oberbürgermeister/in"]
    assert b"orbatzky" not in parcel.pack(reading)


@pytest.mark.parametrize("header", ["Anwesenheit (Unterschrift)", "Status (Kürzel)", "Quelle (Name, E-Mail)"])
def test_a_personal_bracket_wins_over_the_field(header):
    reading = read_rows([["Kommune", "Funktion", header], ["Hanau", "OB", "Zorbatzky"]])

    assert ("C1", "personal_column") in {(found.cell, found.rule) for found in reading.findings}
    assert b"orbatzky" not in parcel.pack(reading)


@pytest.mark.parametrize(
    ("kommune", "office", "rule", "suggestion"),
    [
        ("Bruchköbel (Herr Zorbatzky)", "OB", "unknown_place", "Bruchköbel"),
        ("Bruchköbel Zorbatzky", "OB", "unknown_place", ""),
        ("Bruchköbel, Max Zorbatzky", "OB", "unknown_place", "Bruchköbel"),
        ("Max Zorbatzky", "OB", "unknown_place", ""),
        ("Hanau", "Bürgermeister Max Zorbatzky", "office_and_more", "Bürgermeister/in"),
        ("Hanau", "Frau Zorbatzky", "choice", ""),
    ],
)
def test_a_person_inside_a_cell_is_not_quoted(kommune, office, rule, suggestion):
    reading = read_rows([["Kommune", "Funktion"], [kommune, office]])

    assert [each[1:] for each in blocking(reading)] == [(rule, suggestion)]
    assert b"orbatzky" not in parcel.pack(reading)


def test_a_person_beside_a_key_is_not_quoted_either():
    reading = read_rows([["Kommune", "AGS", "Funktion"], ["Erika Zorbatzky", "06435014", "OB"]])

    assert reading.accepted
    assert b"orbatzky" not in parcel.pack(reading)


@pytest.mark.parametrize("typed", ["Hanau + Maintal", "Hanau und Maintal", "Hanau, Maintal", "Hanau/Maintal"])
def test_of_two_kommunen_in_a_cell_none_is_suggested(typed):
    assert blocking(read_rows([["Kommune", "Funktion"], [typed, "OB"]])) == [("A2", "unknown_place", "")]


def test_a_misspelled_bezirk_gets_a_suggestion():
    reading = read_rows([["Regierungsbezirk", "Anzahl"], ["Darmstdt", 5]])

    assert blocking(reading)[0] == ("A2", "unknown_bezirk", "Darmstadt")


@pytest.mark.parametrize(
    ("value", "unit", "asked"),
    [(0.695, "Prozent", True), ("0,695", "%", True), ("0,695 %", "Prozent", False), (69.5, "Prozent", False),
     (0.695, "Punkte", False)],
)  # fmt: skip
def test_a_share_of_one_in_percent_is_asked(value, unit, asked):
    header = ["Kennzahl", "Gebiet", "Stichtag", "Zählweise", "Wert", "Einheit", "Quelle"]
    reading = read_rows([header, ["K", "Hessen", "2022", "Bund", value, unit, "x"]])

    assert [rule for _, rule, _ in blocking(reading)] == ["number_doubtful"] * asked
