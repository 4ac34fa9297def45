"""Tables written across: one column per Regierungsbezirk, day, status or Kommune, read cell by cell."""

from datetime import datetime

import pytest

from loaders.totals import AGREES, DIFFERS
from tests.loaders.books import read_rows, rules


def cells(reading, table: str, *names: str) -> list[tuple]:
    return list(reading.tables[table][list(names)].itertuples(index=False, name=None))


BEZIRKE = [
    ["Funktion", "RP Darmstadt", "RP Gießen", "RP Kassel", "Gesamt"],
    ["Landrat", 5, None, 2, 7],
    ["Bürgermeister", "rund 90", 60, "viele", None],
    ["Summe", 95, 60, 2, None],
]


def test_a_column_per_bezirk():
    reading = read_rows(BEZIRKE)
    assert cells(reading, "teilnahme", "funktion", "regierungsbezirk")[:3] == [
        ("Landrat/Landrätin", "064"),
        ("Landrat/Landrätin", "066"),
        ("Bürgermeister/in", "064"),
    ]
    assert reading.tables["teilnahme"]["anzahl"].tolist()[:4] == [5, 2, 90, 60]
    assert reading.tables["teilnahme"].index.tolist() == [("Tabelle1", 2)] * 2 + [("Tabelle1", 3)] * 3
    stated = rules(reading)
    assert ("D3", "number", "Fehler") in stated
    assert ("B1", "crosstab", "Hinweis") in stated
    assert ("E1", "unknown_column", "Hinweis") in stated
    assert [left.line for left in reading.omitted] == [4]


def test_the_total_of_each_column_is_checked():
    rows = [["Funktion", "Darmstadt", "Gießen", "Kassel"], ["Landrat", 5, None, 2], ["Bürgermeister", 90, 60, 40]]
    right = read_rows([*rows, ["Summe", 95, 60, 42]])
    wrong = read_rows([*rows, ["Summe", 95, 61, 42]])

    assert [left.reason for left in right.omitted] == [AGREES]
    assert [left.reason for left in wrong.omitted] == [DIFFERS]
    (differs,) = [found for found in wrong.findings if found.rule == "total_differs"]
    assert (differs.cell, differs.value, "60" in differs.message) == ("C4", "61", True)
    assert "total_differs" not in {found.rule for found in right.findings}


def test_hessen_beside_its_bezirke_is_a_total():
    reading = read_rows([["Funktion", "Darmstadt", "Gießen", "Kassel", "Hessen"], ["Landrat", 5, 3, 2, 10]])
    assert reading.tables["teilnahme"]["regierungsbezirk"].tolist() == ["064", "065", "066"]
    assert ("E1", "unknown_column", "Hinweis") in rules(reading)


@pytest.mark.parametrize(
    "heads",
    [["05.02.2020", "12.02.2020"], [datetime(2020, 2, 5), datetime(2020, 2, 12)], [" 5. Februar 2020", "12.2.2020"]],
)
def test_a_column_per_day(heads):
    reading = read_rows([["Regierungsbezirk", *heads], ["Kassel", 120, None], ["Darmstadt", None, "mehr als 300"]])
    assert reading.accepted, reading.findings
    assert cells(reading, "teilnahme", "regierungsbezirk", "datum", "anzahl") == [
        ("066", "2020-02-05", 120),
        ("064", "2020-02-12", 300),
    ]


def test_a_column_per_status():
    reading = read_rows([["Regierungsbezirk", "angemeldet", "teilgenommen"], ["Kassel", 150, "rund 120"]])
    assert cells(reading, "teilnahme", "beteiligung", "anzahl") == [("angemeldet", 150), ("teilgenommen", 120)]


def test_a_column_per_office_below_a_group():
    rows = [["Regierungsbezirk", "Teilnehmende", None], [None, "Landräte", "Bürgermeister"], ["Kassel", 4, 60]]
    reading = read_rows(rows, merge=["B1:C1", "A1:A2"])
    assert cells(reading, "teilnahme", "funktion", "anzahl") == [
        ("Landrat/Landrätin", 4),
        ("Bürgermeister/in", 60),
    ]


def test_a_matrix_of_services_and_kommunen():
    rows = [["Stand: 30.06.2022"], ["OZG-ID", "Leistung", "Hanau", "Marburg"], [10177, "Reisepass", "online", "offen"]]
    reading = read_rows(rows)
    assert reading.accepted, reading.findings
    assert cells(reading, "ozg", "kommune", "status") == [("06435014", "online"), ("06534014", "offen")]


def test_a_doubtful_head_of_a_matrix_is_asked_once_at_its_cell():
    rows = [
        ["Stand: 30.06.2022"],
        ["OZG-ID", "Hanau", "Marburg", "Homberg"],
        *[[n, "online", "offen", "offen"] for n in (10177, 10178)],
    ]
    asked = [found.cell for found in read_rows(rows).findings if found.rule == "ambiguous_place"]
    assert asked == ["D2"]


def test_status_per_stichtag():
    rows = [
        ["OZG-ID", "Kommune", datetime(2022, 6, 30), datetime(2022, 12, 31)],
        [10177, "Hanau", "in Planung", "online"],
    ]
    reading = read_rows(rows)
    assert cells(reading, "ozg", "stichtag", "status") == [("2022-06-30", "in Planung"), ("2022-12-31", "online")]
    assert reading.accepted


def test_a_repeated_key_is_told_at_its_line():
    rows = [
        ["OZG-ID", "Kommune", datetime(2022, 6, 30), datetime(2022, 12, 31)],
        *[[10177, "Hanau", "offen", "online"]] * 2,
    ]
    assert [(cell, rule) for cell, rule, _ in rules(read_rows(rows)) if rule == "duplicate_key"] == [
        ("A3", "duplicate_key"),
        ("A3", "duplicate_key"),
    ]


def test_modules_of_a_kommune():
    rows = [["Kommune", "Modul 1", "Modul 2", "Modul 3"], ["Marburg", "angefragt", None, "abgeschlossen"], ["Hanau"]]
    reading = read_rows(rows)
    assert cells(reading, "beratung", "modul", "status") == [("Modul 1", "angefragt"), ("Modul 3", "abgeschlossen")]
    assert [left.line for left in reading.omitted] == [3]


def test_amounts_per_year_below_the_name_of_the_amount():
    rows = [["Programm", "Kommune", "Bewilligt in Tsd. Euro", None], [None, None, 2020, 2021], ["P", "Marburg", 5, 6.5]]
    reading = read_rows(rows, merge=["C1:D1", "A1:A2", "B1:B2"])
    assert cells(reading, "mittel", "datum", "bewilligt") == [("2020", 5000), ("2021", 6500)]


def test_headings_of_a_crosstab_count_its_records():
    rows = [BEZIRKE[0], ["05.02.2020"], BEZIRKE[1], ["12.02.2020"], BEZIRKE[1]]
    assert read_rows(rows).tables["teilnahme"]["datum"].tolist() == ["2020-02-05"] * 2 + ["2020-02-12"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        [["Regierungsbezirk", "Anzahl", "angemeldet", "teilgenommen"], ["Kassel", 120, 3, 4]],
        [["Kommune", "Funktion", "Gießen"], ["Marburg", "OB", 1]],
    ],
)
def test_what_is_no_crosstab(rows):
    assert "crosstab" not in [rule for _, rule, _ in rules(read_rows(rows))]
