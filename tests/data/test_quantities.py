"""Sums of quantities: qualifiers survive, the order of the parts does not matter, nothing pretends to be exact."""

import math
from functools import reduce
from operator import add

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.quantities import (
    MISSING,
    NOTHING,
    Quantity,
    as_columns,
    columns,
    compare,
    difference,
    exact,
    listed,
    ratio,
    total,
    total_by,
)
from loaders.cells.quantity import ABOUT, AT_LEAST, AT_MOST, EXACT, LESS_THAN, MORE_THAN, QUALIFIERS

SINGLES = st.one_of(
    st.just(MISSING), st.builds(Quantity, st.integers(0, 10_000).map(float), st.sampled_from(QUALIFIERS))
)
SUMS = st.lists(SINGLES, max_size=4).map(lambda parts: reduce(add, parts, NOTHING))


def quantities(*values: tuple[float | None, str | None], name: str = "anzahl") -> pd.DataFrame:
    table = pd.DataFrame(values, columns=[name, f"{name}_qualifier"])
    return table.astype({name: "float64", f"{name}_qualifier": "str"})


CONFERENCES = quantities((120, ABOUT), (160, ABOUT), (300, MORE_THAN))


def test_the_three_conferences_are_at_least_580_partly_rounded():
    assert total(CONFERENCES, "anzahl") == Quantity(580, AT_LEAST, rounded=True, missing=0)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([(1, EXACT), (2, EXACT)], Quantity(3, EXACT)),
        ([(1, EXACT), (2, ABOUT)], Quantity(3, ABOUT)),
        ([(1, ABOUT), (2, ABOUT)], Quantity(3, ABOUT)),
        ([(1, EXACT), (2, MORE_THAN)], Quantity(3, AT_LEAST)),
        ([(1, MORE_THAN), (2, MORE_THAN)], Quantity(3, AT_LEAST)),
        ([(1, ABOUT), (2, AT_LEAST)], Quantity(3, AT_LEAST, rounded=True)),
        ([(1, EXACT), (2, LESS_THAN)], Quantity(3, AT_MOST)),
        ([(1, ABOUT), (2, AT_MOST)], Quantity(3, AT_MOST, rounded=True)),
        ([(1, MORE_THAN), (2, LESS_THAN)], Quantity(3, ABOUT, rounded=True)),
        ([(1, EXACT), (None, None)], Quantity(1, AT_LEAST, missing=1)),
        ([(1, ABOUT), (None, None)], Quantity(1, AT_LEAST, rounded=True, missing=1)),
        ([(1, AT_MOST), (None, None)], Quantity(1, ABOUT, rounded=True, missing=1)),
        ([(None, None), (None, None)], Quantity(None, None, missing=2)),
        ([(300, MORE_THAN)], Quantity(300, MORE_THAN)),
        ([(3.9, LESS_THAN)], Quantity(3.9, LESS_THAN)),
        ([(None, None)], MISSING),
        ([], NOTHING),
    ],
)
def test_what_a_sum_is_called(parts, expected):
    assert total(quantities(*parts), "anzahl") == expected
    assert reduce(add, listed(quantities(*parts), "anzahl"), NOTHING) == expected


@settings(deadline=None)
@given(SUMS, SUMS, SUMS)
def test_addition_is_commutative_and_associative_with_a_neutral_element(one, two, three):
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)
    assert one + NOTHING == one


@settings(deadline=None)
@given(st.lists(SINGLES, max_size=12))
def test_a_table_adds_up_as_its_single_quantities_do(parts):
    assert total(as_columns(parts, "anzahl"), "anzahl") == reduce(add, parts, NOTHING)


@settings(deadline=None)
@given(st.lists(st.tuples(SINGLES, st.sampled_from("abc")), max_size=12))
def test_sums_of_sums_are_the_sum(parts):
    table = as_columns([quantity for quantity, _ in parts], "anzahl").assign(group=[group for _, group in parts])

    assert total(total_by(table, "anzahl", ["group"]), "anzahl") == total(table, "anzahl")


@settings(deadline=None)
@given(st.lists(SINGLES, min_size=1, max_size=8))
def test_a_sum_is_exact_only_if_every_part_is(parts):
    sum_is_exact = reduce(add, parts).qualifier == EXACT

    assert sum_is_exact == all(part.qualifier == EXACT for part in parts)


@settings(deadline=None)
@given(st.lists(SINGLES, max_size=6))
def test_columns_and_back(parts):
    assert listed(as_columns(parts, "anzahl"), "anzahl") == parts


