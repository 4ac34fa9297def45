"""Grants that nobody has drawn: their age is that on the day, an unknown amount is no zero."""

from datetime import date

import pytest

from data.metrics.foerderung_undrawn import NEVER, UNDATED, UNKNOWN, by_age, undrawn
from data.quantities import MISSING, Quantity, listed
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT, MORE_THAN
from tests.money import mittel, programme

DAY = "2026-11-27"
GRANT = {"programm": "P", "kommune": "06531", "bewilligt": 100, "abgerufen": 0}


def test_every_grant_without_a_call_is_there_the_greatest_first():
    waiting = [row for row in programme()[1:] if int(row["bewilligt"]) and not row["abgerufen"]]
    found = undrawn(mittel(*programme()), DAY)

    assert len(found) == len(waiting) == 80
    assert found["bewilligt"].tolist() == sorted((int(row["bewilligt"]) for row in waiting), reverse=True)
    days = {
        str(row["aktenzeichen"]): (date.fromisoformat(DAY) - date.fromisoformat(str(row["datum"]))).days
        for row in waiting
    }
    assert dict(zip(found["aktenzeichen"], found["tage"], strict=True)) == days
    assert found["abruf"].eq(NEVER).all()
    summary = by_age(found)
    assert summary["faelle"].sum() == 80
    assert summary["bewilligt"].sum() == found["bewilligt"].sum()


@pytest.mark.parametrize(
    ("known", "days", "months", "age"),
    [
        ("2026-11-27", Quantity(0, EXACT), Quantity(0, EXACT), "unter 6 Monate"),
        ("2026-05-28", Quantity(183, EXACT), Quantity(5, EXACT), "unter 6 Monate"),
        ("2026-05-27", Quantity(184, EXACT), Quantity(6, EXACT), "6 bis unter 12 Monate"),
        ("2025-11-27", Quantity(365, EXACT), Quantity(12, EXACT), "12 bis unter 24 Monate"),
        ("2024-11-27", Quantity(730, EXACT), Quantity(24, EXACT), "ab 24 Monate"),
        ("2026-05", Quantity(180, AT_LEAST), Quantity(5, AT_LEAST), "unter 6 Monate"),
        ("2022", Quantity(1427, AT_LEAST), Quantity(46, AT_LEAST), "ab 24 Monate"),
        ("2026-11-28", MISSING, MISSING, UNDATED),
        ("2026", MISSING, MISSING, UNDATED),
        (None, MISSING, MISSING, UNDATED),
    ],
)
def test_the_age_is_as_exact_as_the_day(known, days, months, age):
    found = undrawn(mittel(GRANT | {"datum": known}), DAY)

    assert listed(found, "tage") == [days]
    assert listed(found, "monate") == [months]
    assert found["alter"].tolist() == [age]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, [NEVER]),
        ({"abgerufen": None}, [UNKNOWN]),
        ({"abgerufen": 1}, []),
        ({"abgerufen": (0, MORE_THAN)}, []),
        ({"abgerufen": (0, AT_LEAST)}, [UNKNOWN]),
        ({"bewilligt": 0}, []),
        ({"bewilligt": None}, []),
        ({"kommune": None}, []),
    ],
)
def test_what_waits_and_what_does_not(row, said):
    assert undrawn(mittel(GRANT | row), DAY)["abruf"].tolist() == said


def test_amounts_stay_as_exact_as_they_are_and_keys_are_those_of_today():
    found = undrawn(mittel(GRANT | {"kommune": "06435014", "bewilligt": (100, ABOUT)}, GRANT), DAY)

    assert found["name"].tolist() == ["Hanau", "Landkreis Gießen"]
    assert listed(by_age(found), "bewilligt") == [Quantity(200, ABOUT)]


def test_without_rows_the_columns_stay():
    assert list(undrawn(mittel(), DAY).columns) == list(undrawn(mittel(*programme()), DAY).columns)
    assert by_age(undrawn(mittel(), DAY)).empty
