"""What a finding may quote of a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.quantity import Quantity
from loaders.discreet import LONGEST, discreet, only_known, without_names


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Zusage von Herrn Max Zorbatzky", "Zusage von …"),
        ("Frau Dr. Zorbatzky hat abgesagt", "… hat abgesagt"),
        ("Herr\nZorbatzky", "…"),
        ("Prof. Dr. Erika Zorbatzky", "…"),
        ("ja (max@example.org)", "ja (…)"),
        ("ja, 0611 / 123456", "ja, …"),
        ("06435014", "06435014"),
        ("05.02.2020", "05.02.2020"),
        ("in Umsetzng", "in Umsetzng"),
    ],
)
def test_marked_persons_are_left_out(text, quoted):
    assert discreet(text) == quoted


@pytest.mark.parametrize(
    ("cell", "quoted"),
    [("Max Zorbatzky", "…"), ("2 (Müller, Maier)", "2 (…)"), ("120 Leute", "120 Leute"), ("viele", "viele"),
     ("Zorbatzky", "…"), (12.5, "12,5")],
)  # fmt: skip
def test_a_count_is_quoted_without_names(cell, quoted):
    assert Quantity().quoted(cell) == quoted


@given(st.text(max_size=1000))
def test_what_is_quoted_is_short_and_never_raises(text):
    for quoted in (discreet(text), without_names(text), only_known(text[:LONGEST], str.islower)):
        assert len(quoted) <= LONGEST
