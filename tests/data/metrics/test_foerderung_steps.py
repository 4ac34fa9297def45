"""The way of the money: each rest is the difference of two stages, a stage that nobody stated is no zero."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.metrics.foerderung_steps import LEFT, STAGE, steps
from data.quantities import MISSING, NOTHING, Quantity, listed
from loaders import territory
from loaders.cells.quantity import ABOUT, AT_LEAST, AT_MOST, EXACT, MORE_THAN
from tests.money import NAME, mittel, programme

P = {"programm": "P"}


def told(*rows: dict[str, object]) -> list[tuple[str, Quantity]]:
    table = steps(mittel(*(P | row for row in rows)))
    return list(zip(table["schritt"], listed(table, "betrag"), strict=True))


def test_the_way_of_a_programme_that_states_all_of_it():
    assert told({"volumen": 100, "beantragt": 90, "bewilligt": 70, "abgerufen": 30}) == [
        ("Volumen", Quantity(100, EXACT)), ("Volumen, nicht beantragt", Quantity(10, EXACT)),
        ("Beantragt", Quantity(90, EXACT)), ("Beantragt, nicht bewilligt", Quantity(20, EXACT)),
        ("Bewilligt", Quantity(70, EXACT)), ("Bewilligt, nicht abgerufen", Quantity(40, EXACT)),
        ("Abgerufen", Quantity(30, EXACT)),
    ]  # fmt: skip


def test_every_kommune_of_the_land_adds_up_to_its_stages():
    rows = programme()
    sums = {stage: sum(int(row.get(stage, 0)) for row in rows) for stage in ("beantragt", "bewilligt", "abgerufen")}
    found = steps(mittel(*rows))
    values = dict(zip(found["schritt"], listed(found, "betrag"), strict=True))

    assert set(found["programm"]) == {NAME}
    assert values["Beantragt"] == Quantity(sums["beantragt"], EXACT)
    assert values["Volumen, nicht beantragt"] == Quantity(40_000_000 - sums["beantragt"], EXACT)
    assert values["Bewilligt, nicht abgerufen"] == Quantity(sums["bewilligt"] - sums["abgerufen"], EXACT)


def test_a_list_that_may_be_incomplete_leaves_at_most_the_rest():
    found = dict(told({"volumen": 100}, {"kommune": "06531", "beantragt": 40}))

    assert found["Volumen, nicht beantragt"] == Quantity(60, AT_MOST)
    assert found["Beantragt"] == Quantity(40, EXACT)
    more = dict(told({"volumen": 100}, {"kommune": "06531", "beantragt": 130}))
    assert more["Mehr beantragt als bereitsteht"] == Quantity(30, AT_LEAST)


def test_what_the_programme_drew_is_not_held_against_a_list_that_may_be_incomplete():
    found = dict(told({"abgerufen": 30}, {"kommune": "06531", "bewilligt": 40}))

    assert found["Bewilligt, nicht abgerufen"] == Quantity(10, AT_LEAST)
    assert dict(told({"abgerufen": 50}, {"kommune": "06531", "bewilligt": 40}))["Bewilligt, nicht abgerufen"] == MISSING


def test_a_stage_that_nobody_stated_is_skipped_and_has_no_bar():
    table = steps(mittel(P | {"volumen": 100, "bewilligt": 70}))

    assert table["schritt"].tolist() == ["Volumen", "Beantragt", "Volumen, nicht bewilligt", "Bewilligt", "Abgerufen"]
    assert table["art"].tolist() == [STAGE, STAGE, LEFT, STAGE, STAGE]
    assert listed(table, "betrag")[1] == NOTHING
    assert table["bis"].isna().tolist() == [False, True, False, False, True]


@pytest.mark.parametrize(
    ("given_row", "name", "expected"),
    [
        ({"volumen": (100, ABOUT), "beantragt": 90}, "Volumen, nicht beantragt", Quantity(10, ABOUT)),
        ({"volumen": (100, MORE_THAN), "beantragt": 90}, "Volumen, nicht beantragt", Quantity(10, MORE_THAN)),
        ({"bewilligt": 90, "abgerufen": (40, AT_LEAST)}, "Bewilligt, nicht abgerufen", Quantity(50, AT_MOST)),
        ({"volumen": 100, "beantragt": 130}, "Mehr beantragt als bereitsteht", Quantity(30, EXACT)),
        ({"beantragt": 10, "bewilligt": 13}, "Mehr bewilligt als beantragt", Quantity(3, EXACT)),
        ({"beantragt": (10, AT_LEAST), "bewilligt": 13}, "Beantragt, nicht bewilligt", MISSING),
        ({"bewilligt": 10, "abgerufen": 10}, "Bewilligt, nicht abgerufen", Quantity(0, EXACT)),
    ],
)
def test_what_is_left_is_as_exact_as_its_stages(given_row, name, expected):
    assert dict(told(given_row))[name] == expected


def test_a_kommune_that_does_not_say_what_it_drew_leaves_at_most_the_rest():
    found = dict(told({"kommune": "06531", "bewilligt": 10, "abgerufen": 4}, {"kommune": "06431", "bewilligt": 10}))

    assert found["Abgerufen"] == Quantity(4, AT_LEAST, missing=1)
    assert found["Bewilligt, nicht abgerufen"] == Quantity(16, AT_MOST)


@pytest.mark.parametrize("row", [{"volumen": 5}, {"bewilligt": 5}, {"kommune": "06531", "volumen": 5}])
def test_one_stage_is_no_way(row):
    assert steps(mittel(P | row)).empty


def test_the_greatest_programme_comes_first_and_text_or_categories_are_the_same():
    rows = mittel(
        {"programm": "klein", "volumen": 10, "bewilligt": 5}, {"programm": "groß", "volumen": 20, "bewilligt": 5}
    )
    categories = rows.astype({name: "category" for name in rows.columns if rows[name].dtype == "str"})

    assert list(dict.fromkeys(steps(rows)["programm"])) == ["groß", "klein"]
    assert steps(categories).equals(steps(rows))


def test_without_rows_the_columns_stay():
    empty = steps(mittel())

    assert empty.empty
    assert list(empty.columns) == list(steps(mittel(*programme())).columns)


stage = st.none() | st.integers(0, 100)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(stage, stage, stage, stage), min_size=1, max_size=4))
def test_bars_of_rests_lie_between_the_stages_around_them(amounts):
    keys = territory.kommunen()["key"]
    names = ("volumen", "beantragt", "bewilligt", "abgerufen")
    rows = [
        P | {"kommune": key} | {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for key, row in zip(keys, amounts, strict=False)
    ]
    table = steps(mittel(*rows))
    sums = [
        sum(row[place] or 0 for row in amounts) for place in range(4) if any(row[place] is not None for row in amounts)
    ]

    drawn = table[table["art"].eq(STAGE) & table["bis"].notna()]["bis"].tolist()
    assert drawn == (sums if len(sums) > 1 else [])
    assert set(table.loc[table["art"].eq(LEFT), ["von", "bis"]].stack().dropna()) <= set(map(float, sums))
