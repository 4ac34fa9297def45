"""Counted reports say what going through the rows one by one says, whatever is chosen."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.metrics import ozg, reifegrade
from data.metrics.status_over_time import status_over_time
from data.metrics.tally import choose, tally, within
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

COLUMNS = SHEETS["ozg"].columns()
FIELDS, KOMMUNEN, DAYS = (
    ("Bildung", "Umwelt", None),
    ("06411000", "06", "06435014", "06415000"),
    ("2024", "2025", "2026"),
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "ozg_id": st.sampled_from(["10001", "10002"]),
            "themenfeld": st.sampled_from(FIELDS),
            "kommune": st.sampled_from(KOMMUNEN),
            "stichtag": st.sampled_from([f"{year}-12-31" for year in DAYS]),
            "status": st.sampled_from(["offen", "online"]),
            "reifegrad": st.sampled_from([None, 1, 3]),
            "basis": st.sampled_from(["Plan", "Selbstauskunft"]),
        }
    ).map(lambda row: row | {"reifegrad_modell": None if row["reifegrad"] is None else "1.1"}),
    max_size=12,
)
CHOSEN = st.lists(st.sampled_from(FIELDS[:2]), unique=True)
REGION = st.sampled_from(["", "064", "06411", "06415", "06435"])
KREIS = {"06411000": "06411", "06": "", "06435014": "06415", "06415000": "06415"}  # Hanau is a Kreis of its own


def same(kommune):
    """The keys of one Kommune: Hanau has had another one since 2026."""
    hanau = ("06435014", "06415000")
    return hanau if kommune in hanau else (kommune,)


def holding(rows, kommune, day):
    """The day of the report of a Kommune that holds on a day, None before its first."""
    own = [row["stichtag"] for row in rows if row["kommune"] in same(kommune) and row["basis"] != "Plan"]
    return max((each for each in own if each <= day), default=None)


def reporting(rows, day, region):
    """The keys under which a report holds on a day, with its day."""
    return {
        row["kommune"]: row["stichtag"]
        for row in rows
        if row["basis"] != "Plan" and KREIS[row["kommune"]].startswith(region)
        and row["stichtag"] == holding(rows, row["kommune"], day)
    }  # fmt: skip


def rows_of(rows, day, fields, region):
    """The rows that hold on a day, one by one: a report replaces the one before also where Themenfelder are chosen."""
    return [
        row
        for row in rows
        if row["basis"] != "Plan"
        and KREIS[row["kommune"]].startswith(region)
        and row["stichtag"] == holding(rows, row["kommune"], day)
        and (not fields or row["themenfeld"] in fields)
    ]


@settings(max_examples=40)
@given(ROWS, CHOSEN, REGION)
def test_states_of_each_day(rows, fields, region):
    found = status_over_time(choose(tally(table(COLUMNS, rows)), fields, region))
    days = {row["stichtag"] for row in rows if row["basis"] != "Plan" and KREIS[row["kommune"]].startswith(region)}
    assert set(found["stichtag"]) == days

    for day, part in found.groupby("stichtag"):
        counted = Counter(row["status"] for row in rows_of(rows, day, fields, region))
        assert {status: n for status, n in zip(part["status"], part["anzahl"], strict=True) if n} == dict(counted)
        held = reporting(rows, day, region)
        assert set(part["bekannt"]) == {len(held)}
        assert set(part["gemeldet"]) == {sum(each == day for each in held.values())}


@settings(max_examples=40)
@given(ROWS, st.sampled_from([f"{year}-12-31" for year in DAYS]))
def test_the_stand_of_a_day(rows, day):
    found = ozg.at(table(COLUMNS, rows), day)
    assert sorted(zip(found["kommune"], found["stichtag"], found["ozg_id"], strict=True)) == sorted(
        (row["kommune"], row["stichtag"], row["ozg_id"]) for row in rows_of(rows, day, (), "")
    )


@settings(max_examples=40)
@given(ROWS, CHOSEN, REGION)
def test_levels_of_each_day(rows, fields, region):
    found = reifegrade.over_time(choose(tally(table(COLUMNS, rows)), fields, region))
    found = found[found["anzahl"].gt(0)]
    days = {row["stichtag"] for row in rows if row["basis"] != "Plan"}
    expected = {
        (day, level): number
        for day in days
        if any(
            row["stichtag"] == day and KREIS[row["kommune"]].startswith(region) and row["basis"] != "Plan"
            for row in rows
        )
        for level, number in Counter(row["reifegrad"] for row in rows_of(rows, day, fields, region)).items()
        if level is not None
    }
    assert {
        (day, int(level)): int(number)
        for day, level, number in found[["stichtag", "reifegrad", "anzahl"]].itertuples(index=False)
    } == expected


@settings(max_examples=40)
@given(ROWS, CHOSEN, REGION, st.booleans())
def test_within_is_a_filter_also_of_categories(rows, fields, region, categories):
    given_rows = table(COLUMNS, rows)
    if categories:
        given_rows = given_rows.astype({"kommune": "category", "themenfeld": "category"})
    found = within(given_rows, fields, region)
    kept = [
        given_rows.index[number]
        for number, row in enumerate(rows)
        if (not fields or row["themenfeld"] in fields) and KREIS[row["kommune"]].startswith(region)
    ]
    assert found.index.tolist() == kept


@pytest.mark.parametrize(("fields", "number"), [((), 1), (("Bildung",), 0)])
def test_a_later_report_replaces_the_earlier_one_as_a_whole(fields, number):
    """The second report no longer speaks of Bildung, so nothing of it holds on its day."""
    usual = {"kommune": "06411000", "basis": "Selbstauskunft", "status": "online", "ozg_id": "10001"}
    rows = [
        usual | {"stichtag": "2021-12-31", "themenfeld": "Bildung"},
        usual | {"stichtag": "2022-12-31", "themenfeld": "Umwelt"},
    ]
    found = status_over_time(choose(tally(table(COLUMNS, rows)), fields))
    last = found[found["stichtag"].eq("2022-12-31") & found["status"].eq("online")]
    assert last["anzahl"].tolist() == [number]
