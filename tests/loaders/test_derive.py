"""What follows from the cells of a row is completed, what was typed is kept, and the official is told."""

import re

import pandas as pd
import pytest

from loaders.derive import bezirk_from_kommune, bezirk_of_conference, completed, conference_names
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

TEILNAHME = SHEETS["teilnahme"]


def rows(*given: dict[str, object]) -> pd.DataFrame:
    return table(TEILNAHME.columns(), list(given))


def known(values: pd.Series) -> list[object]:
    return [None if pd.isna(value) else value for value in values]


@pytest.mark.parametrize(
    ("title", "bezirk"),
    [
        ("Regionalkonferenz Gießen", "065"),
        ("REGIONALKONFERENZ GIESSEN", "065"),
        ("Erste Regionalkonferenz in Kassel", "066"),
        ("Regionalkonferenz RB Darmstadt", "064"),
        ("Regionalkonferenz", None),
        ("Regionalkonferenz Fulda", None),
        ("Kongress in Gießen", None),
        (None, None),
    ],
)
def test_the_bezirk_is_that_of_the_conference(title, bezirk):
    assert known(bezirk_of_conference(rows({"veranstaltung": title}))["regierungsbezirk"]) == [bezirk]


def test_a_bezirk_that_was_typed_stays():
    given = rows({"veranstaltung": "Regionalkonferenz Gießen", "regierungsbezirk": "066", "kommune": "06411000"})

    assert known(bezirk_of_conference(given)["regierungsbezirk"]) == ["066"]
    assert known(bezirk_from_kommune(given)["regierungsbezirk"]) == ["066"]


@pytest.mark.parametrize(
    ("kommune", "bezirk"), [("06411000", "064"), ("06531", "065"), ("06633026", "066"), (None, None)]
)
def test_the_bezirk_follows_from_the_kommune(kommune, bezirk):
    assert known(bezirk_from_kommune(rows({"kommune": kommune}))["regierungsbezirk"]) == [bezirk]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (
            {"veranstaltung": "2. Regionalkonferenz RP Gießen ", "datum": "2020-02-07"},
            ("Regionalkonferenz Gießen", "Regionalkonferenzen 2020"),
        ),
        ({"regierungsbezirk": "066", "datum": "2020"}, ("Regionalkonferenz Kassel", "Regionalkonferenzen 2020")),
        ({"regierungsbezirk": "066"}, ("Regionalkonferenz Kassel", "Regionalkonferenzen")),
        (
            {"veranstaltung": "Regionalkonferenz", "regierungsbezirk": "064", "datum": "2020-02"},
            ("Regionalkonferenz Darmstadt", "Regionalkonferenzen 2020"),
        ),
        (
            {"veranstaltung": " Landeskongress 2020 ", "datum": "2020-09-23"},
            ("Landeskongress 2020", "Landeskongress 2020"),
        ),
        ({"veranstaltung": "Landeskongress", "regierungsbezirk": "06"}, ("Landeskongress", "Landeskongress")),
        ({"reihe": "Tour 2023", "regierungsbezirk": "065"}, ("Regionalkonferenz Gießen", "Tour 2023")),
        ({"regierungsbezirk": "06"}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_two_officials_mean_the_same_conference(given, names):
    table = conference_names(rows(given))

    assert (*known(table["veranstaltung"]), *known(table["reihe"])) == names


def test_deriving_twice_changes_nothing_more():
    given = rows({"veranstaltung": "Regionalkonferenz giessen", "datum": "2020-02"}, {"kommune": "06411000"}, {})
    once, _ = completed(TEILNAHME, given)
    twice, told = completed(TEILNAHME, once)

    pd.testing.assert_frame_equal(once, twice)
    assert told == []


def test_what_was_completed_is_told_once_per_column_and_never_blocks():
    given = rows(*({"veranstaltung": f"Regionalkonferenz {name}", "datum": "2020"} for name in ("Gießen", "Kassel")))
    _, told = completed(TEILNAHME, given)

    assert [(found.rule, found.severity) for found in told] == [("derived", "Hinweis")] * 2
    assert [found.message for found in told] == [
        "„Reihe“ stand in 2 Zeilen nicht und wurde ergänzt: Regionalkonferenzen 2020.",
        "„Regierungsbezirk“ stand in 2 Zeilen nicht und wurde ergänzt: "
        "Regierungsbezirk Gießen, Regierungsbezirk Kassel.",
    ]


def test_of_many_completed_values_three_are_named():
    given = rows(*({"veranstaltung": f"Tagung {number}", "regierungsbezirk": "064"} for number in range(5)))
    _, told = completed(TEILNAHME, given)

    assert re.search(r": Tagung 0, Tagung 1, Tagung 2 und weitere\.$", told[0].message), told[0].message


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_an_empty_table_stays_empty_and_typed(sheet):
    empty = table(sheet.columns(), [])
    whole, told = completed(sheet, empty)

    assert told == []
    assert list(whole.columns) == list(empty.columns)
    assert len(whole) == 0


def test_the_table_that_came_in_is_not_changed():
    given = rows({"veranstaltung": "regionalkonferenz giessen"})
    before = given.copy()
    completed(TEILNAHME, given)

    pd.testing.assert_frame_equal(given, before)
