import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.base import Percentage
from loaders.cells.number import Percent, WholeNumber
from tests.loaders.cells.asking import asked, said


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1250", 1250), ("1.250", 1250), ("1 250", 1250), ("1\u202f250", 1250), ("'123", 123), ("5,0", 5), ("5.00", 5),
        ("- 5", -5), ("−5", -5), ("+5", 5), ("1,2 Tsd.", 1200), ("2 Mio.", 2_000_000), (7, 7), (7.0, 7),
        (119.99999999999999, 120), ("k. A.", None), ("–", None),
    ],
)  # fmt: skip
def test_whole_numbers(value, expected):
    assert WholeNumber().parse(value) == expected


@pytest.mark.parametrize(
    ("value", "rule", "suggestion"),
    [
        ("12,5", "number_fraction", ""),
        (12.5, "number_fraction", ""),
        ("1,234", "number_english", "1.234"),
        ("5 Stück", "number_unit", "5"),
        ("12O", "number_unit", "120"),
        ("l20", "number", "120"),
        ("1e5", "number_unit", ""),
        ("fünf", "number", ""),
        ("nan", "number", ""),
        (math.nan, "number_infinite", ""),
        (-math.inf, "number_infinite", ""),
        (1e15, "number_large", ""),
        ("9" * 70, "number_large", ""),
        ("9" * 500, "number", ""),
        (Percentage(0.25), "number_unit", "25"),
    ],
)
def test_what_is_no_whole_number(value, rule, suggestion):
    assert asked(WholeNumber(), value) == (rule, suggestion)


def test_bounds_of_a_whole_number():
    share = WholeNumber(at_least=0, at_most=100)

    assert share.parse(0) == 0
    assert share.parse("100") == 100
    assert said(share, "-1").message == "„-1“ ist zu klein. Bitte eine Zahl ab 0 eintragen."
    assert said(share, "101").message == "„101“ ist zu groß. Bitte eine Zahl bis 100 eintragen."


def test_the_rule_for_dots_is_said():
    for cell_type in (WholeNumber(), Percent()):
        assert "ein Punkt vor genau drei Ziffern trennt Tausender" in cell_type.describe()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("63 %", 63.0), ("63%", 63.0), ("63", 63.0), (63.0, 63.0), ("69,5 %", 69.5), ("63 Prozent", 63.0),
        (Percentage(0.63), 63.0), (Percentage(0.07), 7.0), (Percentage(0.285), 28.5), ("0,63 %", 0.63), (0, 0.0),
        (1, 1.0), ("100 v. H.", 100.0), ("k. A.", None),
    ],
)  # fmt: skip
def test_percent_points(value, expected):
    assert Percent().parse(value) == expected


@pytest.mark.parametrize("value", ["0,63", 0.63])
def test_a_share_without_percent_sign_is_asked(value):
    found = said(Percent(), value)
    assert found.message == "„0,63“ lässt sich auf zwei Arten lesen. Bitte „63 %“ oder „0,63 %“ eintragen."
    assert found.suggestion == "63 %"


@pytest.mark.parametrize("value", ["101", "-5 %", Percentage(1.5), 100.01])
def test_shares_outside_0_to_100(value):
    assert asked(Percent(), value)[0] == "percent_range"


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_come_back_from_every_german_spelling(number):
    grouped = f"{number:,}"
    for mark in (".", " ", "\u00a0", "\u2009", "\u202f", "’"):
        assert WholeNumber().parse(grouped.replace(",", mark)) == number
    assert WholeNumber().parse(str(number)) == WholeNumber().parse(float(number)) == number


@given(st.integers(0, 10_000))
def test_percent_comes_back(hundredths):
    points = hundredths / 100
    assert Percent().parse(f"{points:.2f} %".replace(".", ",")) == points
    assert Percent().parse(Percentage(float(f"{hundredths / 10_000:.6f}"))) == points
