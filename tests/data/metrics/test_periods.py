"""Days stay as precise as they are known."""

import pandas as pd
import pytest

from data.metrics.periods import compatible, in_german, last_day, months_between, precision, spans


@pytest.mark.parametrize(
    ("day", "last", "known", "said"),
    [
        ("2020", "2020-12-31", "Jahr", "2020"),
        ("2020-02", "2020-02-29", "Monat", "02/2020"),
        ("2021-02", "2021-02-28", "Monat", "02/2021"),
        ("2020-02-12", "2020-02-12", "Tag", "12.02.2020"),
    ],
)
def test_what_a_day_may_mean(day, last, known, said):
    assert (last_day(day), precision(day), in_german(day)) == (last, known, said)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2020", "2020-02-12", True), ("2020-02-12", "2020-02", True), ("2020-02", "2020-03-01", False),
        (None, "2020", True), (float("nan"), None, True), ("2020", "2021", False),
    ],
)  # fmt: skip
def test_days_that_may_be_the_same(left, right, expected):
    assert compatible(left, right) is expected


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [("2024-01", "2025-01", 12), ("2023-11-02", "2024-01", 2), ("2022", "2023-06", 17), ("2024-01-31", "2024-01", 0)],
)
def test_months_from_month_to_month(earlier, later, months):
    assert months_between(earlier, later) == months


def test_spans_are_in_order_of_time_with_undated_rows_last():
    table = pd.DataFrame({"datum": pd.Series(["2021", None, "2020-02", "2020-02-12"], dtype="str")})

    found = spans(table, "datum")

    assert found["datum"].fillna("-").tolist() == ["2020-02", "2020-02-12", "2021", "-"]
    assert found["genauigkeit"].tolist() == ["Monat", "Tag", "Jahr", "ohne Datum"]
    assert spans(table.head(0), "datum").empty
