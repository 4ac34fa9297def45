"""The small tables say of every Stichtag what the rows of its stand say, whoever reported when."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.metrics import ozg, progress, zaehlweisen
from data.metrics.standing import standing
from data.metrics.tally import within
from tests.data.metrics.test_ozg import EMPTY, REPORTS, rows

KOMMUNEN = ("06531", "06411000", "06412000", "06")
DAYS = ("2021-12-31", "2022-06-30", "2022-12-31")
ROW = st.fixed_dictionaries(
    {
        "ozg_id": st.sampled_from(("10092", "10177", "10003")),
        "leika_schluessel": st.sampled_from(("99000000000001", "99000000000002", None)),
        "kommune": st.sampled_from(KOMMUNEN),
        "stichtag": st.sampled_from(DAYS),
        "themenfeld": st.sampled_from(("Bildung", "Umwelt")),
        "status": st.sampled_from(ozg.STATES),
        "reifegrad": st.sampled_from((None, 0, 2, 3, 4)),
        "reifegrad_modell": st.sampled_from(("1.1", "2.0")),
        "basis": st.sampled_from(("Selbstauskunft", "Plan")),
    }
)
KEY = ("ozg_id", "leika_schluessel", "kommune", "stichtag")


def reported(found: list[dict[str, object]]) -> pd.DataFrame:
    once = {tuple(row[name] for name in KEY): row for row in found}
    return rows(*once.values()).assign(revision=1)


@given(st.lists(ROW, max_size=30), st.sampled_from(((), ("Bildung",))))
@settings(max_examples=25, deadline=None)
def test_every_rule_over_time_is_the_rule_applied_to_the_rows_of_each_stand(found, fields):
    given_rows = reported(found)
    stands = {day: within(ozg.at(given_rows, day), fields) for day in ozg.stichtage(given_rows)}
    known = standing(given_rows, fields)

    for rule in zaehlweisen.ZAEHLWEISEN:
        plain = zaehlweisen.over_time(stands, rule)
        pd.testing.assert_frame_equal(progress.over_time(known, rule.name)[list(plain.columns)], plain)


@given(st.lists(ROW, max_size=30))
@settings(max_examples=10, deadline=None)
def test_categories_are_as_good_as_text(found):
    given_rows = reported(found)
    categories = given_rows.astype({name: "category" for name in given_rows if given_rows[name].dtype == "str"})

    pd.testing.assert_frame_equal(progress.all_over_time(categories), progress.all_over_time(given_rows))


def test_a_report_holds_until_the_next_of_the_same_kommune():
    known = standing(REPORTS.assign(revision=1))
    spans = known.kommunen.set_index("kommune")[["von", "bis"]]

    assert known.days == ["2021-12-31", "2022-06-30", "2022-12-31"]
    assert spans.loc["06531"].values.tolist() == [[0, 1], [1, 3]]
    assert spans.loc["06411000"].values.tolist() == [[0, 2], [2, 3]]


def test_two_reports_that_say_the_same_have_the_same_mark_and_others_have_not():
    same = [{"stichtag": day, "status": "offen", "reifegrad": 1} for day in DAYS[:2]]
    other = {"stichtag": DAYS[2], "status": "offen", "reifegrad": 0}

    marks = standing(rows(*same, other).assign(revision=1)).kommunen["mark"].tolist()

    assert marks[0] == marks[1] != marks[2]


def test_without_rows_there_are_no_days():
    assert standing(EMPTY.assign(revision=1)).days == []
    assert progress.all_over_time(EMPTY.assign(revision=1)).empty


@pytest.mark.parametrize("rule", zaehlweisen.ZAEHLWEISEN, ids=lambda rule: rule.name)
def test_every_rule_has_a_series(rule):
    assert len(progress.over_time(standing(REPORTS.assign(revision=1)), rule.name)) == 3


def test_hanau_is_one_body_under_two_keys_and_counts_once():
    given_rows = rows(
        {"kommune": "06435014", "stichtag": "2025-06-30"},
        {"kommune": "06435014", "stichtag": "2025-12-31"},
        {"kommune": "06531", "stichtag": "2026-01-31"},
        {"kommune": "06415000", "stichtag": "2026-02-28"},
    ).assign(revision=1)

    daily = standing(given_rows).by_kommune.groupby("stichtag")["kommune"].agg(set).to_dict()

    assert daily == {
        "2025-06-30": {"06435014"}, "2025-12-31": {"06435014"}, "2026-01-31": {"06435014", "06531"},
        "2026-02-28": {"06415000", "06531"},
    }  # fmt: skip


def test_the_stand_of_a_day_knows_hanau_only_once_as_well():
    given_rows = rows(
        {"kommune": "06435014", "stichtag": "2025-12-31"}, {"kommune": "06415000", "stichtag": "2026-02-28"}
    )

    assert ozg.at(given_rows, "2026-02-28")["kommune"].tolist() == ["06415000"]


def test_a_merged_kommune_ends_when_the_new_one_reports():
    merged, new = {"kommune": "06635005"}, {"kommune": "06635001"}
    given_rows = rows(
        merged | {"stichtag": "2022-06-30"}, new | {"stichtag": "2022-06-30"}, new | {"stichtag": "2022-12-31"},
        {"stichtag": "2023-06-30"}, new | {"stichtag": "2023-12-31"},
    ).assign(revision=1)  # fmt: skip

    daily = standing(given_rows).by_kommune.groupby("stichtag")["kommune"].agg(set).to_dict()

    assert daily["2022-12-31"] == {"06635005", "06635001"}  # two bodies still
    assert daily["2023-06-30"] == {"06635001", "06531"}  # one body, whose last report is of December
    assert daily["2023-12-31"] == {"06635001", "06531"}
