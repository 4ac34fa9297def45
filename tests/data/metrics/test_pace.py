"""The pace: against sums in plain loops, and the reasons for saying nothing."""

from datetime import date

import pandas as pd
import pytest

from data.metrics import pace
from loaders.cells.quantity import AT_LEAST, EXACT

DAYS = ["2024-12-31", "2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30"]
GROWING = [0.20, 0.23, 0.24, 0.28, 0.29, 0.33, 0.34]
TARGET = "2025-12-31"
T_FIVE = 2.570582
"""The quantile of Student's t for 97.5 % and five degrees of freedom, from a printed table."""


def series(
    shares: list[float | None], segments: list[int] | None = None, exact: list[bool] | None = None
) -> pd.DataFrame:
    number = len(shares)
    return pd.DataFrame({
        "stichtag": DAYS[:number], "anteil": shares, "segment": segments or [0] * number,
        "anteil_qualifier": [EXACT if sure else AT_LEAST for sure in exact or [True] * number],
    }).astype({"anteil": "float64"})  # fmt: skip


def test_line_and_interval_are_those_of_plain_sums():
    x = [float(date.fromisoformat(day).toordinal()) for day in DAYS]
    target = float(date.fromisoformat(TARGET).toordinal())
    middle, mean = sum(x) / 7, sum(GROWING) / 7
    spread = sum((one - middle) ** 2 for one in x)
    slope = sum((one - middle) * y for one, y in zip(x, GROWING, strict=True)) / spread
    rest = sum((y - mean - slope * (one - middle)) ** 2 for one, y in zip(x, GROWING, strict=True))
    sigma = (rest / 5) ** 0.5
    half = T_FIVE * sigma * (1 + 1 / 7 + (target - middle) ** 2 / spread) ** 0.5

    found = pace.pace(series(GROWING), TARGET)

    assert (found.points, found.refusal) == (7, "")
    assert found.slope == pytest.approx(slope * 365.25)
    assert found.slope_high - found.slope == pytest.approx(T_FIVE * sigma / spread**0.5 * 365.25, rel=1e-3)
    assert found.value == pytest.approx(mean + slope * (target - middle))
    assert (found.low, found.high) == pytest.approx((found.value - half, found.value + half), rel=1e-3)


def test_the_line_onward_ends_where_the_pace_says():
    found, band = pace.pace(series(GROWING), TARGET), pace.band(series(GROWING), TARGET)

    assert (band["tag"].iloc[0], band["tag"].iloc[-1]) == (DAYS[-1], TARGET)
    assert band[["wert", "von", "bis"]].iloc[-1].tolist() == pytest.approx([found.value, found.low, found.high])
    assert (band["bis"] - band["von"]).is_monotonic_increasing


@pytest.mark.parametrize(
    ("table", "target", "refusal"),
    [
        (series(GROWING[:4]), TARGET, pace.TOO_FEW.format(number=4, fewest=5)),
        (series(GROWING, [0, 0, 0, 1, 1, 1, 1]), TARGET, pace.TOO_FEW.format(number=4, fewest=5)),
        (series(GROWING, exact=[True] * 4 + [False] * 3), TARGET, pace.TOO_FEW.format(number=4, fewest=5)),
        (series([*GROWING[:4], None, None, None]), TARGET, pace.TOO_FEW.format(number=4, fewest=5)),
        (series([0.2, 0.3, 0.2, 0.3, 0.2, 0.3, 0.2]), TARGET, pace.NO_TREND),
        (series([0.2] * 7), TARGET, pace.NO_TREND),
        (series(GROWING), "2030-12-31", pace.BEYOND),
        (series([1 - share for share in GROWING]), "2030-12-31", pace.BEYOND),
        (series(GROWING), DAYS[-1], pace.PAST),
    ],
)
def test_what_the_data_cannot_carry_is_said(table, target, refusal):
    assert pace.pace(table, target).refusal == refusal


def test_only_what_comes_after_the_last_break_counts():
    later = pace.pace(series([0.9, 0.8, *GROWING[2:]], [0, 0, 1, 1, 1, 1, 1]), TARGET)

    assert later.points == 5
    assert later.slope > 0
