"""What people have said of a file is heard before anything is checked, and again in the reading process."""

from loaders.answers import Answers, from_text
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
    answers = Answers({"Liste": {"B3": "1"}}, {"form": {"kopf": "anzahl"}}, {"hombrg": "06634009"})

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
