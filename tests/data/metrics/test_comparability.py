"""Lines over reports break where catalogue, model, territory or the Kommunen that report change, and say why."""

import pandas as pd
import pytest

from data.metrics import comparability, kennzahlen
from data.metrics.standing import standing
from tests.data.metrics.test_kennzahlen import rows as figures
from tests.data.metrics.test_ozg import rows

IDS = [str(10000 + number) for number in range(20)]


def report(day: str, *, services=IDS, kommunen=("06531", "06411000"), **cells: object) -> list[dict[str, object]]:
    return [{"stichtag": day, "ozg_id": one, "kommune": key} | cells for key in kommunen for one in services]


def broken(*reports: list[dict[str, object]]) -> pd.DataFrame:
    return comparability.segmented(standing(rows(*(row for one in reports for row in one)).assign(revision=1)))


def reasons(*reports: list[dict[str, object]]) -> list[str | None]:
    found = broken(*reports)
    assert found["segment"].tolist() == found["break_reason"].notna().cumsum().tolist()
    return [reason if isinstance(reason, str) else None for reason in found["break_reason"]]


def test_nothing_breaks_where_nothing_changes():
    assert reasons(report("2022-06-30"), report("2022-12-31", status="offen")) == [None, None]


@pytest.mark.parametrize(
    ("later", "reason"),
    [
        ({"services": IDS[2:]}, "anderer Katalog: 0 OZG-Leistungen neu, 2 entfallen"),
        ({"services": [*IDS[1:], "10999"]}, "anderer Katalog: 1 OZG-Leistungen neu, 1 entfallen"),
        ({"services": [*IDS, "10999"]}, None),  # 1 of 21 is less than a twentieth
        ({"reifegrad_modell": "2.0"}, "anderes Reifegradmodell: 2.0 statt 1.1"),
        ({"reifegrad_modell": None, "reifegrad": None}, None),
        ({"kommunen": ("06531", "06411000", "06412000")}, "andere Meldende: 1 kamen hinzu, 0 fehlen"),
    ],
)
def test_what_breaks_a_line(later, reason):
    assert reasons(report("2022-06-30"), report("2022-12-31", **later)) == [None, reason]


def test_two_reasons_are_both_said():
    assert reasons(report("2022-06-30"), report("2022-12-31", services=IDS[2:], reifegrad_modell="2.0"))[1] == (
        "anderer Katalog: 0 OZG-Leistungen neu, 2 entfallen; anderes Reifegradmodell: 2.0 statt 1.1"
    )


def test_a_merger_breaks_the_line_of_those_whom_it_concerns():
    here, there = {"kommunen": ("06635005", "06635001")}, {"kommunen": ("06531", "06411000")}
    after = report(
        "2023-06-30", kommunen=("06635001",)
    )  # the report of Bromskirchen is still the last one under its key
    whole = broken(report("2022-12-31", **here), after)["break_reason"][1]

    assert whole == (
        "anderer Gebietsstand: 442 statt 443 Kommunen, Bromskirchen gehört seit 01.01.2023 zu Allendorf (Eder)"
    )
    assert reasons(report("2022-12-31", **there), report("2023-06-30", **there)) == [None, None]


def test_hanau_breaks_the_line_once_and_does_not_count_as_another_kommune():
    found = reasons(
        report("2025-12-31", kommunen=("06435014",)),
        report("2026-01-31", kommunen=("06415000",)),
        report("2026-02-28", kommunen=("06415000",)),
    )

    assert found[1].startswith("anderer Gebietsstand: Hanau ist seit 01.01.2026 kreisfrei")
    assert found[2] is None


def test_a_published_line_breaks_by_the_same_words_for_the_model():
    given = figures(
        {"stichtag": "2025-01", "wert": 3, "reifegrad": 3, "reifegrad_modell": "1.1"},
        {"stichtag": "2026-01", "wert": 3, "reifegrad": 3, "reifegrad_modell": "2.0"},
    )

    assert kennzahlen.segmented(given)["break_reason"][1] == comparability.MODEL.format(old="1.1", new="2.0")
