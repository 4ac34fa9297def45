"""Pairing rows: exact for missing values and every type, independent of the order of rows."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data import matching
from data.matching import identities, match, occurrence_numbers

TYPES = {"wort": "str", "zahl": "Int64", "wert": "float64"}
ROWS = st.lists(
    st.tuples(
        st.sampled_from([None, "a", "b", ""]),
        st.sampled_from([None, 0, 1, 2**60, 2**60 + 1]),
        st.sampled_from([None, 0.0, 0.1 + 0.2, 0.3]),
    ),
    max_size=12,
)


def typed(rows, category=False):
    table = pd.DataFrame(rows, columns=list(TYPES), dtype=object).astype(TYPES)
    return table.astype({"wort": "category"}) if category else table


@given(ROWS, ROWS, st.booleans(), st.booleans())
def test_numbers_are_equal_exactly_where_rows_are(left, right, first, second):
    mine, theirs = identities([typed(left, first), typed(right, second)], list(TYPES))
    rows = left + right
    numbers = [*mine, *theirs]
    for row, number in zip(rows, numbers, strict=True):
        assert [other == row for other in rows] == [other == number for other in numbers]


@given(ROWS, ROWS)
def test_numbers_stay_exact_when_there_is_little_room(left, right):
    room, matching._ROOM = matching._ROOM, 10
    try:
        narrow = np.concatenate(identities([typed(left), typed(right)], list(TYPES)))
    finally:
        matching._ROOM = room
    wide = np.concatenate(identities([typed(left), typed(right)], list(TYPES)))
    assert [list(narrow == number) for number in narrow] == [list(wide == number) for number in wide]


@given(ROWS, ROWS)
def test_every_row_meets_at_most_one_of_its_key_and_equal_ones_first(file, stored):
    found = match(typed(file), typed(stored), ["wort"], list(TYPES))
    met = [int(position) for position in found.partner if position >= 0]
    assert sorted([*met, *found.unmet]) == list(range(len(stored)))
    for row, position, equal in zip(file, found.partner, found.equal, strict=True):
        if position >= 0:
            assert stored[position][0] == row[0]
            assert equal == (stored[position] == row)
    for row in set(file):
        assert sum(row == each and equal for each, equal in zip(file, found.equal, strict=True)) == min(
            file.count(row), stored.count(row)
        )
    for key in {row[0] for row in file}:
        new = sum(row[0] == key and position < 0 for row, position in zip(file, found.partner, strict=True))
        here, there = (sum(row[0] == key for row in rows) for rows in (file, stored))
        assert new == max(0, here - there)


@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_occurrence_numbers_are_unique_within_a_key(file, stored, random):
    counted = pd.Series(range(len(stored)))
    numbers = pd.Series(random.sample(range(1, 50), len(stored)), dtype="Int64")
    found = match(typed(file), typed(stored), ["wort"], list(TYPES))
    given_numbers = occurrence_numbers(found, numbers)
    stay = [(stored[position][0], int(numbers[position])) for position in counted if position in set(found.unmet)]
    taken = [*stay, *((row[0], int(number)) for row, number in zip(file, given_numbers, strict=True))]
    assert len(set(taken)) == len(taken)
    for position, number in zip(found.partner, given_numbers, strict=True):
        assert number >= 1
        if position >= 0:
            assert number == numbers[position]
