"""Who is absent: exactly the Kommunen of the day and the Bezirk that no row names, whatever key they had in it."""

import pytest

from data.metrics.absent import absent, expected, occasions, to_complete
from loaders import territory
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

USUAL = {
    "teilnahme": {"reihe": "R", "veranstaltung": "A", "datum": "2020-02-12", "regierungsbezirk": "066"},
    "mittel": {"programm": "P"},
    "ozg": {"ozg_id": "10177", "stichtag": "2022-12-31", "status": "online", "basis": "Selbstauskunft"},
}


def rows(sheet: str, *given: dict[str, object]):
    return table(SHEETS[sheet].columns(), [USUAL[sheet] | row for row in given])


def missing(sheet: str, *given: dict[str, object]) -> tuple[set[str], int]:
    """Who is absent from the newest occasion of these rows, and how many are expected."""
    stored = rows(sheet, *given)
    newest = occasions(sheet, stored)[0]
    found = absent(stored, newest)
    assert list(found.columns) == list(territory.kommunen().columns)
    return set(found["key"]), len(expected(newest))


def all_but(*keys: str, day: str | None, bezirk: str = "06") -> set[str]:
    return {key for key in territory.kommunen(day)["key"] if key.startswith(bezirk)} - {*keys}


LATER = "2026-01-31"


@pytest.mark.parametrize(
    ("sheet", "given", "absentees", "number"),
    [
        # a conference of one Regierungsbezirk concerns only its Kommunen
        ("teilnahme", [{}], all_but(day="2020", bezirk="066"), 143),
        ("teilnahme", [{"kommune": "06611000"}], all_but("06611000", day="2020", bezirk="066"), 143),
        # who stayed away or only registered has a row, who came to another conference has none
        ("teilnahme", [{"kommune": "06611000", "beteiligung": "nicht erschienen"}],
         all_but("06611000", day="2020", bezirk="066"), 143),
        ("teilnahme", [{}, {"veranstaltung": "B", "datum": "2019", "kommune": "06611000"}],
         all_but(day="2020", bezirk="066"), 143),
        ("teilnahme", [{}, {"reihe": "S", "datum": "2019", "kommune": "06611000"}],
         all_but(day="2020", bezirk="066"), 143),
        # of two Bezirke both, of the Land or of no Bezirk all
        ("teilnahme", [{}, {"regierungsbezirk": "065"}], all_but(day="2020") - all_but(day="2020", bezirk="064"), 249),
        ("teilnahme", [{"regierungsbezirk": "06"}, {"kommune": "06611000"}], all_but("06611000", day="2020"), 443),
        ("teilnahme", [{"regierungsbezirk": None, "datum": None}], all_but(day=None), 442),
        # a merged Gemeinde speaks for the new one; the new one does not speak for both of them before
        ("teilnahme", [{"datum": "2023-06-30", "kommune": "06635005"}],
         all_but("06635001", day="2023-06-30", bezirk="066"), 142),
        ("teilnahme", [{"kommune": "06635001"}], all_but("06635001", day="2020", bezirk="066"), 143),
        # Hanau, before and after 2026, under either key
        ("ozg", [{"kommune": "06435014", "stichtag": LATER}], all_but("06415000", day=LATER), 442),
        ("ozg", [{"kommune": "06415000", "stichtag": "2025-12-31"}], all_but("06435014", day="2025"), 442),
        ("mittel", [{"kommune": "06435014", "datum": "2020"}], all_but("06415000", day=None), 442),
        # only the Stichtag itself, only what is, and not what the Land reported
        ("ozg", [{"kommune": "06611000"}, {"kommune": "06412000", "stichtag": "2022-06-30"}],
         all_but("06611000", day="2022"), 443),
        ("ozg", [{"kommune": "06611000"}, {"kommune": "06412000", "basis": "Plan"}], all_but("06611000", day="2022"), 443),
        ("ozg", [{"kommune": "06"}], all_but(day="2022"), 443),
        # the volume of a programme is stated by nobody of them
        ("mittel", [{"volumen": 5.0}], all_but(day=None), 442),
        ("mittel", [{"kommune": "06531"}, {"programm": "Q", "kommune": "06531005"}], all_but("06531", day=None), 442),
    ],
)  # fmt: skip
def test_absent_are_those_without_a_row(sheet, given, absentees, number):
    assert missing(sheet, *given) == (absentees, number)


def test_nobody_is_absent_when_all_have_a_row():
    everybody = [{"kommune": key} for key in all_but(day="2020", bezirk="066")]

    assert missing("teilnahme", *everybody) == (set(), 143)


@pytest.mark.parametrize(
    ("sheet", "given", "keys"),
    [
        ("teilnahme", [{"datum": "2019"}, {"veranstaltung": "B"}, {"veranstaltung": "C", "datum": None}], "BAC"),
        ("mittel", [{"datum": "2019"}, {"programm": "Q"}, {"programm": "S", "datum": "2021-07"}], "SPQ"),
        ("ozg", [{"stichtag": "2021-12-31"}, {}, {"stichtag": "2030-12-31", "basis": "Plan"}], ["2022-12-31", "2021-12-31"]),
        ("ozg", [], []),
        ("teilnahme", [], []),
        ("mittel", [], []),
    ],
)  # fmt: skip
def test_occasions_are_the_newest_first(sheet, given, keys):
    last = {"teilnahme": "veranstaltung", "mittel": "programm", "ozg": "stichtag"}[sheet]

    assert [each.key[last] for each in occasions(sheet, rows(sheet, *given))] == list(keys)


@pytest.mark.parametrize(
    ("days", "day", "dated"),
    [
        (["2020-02", "2020-02-12", None], "2020-02-12", "2020-02-12"),
        (["2020-02-12", "2020-02-13"], "2020-02-13", ""),  # which of them a new row means, nobody knows
        ([None], None, ""),
    ],
)
def test_the_day_of_a_conference_is_the_one_that_all_its_rows_can_have(days, day, dated):
    (found,) = occasions("teilnahme", rows("teilnahme", *({"datum": each} for each in days)))

    assert (found.day, found.dated) == (day, dated)


def test_what_a_row_to_complete_says():
    stored = rows("teilnahme", {"regierungsbezirk": "06"})
    (conference,) = occasions("teilnahme", stored)
    found = {row["ags"]: row for row in to_complete(conference, absent(stored, conference))}

    assert found["06531005"] == {
        "reihe": "R", "veranstaltung": "A", "datum": "12.02.2020", "regierungsbezirk": "Gießen",
        "kreis": "Landkreis Gießen", "ags": "06531005", "kommune": "Stadt Gießen",
    }  # fmt: skip
    (stichtag,) = occasions("ozg", rows("ozg", {}))
    assert to_complete(stichtag, expected(stichtag).head(1))[0]["stichtag"] == "31.12.2022"
