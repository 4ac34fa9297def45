"""How far the services are: the last report of each Kommune counts, plans and other models stay out."""

import pandas as pd
import pytest

from data.metrics import ozg, reifegrade
from data.metrics.status_over_time import status_over_time
from data.metrics.tally import tally
from data.quantities import Quantity, listed
from loaders.cells.quantity import EXACT
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

COLUMNS = SHEETS["ozg"].columns()
WOHNGELD, PASS = {"ozg_id": "10092"}, {"ozg_id": "10177"}


def rows(*given: dict[str, object]) -> pd.DataFrame:
    usual = {
        "ozg_id": "10092", "themenfeld": "Bauen & Wohnen", "stichtag": "2022-06-30", "kommune": "06531",
        "status": "online", "reifegrad": 3, "reifegrad_modell": "1.1", "basis": "Selbstauskunft",
    }  # fmt: skip
    return table(COLUMNS, [usual | row for row in given])


EMPTY = rows()


def counts(found: pd.DataFrame, column: str) -> dict[str, dict[str, int]]:
    return {str(key): dict(zip(part["status"], part["anzahl"], strict=True)) for key, part in found.groupby(column)}


REPORTS = rows(
    {"kommune": "06531", "stichtag": "2021-12-31", "status": "in Planung", "reifegrad": 1},
    {"kommune": "06531", "stichtag": "2022-06-30"},
    {"kommune": "06411000", "stichtag": "2021-12-31"},
    {"kommune": "06411000", "stichtag": "2021-12-31", "ozg_id": "10177", "status": "in Umsetzung", "reifegrad": 1},
    {"kommune": "06411000", "stichtag": "2022-12-31"},
)


def test_the_last_report_of_each_kommune_counts_as_a_whole():
    assert set(ozg.at(REPORTS)["stichtag"]) == {"2022-06-30", "2022-12-31"}
    assert len(ozg.at(REPORTS)) == 2


@pytest.mark.parametrize(
    ("day", "number"), [("2021-12-31", 3), ("2022-06-30", 3), ("2022-12-31", 2), ("2021-01-01", 0)]
)
def test_the_stand_of_a_day_knows_nothing_of_later_reports(day, number):
    found = ozg.at(REPORTS, day)

    assert len(found) == number
    assert (found["stichtag"] <= day).all()


def test_a_plan_is_no_report():
    given = rows({}, {"stichtag": "2023-12-31", "basis": "Plan"})

    assert ozg.at(given)["stichtag"].tolist() == ["2022-06-30"]
    assert ozg.plans(given)["stichtag"].tolist() == ["2023-12-31"]
    assert ozg.stichtage(given) == ["2022-06-30"]
    assert status_over_time(tally(given))["stichtag"].unique().tolist() == ["2022-06-30"]


def test_status_over_time_carries_a_report_until_the_next():
    found = status_over_time(tally(REPORTS))

    assert counts(found, "stichtag") == {
        "2021-12-31": {"offen": 0, "in Planung": 1, "in Umsetzung": 1, "online": 1},
        "2022-06-30": {"offen": 0, "in Planung": 0, "in Umsetzung": 1, "online": 2},
        "2022-12-31": {"offen": 0, "in Planung": 0, "in Umsetzung": 0, "online": 2},
    }
    per_day = found.drop_duplicates("stichtag")
    assert per_day["bekannt"].tolist() == [2, 2, 2]
    assert per_day["gemeldet"].tolist() == [2, 1, 1]
    assert found.groupby("stichtag")["anteil"].sum().tolist() == pytest.approx([1, 1, 1])


def test_status_over_time_agrees_with_the_stand_of_each_day():
    over_time = status_over_time(tally(REPORTS))

    for day, part in over_time.groupby("stichtag"):
        stand = ozg.at(REPORTS, str(day))["status"].value_counts()
        assert part.set_index("status")["anzahl"].to_dict() == {status: stand.get(status, 0) for status in ozg.STATES}


