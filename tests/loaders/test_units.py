"""Thousands and millions: converted exactly and said, or asked when the numbers look like full amounts."""

import pytest

from loaders.units import exponent_of, in_full
from tests.loaders.books import read_rows, rules

HEAD = ["Programm", "Kommune", "Bewilligt"]


@pytest.mark.parametrize(
    ("text", "exponent"),
    [
        *(
            (text, 3)
            for text in ("Bewilligt in Tsd. Euro", "Bewilligt T€", "in 1.000 €", "(TEUR)", "(T EUR)", "x 1000")
        ),
        *((text, 6) for text in ("Mio. €", "Volumen (Mio. Euro)", "in Millionen Euro", "in 1.000.000 €")),
        *((text, 9) for text in ("Mrd. Euro",)),
        *((text, 0) for text in ("Bewilligt in Euro", "Bewilligt", "Kommune", "Tagung 1000", "Stadt")),
    ],
)
def test_in_what_a_header_counts(text, exponent):
    assert exponent_of(text) == exponent


@pytest.mark.parametrize(
    ("cell", "full"),
    [
        (54.912, 54912),
        (0.1, 100),
        (1.0005, 1000.5),
        (-3, -3000),
        ("54,9", "54,9 Tsd."),
        ("rund 37", "rund 37 Tsd."),
        ("mehr als 300", "mehr als 300 Tsd."),
        ("37 Mio. €", "37 Mio. €"),
        ("5 %", "5 %"),
        ("k. A.", "k. A."),
        (None, None),
    ],
)
def test_only_plain_numbers_are_converted(cell, full):
    assert in_full(cell, 3) == full


@pytest.mark.parametrize(
    "rows",
    [
        [["Programm", "Kommune", "Bewilligt in Tsd. Euro"]],
        [["Programm", "Kommune", "Bewilligt (T€)"]],
        [["Programm", "Kommune", "Bewilligt (in 1.000 €)"]],
        [HEAD, [None, None, "in Tsd. Euro"]],
        [["Beträge in Tsd. Euro"], HEAD],
        [["Starke Heimat, Angaben in T€"], HEAD],
        [["Fördermittel 2020 (Tsd. €)"], HEAD],
    ],
)
def test_amounts_in_thousands_are_converted_and_said(rows):
    reading = read_rows([*rows, ["P", "Marburg", 54.912], ["P", "Hanau", "50,1"], ["P", "Alsfeld", "2 Mio."]])
    assert reading.accepted, reading.findings
    assert reading.tables["mittel"]["bewilligt"].tolist() == [54912, 50100, 2000000]
    said = [found for found in reading.findings if found.rule == "unit_converted"]
    assert len(said) == 1
    assert "54,912 in 54.912" in said[0].message


@pytest.mark.parametrize(
    "rows",
    [
        [["Das Programm stellt rund 37 Mio. Euro bereit"], HEAD],
        [["Beträge in Tsd. Euro"], ["Programm", "Kommune", "Bewilligt in Euro"]],
    ],
)
def test_a_title_that_only_mentions_millions_converts_nothing(rows):
    reading = read_rows([*rows, ["P", "Marburg", 54.91]])
    assert reading.tables["mittel"]["bewilligt"].tolist() == [54.91]
    assert reading.accepted


@pytest.mark.parametrize("amounts", [[54912, 23000], [100001, 3], ["54.912 €", 3]])
def test_numbers_that_look_full_are_asked(amounts):
    rows = [["Programm", "Kommune", "Bewilligt in Tsd. Euro"], ["P", "Marburg", amounts[0]], ["P", "Hanau", amounts[1]]]
    assert ("C1", "unit_in_header", "Fehler") in rules(read_rows(rows))


def test_a_total_is_converted_before_it_is_checked():
    rows = [
        ["Programm", "Kommune", "Bewilligt in Tsd. Euro"],
        ["P", "Marburg", 1.5],
        ["P", "Hanau", 2],
        ["Summe", None, 3.5],
    ]
    assert "stimmt" in read_rows(rows).omitted[0].reason
