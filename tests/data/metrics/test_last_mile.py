"""The last mile: counted once more in plain loops, and chosen step by step."""

from collections import defaultdict

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.metrics import last_mile, ozg
from tests.data.metrics.test_ozg import EMPTY, rows

KEYS = ("06411000", "06412000", "06413000", "06531", "06")
PAIR = st.tuples(st.sampled_from(("10001", "10002", "10003", "10004")), st.sampled_from(KEYS))
REPORTS = st.dictionaries(PAIR, st.sampled_from(ozg.STATES), max_size=20)


def stand(found: dict[tuple[str, str], str]) -> pd.DataFrame:
    return rows(*({"ozg_id": one, "kommune": key, "status": state} for (one, key), state in found.items()))


def gaps(found: dict[tuple[str, str], str]) -> dict[str, set[str]]:
    """The Kommunen that each service lacks."""
    lacking: dict[str, set[str]] = {one: set() for one, _ in found}
    for (one, key), state in found.items():
        if state != "online":
            lacking[one].add(key)
    return lacking


@given(REPORTS)
@settings(max_examples=80, deadline=None)
def test_who_is_missing_is_what_plain_loops_find(found):
    lacking = gaps(found)

    table = last_mile.services(stand(found))
    assert dict(zip(table["ozg_id"], table["fehlen"], strict=True)) == {one: len(keys) for one, keys in lacking.items()}
    assert table["fehlen"].is_monotonic_increasing
    near = last_mile.missing(stand(found), 2)
    assert set(zip(near["ozg_id"], near["kommune"], strict=True)) == {
        (one, key) for one, keys in lacking.items() if 1 <= len(keys) <= 2 for key in keys
    }
    counts = last_mile.distances(stand(found), 2)
    assert counts["leistungen"].tolist() == [sum(len(keys) == n for keys in lacking.values()) for n in range(3)]


@given(REPORTS)
@settings(max_examples=80, deadline=None)
def test_each_step_completes_what_it_says_and_no_other_kommune_completes_more(found):
    lacking = gaps(found)

    total = 0
    for row in last_mile.greedy(stand(found), 10).itertuples():
        gains: dict[str, int] = defaultdict(int)
        for keys in lacking.values():
            if len(keys) == 1:
                gains[next(iter(keys))] += 1
        assert row.dazu == gains[row.kommune] == max([0, *gains.values()])
        for keys in lacking.values():
            keys.discard(row.kommune)
        total += row.dazu
        assert row.summe == total
    assert not any(lacking.values())  # ten steps are enough for five Kommunen


def test_services_that_lack_one_kommune_name_it():
    given_rows = stand({("10001", "06411000"): "online", ("10001", "06531"): "offen", ("10002", "06531"): "online"})

    near = last_mile.missing(given_rows, 1)

    assert near[["ozg_id", "kommune", "fehlen", "zustaendig"]].values.tolist() == [["10001", "06531", 1, 2]]


def test_where_nobody_completes_anything_the_nearest_comes_first():
    pairs = {(one, key): "offen" for one in ("10001", "10002") for key in KEYS[:2]} | {("10001", KEYS[2]): "offen"}

    table = last_mile.greedy(stand(pairs), 3)

    assert table["kommune"].tolist() == ["06411000", "06412000", "06413000"]
    assert table["dazu"].tolist() == [0, 1, 1]


def test_several_services_of_one_leistung_are_one():
    given_rows = rows({"leika_schluessel": "1"}, {"leika_schluessel": "2", "status": "offen"})

    assert last_mile.services(given_rows)["fehlen"].tolist() == [0]


@pytest.mark.parametrize(
    "measure", [last_mile.services, lambda r: last_mile.missing(r, 3), lambda r: last_mile.greedy(r, 3)]
)
def test_without_rows_nothing_is_near(measure):
    assert measure(EMPTY).empty


def test_categories_are_as_good_as_text():
    given_rows = stand({("10001", "06411000"): "online", ("10001", "06531"): "offen", ("10002", "06531"): "offen"})
    categories = given_rows.astype({name: "category" for name in given_rows if given_rows[name].dtype == "str"})

    for measure in (last_mile.services, lambda r: last_mile.missing(r, 3), lambda r: last_mile.greedy(r, 3)):
        pd.testing.assert_frame_equal(measure(categories), measure(given_rows))
