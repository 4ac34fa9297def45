"""Values in German: one table per kind of value."""

from datetime import UTC, datetime, timedelta, timezone

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared import german


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1234567.5, None, "1.234.567,5"),
        (0, None, "0"),
        (-0.0, None, "0"),
        (-0.004, None, "0"),
        (1000, None, "1.000"),
        (-1234.5, None, "-1.234,5"),
        (0.125, None, "0,12"),
        (120.0, None, "120"),
        (7, 2, "7,00"),
        (1.31, 1, "1,3"),
        (443, 0, "443"),
        (float("nan"), None, "keine Angabe"),
        (None, 1, "keine Angabe"),
        (pd.NA, None, "keine Angabe"),
    ],
)
def test_number(value, digits, text):
    assert german.number(value, digits) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.695, "69,5 %"), (1, "100,0 %"), (0, "0,0 %"), (20 / 565, "3,5 %"), (None, "keine Angabe")],
)
def test_percent(share, text):
    assert german.percent(share) == text


@pytest.mark.parametrize(
    ("value", "full", "short"),
    [
        (1237000, "1.237.000 €", "1,24 Mio. €"),
        (37_000_000, "37.000.000 €", "37 Mio. €"),
        (254583, "254.583 €", "254.583 €"),
        (223536.5, "223.536,50 €", "223.536,50 €"),
        (1234.5, "1.234,50 €", "1.234,50 €"),
        (0.0004, "unter 0,01 €", "unter 0,01 €"),
        (0.0051, "0,01 €", "0,01 €"),
        (0, "0 €", "0 €"),
        (4_137_000, "4.137.000 €", "4,14 Mio. €"),
        (1_200_000_000, "1.200.000.000 €", "1,2 Mrd. €"),
        (999_999.6, "999.999,60 €", "999.999,60 €"),
        (-1_500_000, "-1.500.000 €", "-1,5 Mio. €"),
        (float("nan"), "keine Angabe", "keine Angabe"),
    ],
)
def test_euro(value, full, short):
    assert (german.euro(value), german.euro_short(value)) == (full, short)


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ((120, "rund"), "rund 120"),
        ((300, "mehr als"), "mehr als 300"),
        ((475, "exakt"), "475"),
        ((580, "mindestens", True), "mindestens 580 (teilweise gerundet)"),
        ((580, "mindestens", True, 2), "mindestens 580 (teilweise gerundet, 2 ohne Angabe)"),
        ((12, "mindestens", False, 1), "mindestens 12 (1 ohne Angabe)"),
        ((float("nan"), None, False, 3), "keine Angabe"),
        ((5, float("nan")), "5"),
    ],
)
def test_a_quantity_keeps_what_is_known_about_it(about, text):
    assert german.quantity(*about) == text


def test_a_quantity_of_money():
    assert german.quantity(37_000_000, "rund", shown=german.euro_short) == "rund 37 Mio. €"


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2020", "2020"),
        ("2020-02", "Februar 2020"),
        ("2020-03", "März 2020"),
        ("2020-02-12", "12.02.2020"),
        ("", "keine Angabe"),
        (None, "keine Angabe"),
        (float("nan"), "keine Angabe"),
    ],
)
def test_day_is_as_precise_as_it_is_known(iso, text):
    assert german.day(iso) == text


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2026, 11, 22, 14, 36, tzinfo=UTC), "22.11.2026, 15:36 Uhr"),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "02.07.2026, 00:30 Uhr"),
        (datetime(2026, 7, 1, 22, 30), "02.07.2026, 00:30 Uhr"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25.10.2026, 02:30 Uhr"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25.10.2026, 02:30 Uhr"),
        (datetime(2026, 1, 1, 1, 0, tzinfo=timezone(timedelta(hours=5))), "31.12.2025, 21:00 Uhr"),
    ],
)
def test_moment_is_told_as_the_clock_in_hessen_shows_it(at, text):
    assert german.moment(at) == text


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")]
)
def test_listed(words, text):
    assert german.listed(words) == text


def test_counted():
    assert german.counted(1, "Kommune", "Kommunen") == "1 Kommune"
    assert german.counted(1250, "Kommune", "Kommunen") == "1.250 Kommunen"


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_can_be_read_back(value):
    assert int(german.number(value).replace(".", "")) == value


@given(st.floats(-1e12, 1e12), st.integers(0, 4))
def test_a_number_has_the_decimals_that_were_asked_for(value, digits):
    whole, _, decimals = german.number(value, digits).partition(",")
    assert len(decimals) in (digits, 0)
    assert abs(float(whole.replace(".", "") + "." + (decimals or "0")) - value) <= 0.5 * 10**-digits + 1e-3


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        ("exakt", "unter 0,01 €"),
        ("rund", "unter 0,01 €"),
        ("höchstens", "unter 0,01 €"),
        ("weniger als", "unter 0,01 €"),
        ("mindestens", "mehr als 0 €"),
        ("mehr als", "mehr als 0 €"),
    ],
)
def test_less_than_a_cent_is_said_in_words_that_are_true(qualifier, text):
    assert german.quantity(0.0004, qualifier, shown=german.euro) == text


def test_what_is_missing_can_be_named():
    assert german.quantity(5, "mindestens", True, 13, of="Zeilen") == (
        "mindestens 5 (teilweise gerundet, 13 Zeilen ohne Angabe)"
    )
