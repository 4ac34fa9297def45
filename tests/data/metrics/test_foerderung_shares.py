"""The spread over Kommunen: shares add up, the coefficient is that of the definition, too few are too few."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.metrics.foerderung_shares import FEWEST, bounded, exactness, gini, quarters, shares
from loaders import territory
from loaders.cells.quantity import ABOUT, AT_LEAST, EXACT
from tests.money import mittel

KEYS = list(territory.kommunen()["key"])


def given_amounts(*amounts: object) -> object:
    return mittel(
        *({"programm": "P", "kommune": key, "bewilligt": euro} for key, euro in zip(KEYS, amounts, strict=False))
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=FEWEST, max_size=60).filter(any))
def test_shares_and_gini_are_those_of_their_definitions(amounts):
    table = shares(given_amounts(*amounts), "bewilligt")
    ordered, whole = sorted(amounts, reverse=True), sum(amounts)
    differences = sum(abs(one - other) for one in amounts for other in amounts)

    assert table["bewilligt"].tolist() == ordered
    assert table["anteil"].sum() == pytest.approx(1)
    assert table["anteil_bisher"].iloc[4] == pytest.approx(sum(ordered[:5]) / whole)
    assert table["kommunen_bisher"].iloc[-1] == 1
    assert gini(table, "bewilligt") == pytest.approx(differences / (2 * len(amounts) * whole))
    parts = quarters(table, "bewilligt")
    assert parts["kommunen"].sum() == len(amounts)
    assert parts["kommunen"].max() - parts["kommunen"].min() <= 1
    assert parts["bewilligt"].sum() == whole
    first = parts["kommunen"].iloc[0]
    assert parts["anteil"].iloc[0] == pytest.approx(sum(ordered[:first]) / whole)
    assert parts[["hoechster", "niedrigster"]].iloc[0].tolist() == [ordered[0], ordered[first - 1]]


def test_all_alike_is_no_concentration_and_all_with_one_is_most():
    assert gini(shares(given_amounts(*[5] * 20), "bewilligt"), "bewilligt") == pytest.approx(0)
    assert gini(shares(given_amounts(5, *[0] * 19), "bewilligt"), "bewilligt") == pytest.approx(19 / 20)


@pytest.mark.parametrize("amounts", [[1] * (FEWEST - 1), [0] * FEWEST, []])
def test_nothing_is_said_of_too_few_or_of_no_money(amounts):
    table = shares(given_amounts(*amounts), "bewilligt")

    assert table.empty
    assert gini(table, "bewilligt") is None


def test_kommunen_without_an_amount_do_not_count():
    rows = [{"programm": "P", "kommune": key, "beantragt": 1} for key in KEYS[FEWEST:]]
    rows += [{"programm": "P", "kommune": key, "bewilligt": 1} for key in KEYS[:FEWEST]]

    assert len(shares(mittel(*rows), "bewilligt")) == FEWEST


@pytest.mark.parametrize(("qualifier", "said", "bounds"), [(EXACT, EXACT, 0), (ABOUT, ABOUT, 0), (AT_LEAST, ABOUT, 1)])
def test_shares_are_as_exact_as_their_amounts(qualifier, said, bounds):
    table = shares(given_amounts((7, qualifier), *[5] * 20), "bewilligt")

    assert exactness(table, "bewilligt") == said
    assert bounded(table, "bewilligt") == bounds
