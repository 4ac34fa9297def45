"""What people have said of a file is heard before anything is checked, and again in the reading process."""

import pytest

from loaders.answers import Answers, from_text
from loaders.leaving import SAID_TO_LEAVE
from loaders.limits import limits
from loaders.reader import read, reading_of
from tests.loaders.books import book, rules

ROWS = [
    ["Regionalkonferenz Kassel am 5. Februar 2020"],
    ["Regierungsbezirk", "Anzahl"],
    ["Kassel", "viele"],
]
MENDED = Answers(cells={"Liste": {"B3": "rund 120"}})


def test_answers_survive_the_way_into_the_reading_process():
    answers = Answers({"Liste": {"B3": "1"}}, {"form": {"kopf": "anzahl"}}, {"hombrg": "06634009"}, {"hombrg": "von A"})

    assert from_text(answers.as_text()) == answers


def test_a_mended_cell_is_read_instead_of_what_stands_there():
    content = book(Liste=ROWS)
    before, after = (reading_of(content, "x.xlsx", limits(), each) for each in (Answers(), MENDED))

    assert [(cell, rule) for cell, rule, severity in rules(before) if severity == "Fehler"] == [("B3", "number")]
    assert after.accepted
    assert after.tables["teilnahme"]["anzahl_qualifier"].tolist() == ["rund"]
    assert read(content, "x.xlsx", MENDED).tables["teilnahme"].equals(after.tables["teilnahme"])


def test_a_cell_can_be_emptied_and_an_address_outside_of_the_table_changes_nothing():
    emptied = reading_of(book(Liste=ROWS), "x.xlsx", limits(), Answers(cells={"Liste": {"B3": " ", "ZZ99": "5"}}))

    assert "number" not in [rule for _, rule, _ in rules(emptied)]
    assert emptied.tables["teilnahme"]["anzahl"].isna().all()


def test_mending_again_keeps_what_was_mended_before():
    again = MENDED.mended({"Liste": {"A3": "Gießen", "B3": "130"}, "Zweites": {"A1": "x"}})

    assert again.cells == {"Liste": {"B3": "130", "A3": "Gießen"}, "Zweites": {"A1": "x"}}


def test_a_row_can_be_left_out_and_what_stands_in_it_for_others_still_holds():
    head = ["Programm", "Kommune", "Bewilligt"]
    rows = [head, ["Phase 2", "Hofbieber", 5], [None, "Eichenzell", 6], [None, "Eichenzell", 6]]
    left_out = Answers(cells={"Liste": {"2:2": "", "4:4": "", "99:99": ""}})
    reading = reading_of(book(Liste=rows, merge=["A2:A4"]), "x.xlsx", limits(), left_out)

    assert reading.accepted
    assert reading.tables["mittel"][["programm", "bewilligt"]].to_numpy().tolist() == [["Phase 2", 6]]
    assert [(left.line, left.reason) for left in reading.omitted] == [(2, SAID_TO_LEAVE), (4, SAID_TO_LEAVE)]
    assert reading.mended == {"Liste": {"2:2": "", "4:4": ""}}


# A confirmed spelling

CONFIRMED = Answers(places={"hombrg": "06634009", "kassel": "06633"}, confirmed={"hombrg": "von Anna am 24.11.2026"})


def kommunen(*rows: list[object], answers: Answers = CONFIRMED):
    """The reading of rows under „Kommune“, „Kreis“, „Regierungsbezirk“, „Art“, „AGS“ and „Anzahl“."""
    head = ["Kommune", "Kreis", "Regierungsbezirk", "Art", "AGS", "Anzahl"]
    padded = [[*row, *[None] * (5 - len(row)), 1] for row in rows]
    return reading_of(book(Liste=[head, *padded]), "x.xlsx", limits(), answers)


def test_a_confirmed_spelling_is_read_so_and_said():
    reading = kommunen(["Hombrg"], ["  HOMBRG "], ["Kassel"])

    assert reading.accepted
    assert reading.tables["teilnahme"]["kommune"].tolist() == ["06634009", "06634009", "06633"]
    said = {found.cell: found.message for found in reading.findings if found.rule == "notice"}
    assert said["A2"] == (
        "„Hombrg“ ist als Homberg (Efze) im Schwalm-Eder-Kreis (AGS 06634009) gelesen, "
        "so bestätigt von Anna am 24.11.2026."
    )
    assert said["A4"] == "„Kassel“ ist als Landkreis Kassel (AGS 06633) gelesen, so bestätigt."
    assert not kommunen(["Hombrg"], answers=Answers()).accepted


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (["Hombrg", "Vogelsbergkreis"], "place_contradicts"),
        (["Hombrg", None, "Gießen"], "place_contradicts"),
        (["Hombrg", None, None, "Landkreis"], "place_contradicts"),
        (["Hombrg", None, None, None, "06535009"], "key_contradicts"),
    ],
)
def test_a_confirmed_spelling_never_goes_against_its_row(row, rule):
    reading = kommunen(row)

    assert [found.rule for found in reading.findings if found.blocks] == [rule]
    assert reading.tables["teilnahme"]["kommune"].isna().all()


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (["Kassel", None, None, "Stadt"], "06611000"),
        (["Kassel", "kreisfreie Stadt"], "06611000"),
        (["Hombrg", "Schwalm-Eder-Kreis", "Kassel", "Stadt", "06634009"], "06634009"),
    ],
)
def test_what_the_row_itself_says_goes_before_what_was_confirmed(row, key):
    reading = kommunen(row)

    assert reading.accepted
    assert reading.tables["teilnahme"]["kommune"].tolist() == [key]


def test_a_name_that_is_clear_and_what_is_no_kommune_need_no_confirmation():
    answers = Answers(places={"nauheim": "06440002", "zweckverbandhanau": "06415000", "09162000": "06415000"})
    reading = kommunen(["Nauheim"], ["Zweckverband Hanau"], ["09162000"], answers=answers)

    assert reading.tables["teilnahme"]["kommune"].iloc[0] == "06433009"
    assert [found.rule for found in reading.findings if found.blocks] == ["not_a_kommune", "unknown_key"]


def test_a_confirmed_kommune_is_carried_over_to_the_day_of_the_row():
    head = [["Datum", "Kommune", "Anzahl"], ["12.02.2020", "Hanaau", 1], ["12.02.2026", "Hanaau", 1]]
    answers = Answers(places={"hanaau": "06415000"})
    table = read(book(Liste=head), "x.xlsx", answers).tables["teilnahme"]

    assert table["kommune"].tolist() == ["06435014", "06415000"]
