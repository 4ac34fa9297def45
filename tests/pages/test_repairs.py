"""Mending in the browser, without a browser: which cells an official sees, and which ones the answers name."""

import pytest

from loaders.limits import limits
from loaders.reader import reading_of
from pages.hochladen import repairs
from pages.hochladen.actions import actions
from tests.loaders.books import book

ROWS = [
    ["Regionalkonferenz Kassel am 05.02.2020"],
    ["Kommune", "Funktion", "Anzahl", "Name"],
    ["Hofbieber", "Bürgermeistr", "viele", "Erika Mustermann"],
    ["Homberg", "Bürgermeister", "viele", "Max Mustermann"],
    ["Eichenzell", "Bürgermeistr", 1, "Eva Mustermann"],
]


@pytest.fixture(scope="module")
def reading():
    return reading_of(book(Liste=ROWS), "x.xlsx", limits())


def found(reading, column):
    (action,) = [each for each in actions(reading) if each.blocks and each.column == column]
    return action.findings


def test_all_suggestions_of_a_file_at_their_cells(reading):
    offered = repairs.suggestions(reading.findings)

    assert offered == {"Liste": {"B3": "Bürgermeister/in", "B5": "Bürgermeister/in"}}
    assert repairs.count(offered) == 2


def test_equal_cells_are_mended_in_one_go(reading):
    table = repairs.together(found(reading, "Anzahl"))

    assert table[["place", "value", "correct"]].to_numpy().tolist() == [["C3–C4", "viele", ""]]
    assert repairs.answered(table, ["rund 5"]) == {"Liste": {"C3": "rund 5", "C4": "rund 5"}}


def test_or_one_by_one_beside_the_row_that_they_stand_in(reading):
    table = repairs.singly(found(reading, "Anzahl"), reading)

    assert table["place"].tolist() == ["C3", "C4"]
    assert table["Kommune"].tolist() == ["Hofbieber", "Homberg"]
    assert not [text for text in table.to_string().split() if text == "Mustermann"]
    assert repairs.answered(table, ["", "7"]) == {"Liste": {"C4": "7"}}


@pytest.mark.parametrize("texts", [[None], [""], ["  "], ["viele"]])
def test_what_is_left_as_it_was_mends_nothing(reading, texts):
    assert repairs.answered(repairs.together(found(reading, "Anzahl")), texts) == {}


def test_the_columns_to_fill_know_their_fields(reading):
    table = repairs.together([*found(reading, "Funktion"), *found(reading, "Kommune")])

    assert [field.name for field in repairs.fields_of(table, reading)] == ["funktion", "kommune"]


def test_a_row_that_is_ticked_is_left_out_whatever_is_written_beside(reading):
    table = repairs.together(found(reading, "Anzahl"))

    assert repairs.answered(table, ["rund 5"], [True]) == {"Liste": {"3:3": "", "4:4": ""}}


def test_rows_of_several_tables_stand_beside_their_cells():
    rows = [["Programm", "Kommune", "Bewilligt"], ["Phase 2", "Hofbieber", "viel"]]
    both = book(Geld=rows, Rat=[["Kommune", "Modul", "Status"], ["Fulda", "Modul 1", "angefragt"]])
    reading = reading_of(both, "x.xlsx", limits())
    table = repairs.singly([each for each in reading.findings if each.blocks], reading)

    assert table[["place", "Programm", "Kommune", "Modul"]].to_numpy().tolist() == [
        ["C2", "Phase 2", "Hofbieber", ""],
        ["A2", "", "Fulda", "Modul 1"],
    ]


@pytest.mark.parametrize(
    ("mended", "told"),
    [
        (
            {"Liste": {f"A{line}": "x" for line in range(10, 0, -1)}},
            "Hier berichtigt: 10 Zellen (Liste!A1, Liste!A2, Liste!A3, Liste!A4, Liste!A5, Liste!A6, Liste!A7, "
            "Liste!A8 und 2 weitere).",
        ),
        (
            {"Liste": {"A1": "x", "9:9": ""}, "Rat": {"4:4": ""}},
            "Hier berichtigt: 1 Zelle (Liste!A1). Weggelassen: Liste Zeile 9, Rat Zeile 4.",
        ),
        ({"Liste": {"9:9": ""}}, "Weggelassen: Liste Zeile 9."),
    ],
)
def test_what_was_mended_is_told_in_short(mended, told):
    assert repairs.told(mended) == told
