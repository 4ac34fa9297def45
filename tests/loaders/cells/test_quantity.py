import math
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.base import Percentage
from loaders.cells.quantity import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    EXACT,
    LESS_THAN,
    MORE_THAN,
    QUALIFIERS,
    Amount,
    Quantity,
)
from loaders.findings import Rejected
from tests.loaders.cells.asking import asked, refusal, said


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("rund 120", (120, ABOUT)), ("Rund 160", (160, ABOUT)), ("rd. 120", (120, ABOUT)), ("ca. 120", (120, ABOUT)),
        ("ca.120", (120, ABOUT)), ("ca 120", (120, ABOUT)), ("circa 120", (120, ABOUT)), ("etwa 120", (120, ABOUT)),
        ("ungefähr 120", (120, ABOUT)), ("~120", (120, ABOUT)), ("≈ 120", (120, ABOUT)), ("an die 300", (300, ABOUT)),
        ("fast 17", (17, ABOUT)), ("knapp 120", (120, ABOUT)), ("gut 300", (300, ABOUT)),
        ("mehr als 300", (300, MORE_THAN)), ("über 600", (600, MORE_THAN)), ("ÜBER 600", (600, MORE_THAN)),
        (">300", (300, MORE_THAN)), ("> 300", (300, MORE_THAN)), ("bereits über 70", (70, MORE_THAN)),
        ("deutlich mehr als 300", (300, MORE_THAN)), ("knapp über 300", (300, MORE_THAN)),
        ("mindestens 5", (5, AT_LEAST)), ("mind. 5", (5, AT_LEAST)), ("min. 5", (5, AT_LEAST)), ("ab 5", (5, AT_LEAST)),
        (">=5", (5, AT_LEAST)), ("≥ 5", (5, AT_LEAST)), ("300+", (300, AT_LEAST)), ("300 und mehr", (300, AT_LEAST)),
        ("weniger als 7", (7, LESS_THAN)), ("unter 7", (7, LESS_THAN)), ("<7", (7, LESS_THAN)),
        ("höchstens 9", (9, AT_MOST)), ("bis zu 9", (9, AT_MOST)), ("bis 9", (9, AT_MOST)), ("maximal 9", (9, AT_MOST)),
        ("max. 9", (9, AT_MOST)), ("<= 9", (9, AT_MOST)), ("≤9", (9, AT_MOST)), ("nicht mehr als 9", (9, AT_MOST)),
        ("120", (120, EXACT)), ("genau 120", (120, EXACT)), (120, (120, EXACT)), (120.0, (120, EXACT)),
        ("1.200", (1200, EXACT)), ("1,2 Tsd.", (1200, EXACT)), ("120 Personen", (120, EXACT)), ("120 TN", (120, EXACT)),
        ("rund 120 Teilnehmer/innen", (120, ABOUT)), ("120 Teilnehmer*innen", (120, EXACT)),
        ("120 TeilnehmerInnen", (120, EXACT)), ("etwa 300 Kommunen", (300, ABOUT)),
        ("k. A.", (None, None)), ("keine Angabe", (None, None)), ("-", (None, None)), ("–", (None, None)),
        ("unbekannt", (None, None)), ("120 ca.", (120, ABOUT)), ("120 mind.", (120, AT_LEAST)), ("120*", (120, EXACT)),
    ],
)  # fmt: skip
def test_quantities_keep_their_qualifier(value, expected):
    assert Quantity().parse(value) == expected


