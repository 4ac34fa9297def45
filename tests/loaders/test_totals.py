"""Totals are left out, and held against the rows that they claim to sum."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.rowkinds import TOTAL_ROW
from loaders.totals import AGREES, DIFFERS, PART_ROW
from tests.loaders.books import read_rows

HEAD = ["Programm", "Kommune", "Beantragt", "Bewilligt"]
ROWS = [["P", "Marburg", 200, 100.5], ["P", "Hofbieber", 100, 50], ["P", "Hanau", 50, 40]]


def total(cells: list[object], rows=ROWS):
    """Reasons of the lines left out, and what is said of figures that differ."""
    reading = read_rows([HEAD, *rows, cells])
    assert reading.accepted, reading.findings
    said = [(found.cell, found.message) for found in reading.findings if found.rule == "total_differs"]
    return [left.reason for left in reading.omitted], said


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["Summe", None, 350, 190.5], AGREES),
        ([None, "Insgesamt", None, "190,50 €"], AGREES),
        (["Summe", None, None, None], TOTAL_ROW),
        (["Summe", None, None, "rund 190"], TOTAL_ROW),
        (["Summe", None, None, "#"], TOTAL_ROW),
        ([None, "davon Städte", None, 140.5], PART_ROW),
    ],
)
def test_a_total_that_agrees_or_says_nothing_gives_no_note(cells, reason):
    assert total(cells) == ([reason], [])


def test_a_total_that_differs_is_said_at_its_cell_and_does_not_block():
    reasons, said = total(["Summe", None, 254600, 190.5], [["P", "Marburg", 254500, 100.5], ["P", "Hanau", 83, 90]])
    assert reasons == [DIFFERS]
    assert said == [
        (
            "C4",
            "Die Summe 254.600 weicht von der Summe der Zeilen 254.583 um 17 ab („Beantragt“). Bitte prüfen, ob eine "
            "Zeile fehlt oder doppelt steht.",
        )
    ]


def test_rows_that_are_not_exact_cannot_be_summed():
    assert total(["Summe", None, None, 500], [["P", "Marburg", 1, "rund 100"], ["P", "Hanau", 2, 40]])[1] == []
    assert total(["Summe", None, None, 500], [["P", "Marburg", 1, None], ["P", "Hanau", 2, 40]])[1] == []


def test_subtotals_sum_the_rows_since_the_last_one_and_the_grand_total_all():
    rows = [*ROWS[:2], [None, "Zwischensumme", 300, 150.5], ROWS[2], [None, "Zwischensumme", 50, 41]]
    reasons, said = total([None, "Insgesamt", 350, 190.5], rows)
    assert reasons == [AGREES, DIFFERS, AGREES]
    assert [cell for cell, _ in said] == ["D6"]


def test_totals_below_headings_sum_their_group():
    rows = [
        [None, "Landkreis Fulda"],
        ["P", "Hofbieber", 5, 5],
        ["P", "Hünfeld", 6, 6],
        [None, "Summe", 11, 11],
        [None, "Vogelsbergkreis"],
        ["P", "Alsfeld", 7, 7],
        [None, "Summe", 7, 8],
    ]
    reasons, said = total(["Gesamtsumme", None, 18, 18], rows)
    assert [reason for reason in reasons if reason in (AGREES, DIFFERS)] == [AGREES, DIFFERS, AGREES]
    assert [cell for cell, _ in said] == ["D8"]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=3), st.integers(-3, 3))
def test_cents_are_summed_exactly(cents, off):
    rows = [
        ["P", name, None, amount / 100] for name, amount in zip(("Marburg", "Hanau", "Alsfeld"), cents, strict=False)
    ]
    reasons, said = total(["Summe", None, None, (sum(cents) + off) / 100], rows)
    assert reasons == [AGREES if off == 0 else DIFFERS]
    assert len(said) == (off != 0)
