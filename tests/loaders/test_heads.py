"""Columns that people assign: by the shape of the table, before labels and synonyms; and a kind that they name."""

import pytest

from loaders import parcel
from loaders.answers import NOT_TAKEN, Answers, from_text
from loaders.heads import Head, shape_of
from loaders.limits import limits
from loaders.reader import reading_of
from tests.loaders.books import book, rules

HEAD = ["Fördertopf", "Wer", "Bewilligt", "Betrag (neu)"]
ROWS = [["Liste"], HEAD, ["P", "Marburg", 5, 7], ["P", "Hanau", 6, 8]]
SAID = {"foerdertopf": "programm", "wer": "kommune", "betragneu": "bewilligt", "bewilligt": NOT_TAKEN}


def read(rows, answers=Answers()):  # noqa: B008
    return reading_of(book(Liste=rows), "x.xlsx", limits(), answers)


def test_the_shape_is_that_of_the_headers_whatever_their_spelling():
    assert shape_of(["Wer", "", "Betrag (neu)"]) == shape_of(["WER", "Betrag  neu"])
    assert shape_of(["Wer", "Betrag"]) != shape_of(["Betrag", "Wer"])


def test_an_unknown_workbook_still_shows_its_likeliest_head():
    reading = read([["Haushalt"], ["Wer", "Was", "Wie viel"], ["x", "y", 5], ["a@b.de", "z", 6]])
    assert reading.findings[0].rule == "unknown_workbook"
    assert reading.heads["Liste"].columns == {"A": "Wer", "B": "Was", "C": "Wie viel"}
    assert reading.heads["Liste"].fields == {}


def test_assigned_columns_and_a_named_kind_make_it_readable():
    shape = shape_of(HEAD)
    reading = read(ROWS, Answers(columns={shape: SAID}, kind="foerderung"))
    assert reading.accepted, reading.findings
    assert reading.tables["mittel"]["bewilligt"].tolist() == [7, 8]
    assert reading.heads["Liste"] == Head(
        shape, dict(zip("ABCD", HEAD, strict=True)), {"A": "programm", "B": "kommune", "D": "bewilligt"}
    )
    assert ("A2", "columns_said", "Hinweis") in rules(reading)
    assert ("C2", "unknown_column", "Hinweis") in rules(reading)


def test_an_assignment_for_another_shape_changes_nothing():
    rows = [["Programm", "Kommune", "Bewilligt"], ["P", "Marburg", 5]]
    reading = read(rows, Answers(columns={shape_of(HEAD): SAID}))
    assert reading.tables["mittel"]["bewilligt"].tolist() == [5]
    assert "columns_said" not in [rule for _, rule, _ in rules(reading)]


@pytest.mark.parametrize("kind", ["ozg", "nirgends"])
def test_a_named_kind_that_has_no_place_is_no_error_of_ours(kind):
    reading = read([["Wer", "Was"], ["x", "y"]], Answers(kind=kind))
    assert not reading.accepted
    assert reading.readable


def test_a_named_kind_goes_before_the_one_that_fits_better():
    rows = [["Kommune", "Status", "Datum", "Regierungsbezirk"], ["Marburg", "angemeldet", "05.02.2020", "Gießen"]]
    assert read(rows).workbook == "teilnahme"
    assert read(rows, Answers(kind="foerderung")).workbook == "foerderung"


def test_heads_travel_out_of_the_reading_process_and_answers_into_it():
    reading = read(ROWS)
    assert parcel.unpack(parcel.pack(reading)).heads == reading.heads
    answers = Answers(kind="ozg", columns={"x": {"a": NOT_TAKEN}})
    assert from_text(answers.as_text()) == answers