@pytest.mark.parametrize(
    ("value", "rule", "suggestion"),
    [
        ("100-120", "number_span", "mindestens 100"),
        ("100 – 120", "number_span", "mindestens 100"),
        ("100 bis 120", "number_span", "mindestens 100"),
        ("ca. 100-120", "number_span", "mindestens 100"),
        ("zwischen 100 und 120", "number_span", "mindestens 100"),
        ("2020-02-12", "number_unit", ""),
        ("-5", "count_negative", "5"),
        ("12,5", "number_fraction", ""),
        ("rund 12,5", "number_fraction", ""),
        ("rund 1,234", "number_english", "rund 1.234"),
        ("120 €", "number_unit", "120"),
        ("120 (davon 20 online)", "number_unit", "120"),
        ("120 (ca.)", "number_unit", "rund 120"),
        ("2+1", "number_unit", ""),
        ("2 und 1", "number_span", "mindestens 2"),
        (0.5, "number_fraction", ""),
        ("120 Leute", "number_unit", "120"),
        ("120 Tausnd", "number_unit", "120 Tsd."),
        ("5 Dutzend", "number_unit", ""),
        ("37 M", "number_unit", ""),
        ("viele", "number", ""),
        ("mın. 5", "number", ""),
        (12.5, "number_fraction", ""),
        (Percentage(1.2), "number_unit", "120"),
        (math.nan, "number_infinite", ""),
        (date(2020, 12, 10), "number_is_date", ""),
        (datetime(2020, 12, 10, 9), "number_is_date", ""),
        (time(10), "number_is_date", ""),
    ],
)
def test_what_is_no_count(value, rule, suggestion):
    assert asked(Quantity(), value) == (rule, suggestion)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("69,5 %", (69.5, EXACT)), (Percentage(0.695), (69.5, EXACT)), ("rund 63 %", (63.0, ABOUT)),
        ("2,38 %", (2.38, EXACT)), ("64,0 Punkte", (64.0, EXACT)), ("-11", (-11.0, EXACT)), (0.1, (0.1, EXACT)),
        ("mehr als 600", (600.0, MORE_THAN)), ("rund 37 Mio. €", (37e6, ABOUT)), ("483", (483.0, EXACT)),
        ("12,345 %", (12.345, EXACT)),
    ],
)  # fmt: skip
def test_published_figures_may_have_fractions(value, expected):
    assert Quantity(whole=False).parse(value) == expected


@pytest.mark.parametrize(
    ("value", "euro", "qualifier"),
    [
        ("1.234,50 €", 1234.5, EXACT), ("1234,5", 1234.5, EXACT), ("12.500", 12500, EXACT), ("37 Mio. €", 37e6, EXACT),
        ("37 Mio €", 37e6, EXACT), ("37 Millionen Euro", 37e6, EXACT), ("1,2 Tsd.", 1200, EXACT),
        ("500 T€", 5e5, EXACT),
        ("500 TEUR", 5e5, EXACT), ("TEUR 500", 5e5, EXACT), ("500 Tsd. €", 5e5, EXACT), ("3 Mrd.", 3e9, EXACT),
        ("37MioEUR", 37e6, EXACT), ("2,5 M€", 2.5e6, EXACT), ("EUR 5.000,-", 5000, EXACT), ("5.000,--", 5000, EXACT),
        ("5.000,- €", 5000, EXACT), ("5.000,–", 5000, EXACT), ("€ 5.000", 5000, EXACT), ("- 120,00", -120, EXACT),
        ("−120", -120, EXACT), ("-€ 120", -120, EXACT), ("1\u00a0234\u2009567", 1234567, EXACT), ("'123", 123, EXACT),
        ("1'234'567.50", 1234567.5, EXACT), ("2.18 Mio", 2.18e6, EXACT), ("0.720 Mio", 720_000, EXACT),
        ("12.500 € *", 12500, EXACT), ("12.500¹", 12500, EXACT), ("37 Mio. EUR.", 37e6, EXACT),
        ("bis zu 3,9 Mio. €", 3.9e6, AT_MOST), ("fast 17 Mio. Euro", 17e6, ABOUT), ("rd. 37 Mio. €", 37e6, ABOUT),
        ("mehr als 16 Millionen Euro", 16e6, MORE_THAN), ("ca. 400 Millionen Euro", 4e8, ABOUT),
        (54912, 54912, EXACT), (1234.565, 1234.57, EXACT), (-0.001, 0, EXACT), (54912.3333333, 54912.33, EXACT),
    ],
)  # fmt: skip
def test_amounts_in_euro(value, euro, qualifier):
    assert Amount().parse(value) == (euro, qualifier)


