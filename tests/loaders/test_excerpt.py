"""What an official sees of the file: the own rows in which something is to be mended, and nothing personal."""

from loaders.answers import Answers
from loaders.limits import limits
from loaders.reader import reading_of
from tests.loaders.books import book, read_rows

ROWS = [
    ["Regionalkonferenz Kassel am 05.02.2020"],
    ["Kommune", "Name", "Funktion", "Anzahl"],
    ["Hofbieber", "Erika Mustermann", "Bürgermeister", 2],
    ["Homberg", "Max Mustermann", "Bürgermeister", "viele"],
    ["Eichenzell", "Eva Mustermann", None, 1],
]


def test_rows_to_be_mended_are_carried_along_as_they_stand_in_the_file():
    found = read_rows(ROWS).excerpts["teilnahme"]

    assert found.to_dict("index") == {
        ("Tabelle1", 4): {"kommune": "Homberg", "funktion": "Bürgermeister", "anzahl": "viele"}
    }


def test_a_file_without_errors_carries_no_rows_along():
    found = read_rows([*ROWS[:3], ROWS[4]]).excerpts["teilnahme"]

    assert (len(found), list(found.index.names)) == (0, ["sheet", "line"])


def test_what_was_mended_is_said_and_what_stood_there_is_not_kept():
    answers = Answers(cells={"Liste": {"D4": "rund 5", "A4": " Homberg (Efze) "}})
    reading = reading_of(book(Liste=ROWS), "x.xlsx", limits(), answers)

    assert reading.accepted
    assert reading.mended == {"Liste": {"D4": "rund 5", "A4": "Homberg (Efze)"}}