def test_themenfelder_with_the_number_of_leistungen():
    found = ozg.by_themenfeld(rows({}, {"kommune": "06411000"}, {"themenfeld": None, "status": "offen"}))

    assert counts(found, "themenfeld")["Bauen & Wohnen"]["online"] == 2
    assert counts(found, "themenfeld")["ohne Angabe"] == {"offen": 1, "in Planung": 0, "in Umsetzung": 0, "online": 0}
    assert found.set_index("themenfeld")["leistungen"].to_dict() == {"Bauen & Wohnen": 1, "ohne Angabe": 1}


def test_bezirke_follow_from_the_key_and_the_land_comes_last():
    found = ozg.by_bezirk(rows({"kommune": "06"}, {"kommune": "06611000"}, {"kommune": "06531"}))

    assert found["bezirk"].unique().tolist() == ["065", "066", "06"]
    assert found["name"].unique().tolist() == ["Regierungsbezirk Gießen", "Regierungsbezirk Kassel", "Hessen"]


def test_kreise_hold_their_gemeinden_but_not_the_land():
    found = ozg.by_kreis(rows({"kommune": "06"}, {"kommune": "06435014"}, {"kommune": "06435"}), "2022-06-30")

    assert counts(found, "kreis")["06435"]["online"] == 2
    assert ozg.by_kreis(rows({"kommune": "06435014"}))["kreis"].unique().tolist() == ["06415"]


def test_levels_of_two_models_are_two_distributions():
    given = rows({"reifegrad": 3}, {"reifegrad": 3}, {"reifegrad": 4}, {"reifegrad": 5, "reifegrad_modell": "2.0"})

    found = reifegrade.of_rows(given)

    assert found.groupby("reifegrad_modell")["reifegrad"].count().to_dict() == {"1.1": 5, "2.0": 8}
    old = found[found["reifegrad_modell"].eq("1.1")]
    assert old["anzahl"].tolist() == [0, 0, 0, 2, 1]
    assert old["ab_stufe"].tolist() == [3, 3, 3, 3, 1]
    assert old["anteil"].iloc[3] == pytest.approx(2 / 3)
    assert old["name"].iloc[3] == "Online-Leistung"


def test_rows_without_a_level_are_counted_apart():
    given = rows({}, {"reifegrad": None, "reifegrad_modell": None})

    assert reifegrade.without_level(given) == 1
    assert listed(reifegrade.of_rows(given), "ab_stufe")[0] == Quantity(1, EXACT)


def test_categories_are_as_good_as_text():
    categories = REPORTS.astype({name: "category" for name in REPORTS.columns if REPORTS[name].dtype == "str"})

    pd.testing.assert_frame_equal(status_over_time(tally(categories)), status_over_time(tally(REPORTS)))
    pd.testing.assert_frame_equal(ozg.by_themenfeld(ozg.at(categories)), ozg.by_themenfeld(ozg.at(REPORTS)))
    pd.testing.assert_frame_equal(ozg.by_bezirk(ozg.at(categories)), ozg.by_bezirk(ozg.at(REPORTS)))
    pd.testing.assert_frame_equal(reifegrade.of_rows(categories), reifegrade.of_rows(REPORTS))
    assert ozg.stichtage(categories) == ozg.stichtage(REPORTS)
    assert len(ozg.at(categories, "2022-06-30")) == len(ozg.at(REPORTS, "2022-06-30"))


def test_without_rows_the_columns_stay():
    for question in (
        ozg.at, ozg.plans, ozg.by_themenfeld, ozg.by_bezirk, ozg.by_kreis, reifegrade.of_rows,
    ):  # fmt: skip
        assert question(EMPTY).empty
        assert list(question(EMPTY).columns) == list(question(REPORTS).columns)
    assert status_over_time(tally(EMPTY)).empty
    assert ozg.stichtage(EMPTY) == []