def test_groups_keep_order_types_and_rows_without_a_group():
    table = pd.concat([CONFERENCES, quantities((None, None))], ignore_index=True)
    table = table.assign(bezirk=pd.Series(["066", "065", None, "065"], dtype="str"))

    sums = total_by(table, "anzahl", ["bezirk"])

    assert list(sums.columns) == ["bezirk", *columns("anzahl")]
    assert sums["bezirk"].fillna("-").tolist() == ["065", "066", "-"]
    assert listed(sums, "anzahl") == [
        Quantity(160, AT_LEAST, rounded=True, missing=1),
        Quantity(120, ABOUT),
        Quantity(300, MORE_THAN),
    ]
    assert [str(kind) for kind in sums.dtypes] == ["str", "float64", "str", "bool", "int64"]


def test_unused_categories_make_no_groups():
    table = CONFERENCES.assign(bezirk=pd.Categorical(["064"] * 3, categories=["064", "065"]))

    assert total_by(table, "anzahl", ["bezirk"])["bezirk"].tolist() == ["064"]


def test_an_empty_table_has_the_right_columns():
    empty = CONFERENCES.head(0).assign(bezirk=pd.Series([], dtype="str"))

    sums = total_by(empty, "anzahl", ["bezirk"])

    assert sums.empty
    assert [str(kind) for kind in sums.dtypes] == ["str", "float64", "str", "bool", "int64"]


def test_cents_stay_cents():
    table = quantities((7500.10, EXACT), (54912.20, EXACT))

    assert total(table, "anzahl").value == pytest.approx(62412.30)


@pytest.mark.parametrize(
    ("quantity", "divisor", "expected"),
    [
        (Quantity(300, MORE_THAN), 194.0, Quantity(300 / 194, MORE_THAN)),
        (Quantity(580, AT_LEAST, rounded=True), 443.0, Quantity(580 / 443, AT_LEAST, rounded=True)),
        (Quantity(1, EXACT), Quantity(4, ABOUT), Quantity(0.25, ABOUT)),
        (Quantity(1, EXACT), Quantity(4, MORE_THAN), Quantity(0.25, AT_MOST)),
        (Quantity(1, MORE_THAN), Quantity(4, MORE_THAN), Quantity(0.25, ABOUT, rounded=True)),
        (Quantity(1, EXACT), 0.0, MISSING),
        (Quantity(1, EXACT), None, MISSING),
        (MISSING, 4.0, MISSING),
    ],
)
def test_a_ratio_is_as_uncertain_as_both_numbers(quantity, divisor, expected):
    assert ratio(quantity, divisor) == expected


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        (exact(248), exact(85), Quantity(163, EXACT)),  # Hessen, December 2022
        (exact(229), exact(46), Quantity(183, EXACT)),
        (Quantity(600, MORE_THAN), exact(350), Quantity(250, MORE_THAN)),
        (exact(475), Quantity(300, MORE_THAN), Quantity(175, AT_MOST)),
        (Quantity(475, MORE_THAN), Quantity(300, MORE_THAN), Quantity(175, ABOUT, rounded=True)),
        (Quantity(120, ABOUT), exact(20), Quantity(100, ABOUT)),
        (MISSING, exact(1), MISSING),
    ],
)
def test_a_difference_is_as_uncertain_as_both_numbers(whole, part, expected):
    assert difference(whole, part) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Quantity(300, MORE_THAN), Quantity(160, ABOUT), 1),
        (Quantity(7.5, MORE_THAN), Quantity(15.3, ABOUT), None),
        (Quantity(120, ABOUT), Quantity(160, ABOUT), -1),
        (Quantity(120, ABOUT), Quantity(120, ABOUT), None),
        (exact(5), exact(5), 0),
        (Quantity(5, MORE_THAN), exact(5), 1),
        (Quantity(5, LESS_THAN), Quantity(5, MORE_THAN), -1),
        (Quantity(5, AT_LEAST), exact(5), None),
        (Quantity(9, AT_MOST), exact(5), None),
        (Quantity(9, ABOUT, rounded=True), exact(5), None),
        (MISSING, exact(5), None),
    ],
)
def test_bounds_decide_a_comparison_or_leave_it_open(left, right, expected):
    assert compare(left, right) == expected
    assert compare(right, left) == (None if expected is None else -expected)


def test_exact_of_nothing_is_missing():
    assert exact(None) == exact(math.nan) == MISSING
