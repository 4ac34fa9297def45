"""What a finding may quote of a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.quantity import Quantity
from loaders.cells.text import Text
from loaders.discreet import LONGEST, discreet, only_known, without_contacts, without_names


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
    ("text", "kept"),
    [
        ("Rückfragen an max.zorbatzky@amt.example", "Rückfragen an …"),
        ("Telefon für Rückfragen: 0611 987651043", "…"),
        ("Umbau (Tel. 0611/12345)", "Umbau (…)"),
        ("Umbau, mobil +49 170 1234567", "Umbau, …"),
        ("Umbau +49 611 12345", "Umbau …"),
        ("Az. 0435/2021-17", "Az. 0435/2021-17"),
        ("Telefonie im Rathaus 2021", "Telefonie im Rathaus 2021"),
        ("Mobiles Bürgerbüro, Los 3", "Mobiles Bürgerbüro, Los 3"),
        ("Fax abschaffen, 05.02.2020", "Fax abschaffen, 05.02.2020"),
        ("2+20 Stellen", "2+20 Stellen"),
    ],
)
def test_free_text_is_kept_without_how_to_reach_somebody(text, kept):
    assert without_contacts(text) == kept
    assert Text().read(text, {}) == kept


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
