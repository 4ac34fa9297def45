from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.digits import value_of
from loaders.findings import Rejected


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("0", "0"), ("007", "7"), ("120", "120"), ("1234,5", "1234.5"), ("1.234", "1234"), ("12.500", "12500"),
        ("1.234,50", "1234.50"), ("1.237.000,50", "1237000.50"), ("1.234,567", "1234.567"), ("1,2345", "1.2345"),
        ("0,125", "0.125"), ("1 234 567", "1234567"), ("1'234'567.50", "1234567.50"), ("1’234,5", "1234.5"),
        ("18500.00", "18500.00"), ("1237000.50", "1237000.50"), ("5.2", "5.2"), ("0.720", "0.720"),
        ("0.1234", "0.1234"),
    ],
)  # fmt: skip
def test_one_reading_is_taken(digits, value):
    assert value_of(digits, False, None) == Decimal(value)


@pytest.mark.parametrize(
    ("digits", "places", "rule", "suggestion"),
    [
        ("1,234", None, "number_doubtful", ""),
        ("1,234", 2, "number_doubtful", ""),
        ("1,234", 0, "number_english", "1.234"),
        ("1234.567", None, "number_doubtful", ""),
        ("1234.567", 0, "number_groups", "1.234.567"),
        ("1,234.50", None, "number_english", "1.234,50"),
        ("1,234,567", None, "number_english", "1.234.567"),
        ("1.23456", None, "number_groups", "1,23456"),
        ("01.234", None, "number_groups", ""),
        ("1.23.456", None, "number_groups", ""),
        ("1.234 567", None, "number_groups", ""),
        ("12 34", None, "number_groups", ""),
        ("1.234.56", None, "number_groups", ""),
        ("12.02.2020", None, "number_groups", ""),
    ],
)
def test_anything_else_is_asked(digits, places, rule, suggestion):
    with pytest.raises(Rejected) as asked:
        value_of(digits, False, places)
    assert (asked.value.rule, asked.value.suggestion) == (rule, suggestion)


def test_before_a_scale_a_dot_and_three_digits_are_asked():
    with pytest.raises(Rejected) as asked:
        value_of("1.237", True, None)
    assert asked.value.rule == "number_doubtful"
    assert asked.value.details == {"first": "1237", "second": "1,237"}
    assert value_of("1,237", True, None) == Decimal("1.237")
    assert value_of("1.237,5", True, None) == Decimal("1237.5")


@given(st.text("0123456789.,'’ ", min_size=1, max_size=12), st.booleans(), st.sampled_from([None, 0, 2]))
def test_a_taken_number_has_the_digits_that_were_typed(digits, scaled, places):
    """Whatever the marks mean, no digit is invented or lost."""
    try:
        value = value_of(digits, scaled, places)
    except Rejected:
        return
    typed = "".join(char for char in digits if char.isdigit())
    assert "".join(map(str, value.as_tuple().digits)).lstrip("0") == typed.lstrip("0")


@given(st.integers(1, 999), st.lists(st.integers(0, 999), min_size=1, max_size=3))
def test_dots_before_three_digits_always_separate_thousands(first, groups):
    digits = ".".join([str(first), *(f"{group:03}" for group in groups)])
    assert value_of(digits, False, None) == int(digits.replace(".", ""))
