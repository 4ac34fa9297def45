"""What is striking about reports: falls, values that stand still, leaps - and nothing else."""

import pandas as pd
import pytest

from data.doubts.doubt import FELL, LEAPT, UNCHANGED
from data.metrics import comparability, watch
from data.metrics.standing import standing
from tests.data.metrics import planted as invented
from tests.data.metrics.test_comparability import IDS, report
from tests.data.metrics.test_ozg import EMPTY, rows


def found(*reports: list[dict[str, object]]) -> pd.DataFrame:
    return watch.findings(rows(*(row for one in reports for row in one)).assign(revision=7))


def kinds(*reports: list[dict[str, object]]) -> set[tuple[str, str, str]]:
    table = found(*reports)
    return set(zip(table["art"], table["schluessel"], table["befund"], strict=True))


def many(day: str, online: int, of: int = 20, kommune: str = "06531") -> list[dict[str, object]]:
    """A report of so many services, the first of them online."""
    return [
        {"stichtag": day, "kommune": kommune, "ozg_id": one, "status": "online" if place < online else "offen"}
        for place, one in enumerate(IDS[:of])
    ]


def test_a_fall_of_a_kommune_is_found():
    assert (FELL, "06531", "gefallen: 9 statt 12 Leistungen online") in kinds(
        many("2022-06-30", 12), many("2022-12-31", 9)
    )


def test_growth_is_nothing_striking():
    assert found(many("2022-06-30", 9), many("2022-12-31", 12)).empty


def test_a_service_that_is_withdrawn_in_one_kommune_is_found():
    keys = ("06411000", "06412000", "06413000", "06414000", "06611000")
    before = report("2022-06-30", services=["10092"], kommunen=keys)
    after = [
        row | {"stichtag": "2022-12-31", "status": "offen" if n == 0 else "online"} for n, row in enumerate(before)
    ]

    assert kinds(before, after) == {
        (FELL, "10092", "gefallen: 4 statt 5 Kommunen online"),
        (FELL, "06411000", "gefallen: 0 statt 1 Leistungen online"),
    }


@pytest.mark.parametrize(
    ("online", "later", "is_found"),
    [(8, "2023-06-30", True), (8, "2022-12-31", False), (20, "2023-06-30", False), (0, "2023-06-30", False)],
)
def test_what_stands_still_for_a_year_is_found_unless_all_or_nothing_is_done(online, later, is_found):
    said = (UNCHANGED, "06531", f"unverändert seit 12 Monaten: {online} Leistungen online")

    assert (said in kinds(many("2022-06-30", online), many(later, online))) == is_found


def test_the_same_number_of_other_services_is_not_unchanged():
    other = [row | {"status": "online" if n >= 12 else "offen"} for n, row in enumerate(many("2023-06-30", 8))]

    assert not [kind for kind in kinds(many("2022-06-30", 8), other) if kind[:2] == (UNCHANGED, "06531")]


def test_only_the_last_stichtag_of_a_run_is_told():
    table = found(*(many(day, 8) for day in ("2022-01-31", "2022-06-30", "2023-01-31", "2023-06-30")))
    own = table[table["wer"].eq(watch.KOMMUNE)]

    assert own[["zuvor", "stichtag", "befund"]].values.tolist() == [
        ["2022-01-31", "2023-06-30", "unverändert seit 17 Monaten: 8 Leistungen online"]
    ]


@pytest.mark.parametrize(
    ("before", "after", "is_leap"), [(0, 20, True), (1, 19, True), (20, 0, True), (2, 19, False), (0, 18, False)]
)
def test_from_nothing_to_everything_is_a_leap(before, after, is_leap):
    table = found(many("2022-06-30", before), many("2022-12-31", after))

    assert (LEAPT in set(table.loc[table["wer"].eq(watch.KOMMUNE), "art"])) == is_leap


def test_across_a_break_other_numbers_of_services_are_not_compared():
    assert watch.KOMMUNE not in set(found(many("2022-06-30", 12), many("2022-12-31", 6, of=10))["wer"])


def test_the_revision_is_that_of_the_later_value():
    given = rows(*many("2022-06-30", 12), *many("2022-12-31", 9))
    given = given.assign(revision=given["stichtag"].map({"2022-06-30": 3, "2022-12-31": 5}))

    assert set(watch.findings(given)["revision"]) == {5}


def test_everything_planted_is_found_and_dated():
    table = watch.findings(invented.planted())
    keyed = {
        (art, key): (day, said) for art, key, day, said in table[["art", "schluessel", "stichtag", "befund"]].values
    }

    assert keyed[FELL, invented.FALLEN][0] == invented.FALL_DAY
    assert keyed[FELL, invented.FALLEN][1].startswith("gefallen: ")
    assert keyed[LEAPT, invented.LEAPT][0] == invented.LEAP_DAY
    assert keyed[UNCHANGED, invented.FROZEN][0] == invented.DAYS[-1]
    assert keyed[UNCHANGED, invented.FROZEN][1].startswith("unverändert seit 15 Monaten")  # by lot, July is like August


def test_planted_breaks_are_found_and_no_other():
    table = comparability.segmented(standing(invented.planted()))
    said = table.dropna(subset="break_reason").set_index("stichtag")["break_reason"].to_dict()

    assert list(said) == [invented.CATALOGUE_DAY, invented.MODEL_DAY, invented.HANAU_DAY]
    assert said[invented.CATALOGUE_DAY] == "anderer Katalog: 2 OZG-Leistungen neu, 2 entfallen"
    assert said[invented.MODEL_DAY] == "anderes Reifegradmodell: 2.0 statt 1.1"
    assert said[invented.HANAU_DAY].startswith("anderer Gebietsstand: Hanau ist seit 01.01.2026 kreisfrei")


def test_without_rows_nothing_is_found():
    assert watch.findings(EMPTY.assign(revision=1)).empty
    assert list(watch.findings(EMPTY.assign(revision=1)).columns) == list(watch.COLUMNS)
