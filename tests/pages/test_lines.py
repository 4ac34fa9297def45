"""Words over bars: a phone shows all of them, and no line ends between a number and its unit."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared import lines

NARROW = "\N{NO-BREAK SPACE}"


def test_a_short_name_shares_its_line_with_what_is_known_of_it():
    assert lines.entry("Kassel", "rund 120") == "<b>Kassel</b>  rund 120"
    assert lines.entry("Kassel", "rund 120", apart=True) == "<b>Kassel</b><br>rund 120"


def test_a_long_name_stands_above_it_in_bold_on_every_line():
    said = lines.entry("OZG-Umsetzung in den Kommunen: Volumen laut Ankündigung", "Volumen rund 37 Mio. €")

    assert said == (
        "<b>OZG-Umsetzung in den Kommunen: Volumen laut</b><br><b>Ankündigung</b><br>"
        f"Volumen rund 37{NARROW}Mio.{NARROW}€"
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("37 Mio. €", f"37{NARROW}Mio.{NARROW}€"),
        ("1.234,50 €", f"1.234,50{NARROW}€"),
        ("87 Tsd. €", f"87{NARROW}Tsd.{NARROW}€"),
        ("63 %", f"63{NARROW}%"),
        ("13 Zeilen ohne Angabe", "13 Zeilen ohne Angabe"),
    ],
)
def test_numbers_keep_their_unit(text, kept):
    assert lines.unbroken(text) == kept


@given(st.text("abc <&€,.1 ", max_size=200), st.text("abc <&€%1 ", max_size=200), st.booleans())
def test_no_line_is_too_long_and_nothing_is_read_as_a_tag(name, words, apart):
    said = lines.entry(name, words, apart=apart)

    assert not re.search(r"<(?!/?b>|br>)", said)
    for line in said.split("<br>"):
        assert len(re.sub(r"</?b>|&(?=lt;|amp;|gt;)|(?<=&)(lt|amp|gt);", "", line)) <= max(lines.LINE, lines.TOGETHER)


def test_the_entries_of_a_chart_look_alike():
    assert lines.entries([("a", "1"), ("b", "2")]) == ["<b>a</b>  1", "<b>b</b>  2"]
    assert lines.entries([("a", "1"), ("b" * 60, "2")])[0] == "<b>a</b><br>1"
