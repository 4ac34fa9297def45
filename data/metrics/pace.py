"""Pace: how fast a share grew since its last break, and a line onward with its interval, or why there is none.

Ordinary least squares over the days; interval of prediction of one further value, Student's t. What is drawn further
is a Fortschreibung, no forecast: it says what follows if the pace stays as it was.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.metrics.contrast import quantile
from loaders.cells.quantity import EXACT

FEWEST = 5
"""So many comparable Stichtage a line needs at least."""
YEAR = 365.25
STEPS = 24
"""Into so many parts the way to the target is cut, for drawing."""

METHOD = (
    "Fortschreibung: Gerade nach kleinsten Quadraten durch die Stichtage seit dem letzten Bruch; Band: "
    "95-%-Prognoseintervall nach Student. Sie sagt, was folgt, wenn das Tempo bleibt, nicht was kommt."
)
TOO_FEW = (
    "Seit dem letzten Bruch gibt es {number} vergleichbare Stichtage mit genauem Wert; für eine Fortschreibung braucht "
    "es mindestens {fewest}."
)
NO_TREND = "Die Werte zeigen keine gesicherte Richtung: das Intervall der Steigung schließt die Null ein."
BEYOND = "Am Zieltag reicht das Prognoseintervall über 0 bis 100 % hinaus: so weit trägt die Gerade nicht."
PAST = "Der Zieltag liegt nicht nach dem letzten Stichtag."


@dataclass(frozen=True)
class Pace:
    """A line through `points` Stichtage; shares are 0..1, `slope` with its interval is per year.

    `refusal` says why the line is not drawn further, "" when it is; then `value`, `low` and `high` hold on the target.
    """

    points: int
    refusal: str = ""
    slope: float = np.nan
    slope_low: float = np.nan
    slope_high: float = np.nan
    value: float = np.nan
    low: float = np.nan
    high: float = np.nan


def comparable(table: pd.DataFrame) -> pd.DataFrame:
    """The exact values of the last segment of a line (stichtag, segment, `anteil`), in order of time."""
    last = table[table["segment"].eq(table["segment"].max())]
    return last[last["anteil"].notna() & last["anteil_qualifier"].eq(EXACT)]


def pace(table: pd.DataFrame, target: str) -> Pace:
    """The pace of a line and what it comes to on the target day (ISO)."""
    known = comparable(table)
    if len(known) < FEWEST:
        return Pace(len(known), TOO_FEW.format(number=len(known), fewest=FEWEST))
    slope, _, error = _fitted(known)
    half = quantile(len(known) - 2) * error
    found = Pace(len(known), "", slope * YEAR, (slope - half) * YEAR, (slope + half) * YEAR)
    if target <= str(known["stichtag"].max()):
        return replace(found, refusal=PAST)
    if slope - half <= 0 <= slope + half:
        return replace(found, refusal=NO_TREND)
    value, low, high = (float(part[0]) for part in _predicted(known, _days([target])))
    refusal = BEYOND if low < 0 or high > 1 else ""
    return replace(found, refusal=refusal, value=value, low=low, high=high)


def band(table: pd.DataFrame, target: str) -> pd.DataFrame:
    """The line onward from the last Stichtag to the target, where nothing refuses it: tag (ISO), wert, von, bis."""
    known = comparable(table)
    first, last = _days([str(known["stichtag"].max()), target])
    days = np.linspace(first, last, STEPS + 1)
    value, low, high = _predicted(known, days)
    tags = pd.to_datetime(days.round(), unit="D").strftime("%Y-%m-%d")
    return pd.DataFrame({"tag": tags, "wert": value, "von": low, "bis": high}).astype({"tag": "str"})


def _days(days: list[str]) -> np.ndarray:
    return np.array(days, dtype="datetime64[D]").astype("float64")


def _fitted(known: pd.DataFrame) -> tuple[float, float, float]:
    """Slope per day, standard deviation of the residuals, standard error of the slope."""
    x, y = _days(list(known["stichtag"])), known["anteil"].to_numpy("float64")
    away = x - x.mean()
    slope = float(away @ y / (away @ away))
    spread = float(np.sqrt(((y - y.mean() - slope * away) ** 2).sum() / (len(x) - 2)))
    return slope, spread, spread / float(np.sqrt(away @ away))


def _predicted(known: pd.DataFrame, days: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The line on these days and its interval of prediction."""
    x, y = _days(list(known["stichtag"])), known["anteil"].to_numpy("float64")
    slope, spread, error = _fitted(known)
    value = y.mean() + slope * (days - x.mean())
    half = quantile(len(x) - 2) * np.sqrt(spread**2 * (1 + 1 / len(x)) + error**2 * (days - x.mean()) ** 2)
    return value, value - half, value + half
