from data.metrics import reifegrade
from data.metrics.tally import tally
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

USUAL = {"ozg_id": "10177", "status": "online", "basis": "Selbstauskunft", "reifegrad_modell": "1.1"}


def test_levels_over_time_are_those_of_each_stand():
    rows = [
        {"kommune": "06411000", "stichtag": "2021-12-31", "reifegrad": 1},
        {"kommune": "06611000", "stichtag": "2021-12-31", "reifegrad": 2},
        {"kommune": "06411000", "stichtag": "2022-12-31", "reifegrad": 3},
    ]
    found = reifegrade.over_time(tally(table(SHEETS["ozg"].columns(), [USUAL | row for row in rows])))
    counted = found[found["anzahl"].gt(0)]

    assert list(zip(counted["stichtag"], counted["reifegrad"], counted["anzahl"], strict=True)) == [
        ("2021-12-31", 1, 1),
        ("2021-12-31", 2, 1),
        ("2022-12-31", 2, 1),  # Kassel's last report still holds
        ("2022-12-31", 3, 1),
    ]


def test_without_reports_there_is_no_level():
    assert reifegrade.over_time(tally(table(SHEETS["ozg"].columns(), []))).empty
