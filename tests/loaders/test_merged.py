"""Merged cells hold for every row that they cover; what is only left empty below a value is asked."""

import pytest

from tests.loaders.books import read_rows, rules

HEAD = ["Datum", "Kommune", "Funktion"]


def test_a_merged_day_holds_for_all_its_rows():
    rows = [HEAD, ["05.02.2020", "Hofbieber", "CDO"], [None, "Hanau", "OB"], ["06.02.2026", "Hanau", "OB"]]
    reading = read_rows(rows, merge=["A2:A3"])
    assert reading.tables["teilnahme"]["datum"].tolist() == ["2020-02-05", "2020-02-05", "2026-02-06"]
    assert reading.tables["teilnahme"]["kommune"].tolist()[1:] == ["06435014", "06415000"]
    assert [(cell, severity) for cell, rule, severity in rules(reading) if rule == "merged_cells"] == [
        ("A2", "Hinweis")
    ]
    assert reading.accepted


def test_a_merged_number_is_asked():
    rows = [["Programm", "Kommune", "Bewilligt"], ["P", "Marburg", 500], ["P", "Hofbieber"]]
    assert ("C2", "merged_number", "Fehler") in rules(read_rows(rows, merge=["C2:C3"]))


def test_a_merged_row_that_is_only_tall_stays_one_row():
    rows = [HEAD, ["05.02.2020", "Hofbieber", "CDO"], [], ["05.02.2020", "Hanau", "OB"]]
    reading = read_rows(rows, merge=["A2:A3", "B2:B3", "C2:C3"])
    assert len(reading.tables["teilnahme"]) == 2
    assert reading.accepted


def test_a_day_written_once_above_a_block_is_asked_with_it():
    reading = read_rows([HEAD, ["05.02.2020", "Hofbieber", "CDO"], [None, "Hanau", "OB"]])
    asked = [
        (found.cell, found.suggestion, found.severity) for found in reading.findings if found.rule == "blank_below"
    ]
    assert asked == [("A3", "05.02.2020", "Fehler")]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ([["Regierungsbezirk", "Funktion", "Anzahl"], ["Kassel", "Landrat", 5], [None, "OB", 5]], ["A3"]),
        ([["Regierungsbezirk", "Kommune", "Anzahl"], ["Kassel", "Fulda, Stadt", 5], [None, "Marburg", 5]], []),
        ([["Programm", "Kommune", "Bewilligt"], ["P", "Marburg", 5], [None, "Hofbieber", 5]], ["A3"]),
        ([["Programm", "Kommune", "Bewilligt", "Datum"], ["P", "Marburg", 5, "2020"], ["P", "Hofbieber", 5]], []),
        ([["Programm", "Kommune", "Bewilligt", "Datum"], ["P", "Marburg", 5, "2020"], ["P", "Hanau", 5]], ["D3"]),
        ([HEAD, ["2020", "Marburg", "OB"], ["2020", "Hofbieber", "CDO"], [None, "Hanau", "OB"]], []),
    ],
)
def test_an_empty_cell_is_asked_only_where_something_follows(rows, cells):
    assert [found.cell for found in read_rows(rows).findings if found.rule == "blank_below"] == cells


def test_a_required_cell_below_a_value_is_asked_once():
    reading = read_rows([["Programm", "Kommune", "Bewilligt"], ["P", "Marburg", 5], [None, "Hofbieber", 5]])
    assert [(found.rule, found.suggestion) for found in reading.findings if found.blocks] == [("blank_below", "P")]
