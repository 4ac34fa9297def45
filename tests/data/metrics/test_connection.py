"""One row per Kommune: what is unknown never counts as a no, neither in the answers nor in the funnel."""

from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.metrics import connection
from data.quantities import listed
from loaders import territory
from loaders.cells.quantity import ABOUT, AT_LEAST, AT_MOST, EXACT, LESS_THAN, MORE_THAN
from loaders.workbooks import SHEETS
from tests.data.metrics import test_coverage, test_foerderung, test_ozg, test_teilnahme
from tests.data.metrics.tables import table as typed

DAY = "2024-06-30"
TOWN, OTHER = "06631009", "06633001"


def known(answers: pd.Series) -> dict[str, bool]:
    """The Kommunen of which the answer is known."""
    return {str(key): bool(answer) for key, answer in answers.items() if not pd.isna(answer)}


def test_who_is_missing_in_a_complete_list_did_not_come():
    answers = connection.came(test_teilnahme.rows(*test_coverage.KASSEL_LIST), DAY)

    assert len(answers) == len(territory.kommunen(DAY))
    assert {key for key, came in known(answers).items() if came} == {"06611000", "06633", TOWN}
    assert {key[:3] for key in known(answers)} == {"066"}
    assert len(known(answers)) == 142


def test_who_is_missing_in_a_list_that_is_not_complete_is_unknown():
    more = test_teilnahme.kassel(anzahl=(120, ABOUT))

    assert set(known(connection.came(test_teilnahme.rows(more, *test_coverage.KASSEL_LIST), DAY)).values()) == {True}
    assert known(connection.came(test_teilnahme.PUBLISHED, DAY)) == {}
    assert known(connection.came(test_teilnahme.EMPTY, DAY)) == {}


@pytest.mark.parametrize(
    ("amounts", "answer"),
    [
        ([{"bewilligt": 1000}], True),
        ([{"beantragt": (1000, ABOUT)}], True),
        ([{"beantragt": (0, MORE_THAN)}], True),
        ([{"bewilligt": (1000, AT_MOST)}], None),
        ([{"bewilligt": (1000, LESS_THAN)}], None),
        ([{"volumen": 1000}], None),
        ([{"bewilligt": 0}], False),
        ([{"beantragt": 500, "bewilligt": 0}], True),
        ([{"bewilligt": 0}, {"volumen": 1000, "programm": "Anderes"}], None),
        ([{"bewilligt": 0}, {"bewilligt": 7, "programm": "Anderes"}], True),
        ([], None),
    ],
)
def test_funding_is_known_or_denied_only_where_somebody_said_so(amounts, answer):
    rows = test_foerderung.rows({"volumen": 5_000_000}, *({"kommune": TOWN} | amount for amount in amounts))

    assert known(connection.funded(rows, DAY)) == ({} if answer is None else {TOWN: answer})


def test_advice_is_a_yes_or_unknown():
    rows = typed(SHEETS["beratung"].columns(), [{"kommune": TOWN, "modul": "Modul 1", "status": "angefragt"}])

    assert known(connection.advised(rows, DAY)) == {TOWN: True}


def test_progress_is_the_latest_report_under_the_key_of_today_without_plans():
    report = {"kommune": "06635005", "stichtag": "2022-06-30", "status": "online"}  # Bromskirchen, now Allendorf
    rows = test_ozg.rows(
        report | {"ozg_id": "10001"},
        report | {"ozg_id": "10002", "status": "offen"},
        report | {"ozg_id": "10003", "stichtag": "2021-06-30"},
        report | {"ozg_id": "10004", "stichtag": "2023-06-30", "basis": "Plan"},
        report | {"kommune": "06"},
    )
    found = connection.progress(rows, DAY)

    assert found.to_dict("index") == {"06635001": {"leistungen": 2, "online": 1, "stichtag": "2022-06-30"}}
    assert connection.progress(rows.head(0), DAY).empty


ANSWERS = [True, False, None]
KEYS = territory.kommunen(DAY).groupby("bezirk").head(4)["key"].tolist()


def connected(answers: list[tuple[bool | None, bool | None, int | None]]) -> pd.DataFrame:
    """A table with these answers (came, funded, services online) for KEYS, and nothing else."""
    came, funded, online = (
        pd.Series([row[place] for row in answers], index=KEYS[: len(answers)]) for place in range(3)
    )
    reports = pd.DataFrame({"leistungen": online * 0 + 3, "online": online}).astype("Int64")
    nobody = pd.Series(pd.NA, index=came.index, dtype="boolean")
    found = connection.connect(
        came.astype("boolean"), funded.astype("boolean"), nobody, reports.assign(stichtag=None), DAY
    )
    return found[found["key"].isin(KEYS)].reset_index(drop=True)


worlds = st.lists(
    st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS), st.sampled_from([None, 0, 2])),
    min_size=len(KEYS), max_size=len(KEYS),
)  # fmt: skip


@settings(max_examples=25)
@given(worlds)
def test_the_funnel_bounds_every_world_that_agrees_with_what_is_known(world):
    counted = connection.funnel(connected(world)).set_index(["regierungsbezirk", "stufe"])
    for bezirk, depth in product(("064", "065", "066"), range(4)):
        surely = possibly = 0
        for key, (came, funded, online) in zip(KEYS, world, strict=True):
            steps = [came, funded, None if online is None else online > 0][:depth]
            surely += key[:3] == bezirk and all(step is True for step in steps)
            possibly += key[:3] == bezirk and all(step is not False for step in steps)
        (found,) = listed(counted.loc[[(bezirk, connection.STEPS[depth])]], "anzahl")
        assert found.missing == possibly - surely
        assert found.value == (surely if surely or surely == possibly else None)
        assert found.qualifier == (None if found.value is None else EXACT if surely == possibly else AT_LEAST)


@settings(max_examples=25)
@given(worlds)
def test_the_lists_hold_nobody_of_whom_the_first_half_is_not_sure(world):
    table = connected(world)
    rows = list(zip(KEYS, world, strict=True))

    assert connection.came_without_money(table)["key"].tolist() == [
        key for key, (came, funded, _) in rows if came is True and funded is not True
    ]
    assert connection.money_without_progress(table)["key"].tolist() == [
        key for key, (_, funded, online) in rows if funded is True and not online
    ]