@pytest.mark.parametrize(
    ("value", "rule", "suggestion"),
    [
        ("1,234", "number_doubtful", ""),
        ("1.237 T€", "number_doubtful", "1,237 Tsd. €"),
        ("1,234.50", "number_english", "1.234,50"),
        ("rund 1,234.50 €", "number_english", "rund 1.234,50 €"),
        ("(1.200)", "number_brackets", "-1.200"),
        ("120,00-", "number_minus", "-120,00"),
        ("1O0 €", "number_unit", "100 €"),
        ("37 Mioo €", "number_unit", "37 Mio. €"),
        ("37 Millonen", "number_unit", "37 Mio."),
        ("500 bis 1.000 €", "number_span", "mindestens 500"),
        ("100 $", "number_unit", "100"),
        ("- -5", "number", ""),
        ("7.500 + 2.500", "number_unit", ""),
        ("2000 Mrd.", "number_large", ""),
        (date(2020, 1, 2), "number_is_date", ""),
    ],
)
def test_amounts_that_are_asked(value, rule, suggestion):
    assert asked(Amount(), value) == (rule, suggestion)


def test_spellings_of_case_6_are_parsed_by_the_stated_rule_or_asked():
    """Case 6 of the test cases made of real facts; never 1850000, never a thousandfold error."""
    assert Amount().parse("1.237.000,50") == (1237000.5, EXACT)
    assert Amount().parse("1237000.50") == (1237000.5, EXACT)
    assert Amount().parse("1,237 Mio") == (1237000.0, EXACT)
    assert Amount().parse("18500.00") == (18500.0, EXACT)
    assert asked(Amount(), "1.237 Mio") == ("number_doubtful", "1,237 Mio.")


def test_a_doubtful_amount_names_both_readings_and_both_can_be_typed():
    found = said(Amount(), "1,239 €")

    assert found.message == "„1,239 €“ lässt sich auf zwei Arten lesen. Bitte „1.239 €“ oder „1,24 €“ eintragen."
    assert Amount().parse("1.239 €") == (1239.0, EXACT)
    assert Amount().parse("1,24 €") == (1.24, EXACT)


def test_the_rules_for_dots_and_for_rund_are_said():
    for cell_type in (Quantity(), Quantity(whole=False), Amount()):
        assert "ein Punkt vor genau drei Ziffern trennt Tausender" in cell_type.describe()
    assert set(QUALIFIERS) - {EXACT} == {word for word in QUALIFIERS if word in Quantity().describe()}


cents = st.integers(-(10**13), 10**13).map(lambda number: number / 100)


@given(cents, st.sampled_from(["{} €", "{}", "€ {}", "{} Euro", "EUR {}", "'{}"]))
def test_every_amount_comes_back_from_its_german_spelling(euro, form):
    german = f"{euro:,.2f}".translate(str.maketrans(",.", ".,"))
    assert Amount().parse(form.format(german)) == (euro, EXACT)
    assert Amount().parse(euro) == (euro, EXACT)


@given(st.integers(1, 10**9), st.sampled_from(QUALIFIERS[1:]))
def test_every_qualified_count_comes_back(number, qualifier):
    assert Quantity().parse(f"{qualifier} {number:,}".replace(",", ".")) == (number, qualifier)


@given(st.floats(-1e12, 1e12))
def test_numbers_of_excel_are_taken_exactly(number):
    assert Quantity(whole=False).parse(number) == (number, EXACT)


@given(st.integers(1, 9999), st.integers(0, 999), st.sampled_from(["", " €", " Mio.", " T€", " Mrd. €"]))
def test_a_doubtful_spelling_is_never_taken_for_both_readings(before, behind, unit):
    """Either the dotted or the comma spelling of the same digits is asked, so no typo passes a thousandfold wrong."""
    taken = []
    for mark in ".,":
        try:
            taken.append(Amount().parse(f"{before}{mark}{behind:03}{unit}")[0])
        except Rejected:
            continue
    assert len(taken) < 2


@given(st.from_regex(r"[1-9][0-9]{0,2}[.,][0-9]{3}( Mio\.| €)?", fullmatch=True))
def test_both_readings_of_a_doubt_are_accepted(text):
    try:
        Amount().parse(text)
    except Rejected:
        details = refusal(Amount(), text).details
        first, second = (Amount().parse(details[name])[0] for name in ("first", "second"))
        assert first > 100 * second or second == 0
