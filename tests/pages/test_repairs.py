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


def test_the_column_to_fill_knows_its_field(reading):
    assert repairs.field_of(found(reading, "Funktion")[0], reading).name == "funktion"
    assert repairs.field_of(found(reading, "Kommune")[0], reading).name == "kommune"


def test_many_mended_cells_are_named_in_short():
    mended = {"Liste": {f"A{line}": "x" for line in range(1, 11)}}

    assert (
        repairs.listed(mended)
        == "Liste!A1, Liste!A2, Liste!A3, Liste!A4, Liste!A5, Liste!A6, Liste!A7, Liste!A8 und 2 weitere"
    )
