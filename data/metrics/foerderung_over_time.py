"""Förderung over time: what had been applied for, granted or drawn by when. Rows of the sheet `mittel`, in Euro."""

import pandas as pd

from data.metrics.foerderung import counted
from data.metrics.periods import spans
from data.quantities import NOTHING, Quantity, as_columns, columns, listed, total, total_by
from loaders.cells.quantity import AT_LEAST

PERIODS = {"Jahr": 4, "Monat": 7}
"""The periods that can be asked for, with the length of their ISO text."""

PLACING_RULE = (
    "Jeder Betrag steht in dem Zeitraum, der für ihn bekannt ist; ein Betrag, von dem nur das Jahr bekannt ist, steht "
    "am Ende dieses Jahres, und die Monatswerte davor sind Mindestwerte. Beträge ohne Datum sind nicht enthalten."
)


FEWEST_MONTHS = 3
"""With fewer months a line of months would say no more than the years."""


def finest(rows: pd.DataFrame, measure: str) -> str:
    """The period that shows most and hides nothing: „Monat“ when every dated amount has one, else „Jahr“."""
    days = counted(rows, measure)["datum"].dropna().astype("str")
    return "Monat" if days.str.len().gt(4).all() and days.str[:7].nunique() >= FEWEST_MONTHS else "Jahr"


def over_time(rows: pd.DataFrame, measure: str, period: str = "Jahr") -> pd.DataFrame:
    """The sum per period („Jahr“ or „Monat“) and the running total, in order of time; a gap counts as missing.

    Columns: zeitraum (ISO month or year), von, bis, genauigkeit, the quantity of the measure and its running total
    `kumuliert`. Amounts count by `foerderung.COUNTING_RULE` and are placed by `PLACING_RULE`.
    """
    dated = counted(rows, measure)
    dated = dated[dated["datum"].notna()]
    placed = dated.assign(zeitraum=dated["datum"].astype("str").str[: PERIODS[period]])
    sums = spans(total_by(placed, measure, ["zeitraum"]), "zeitraum")
    sums = sums.sort_values(["bis", "von"], ascending=[True, False], ignore_index=True)
    running = as_columns(_running(sums, measure), "kumuliert", sums.index)
    return pd.concat([sums[["zeitraum", "von", "bis", "genauigkeit", *columns(measure)]], running], axis="columns")


def _running(sums: pd.DataFrame, measure: str) -> list[Quantity]:
    """The running totals; a lower bound where an amount known by its year alone may already have been included."""
    totals, so_far = [], NOTHING
    coarse = list(sums.loc[sums["genauigkeit"].eq("Jahr"), "zeitraum"])
    for zeitraum, amount in zip(sums["zeitraum"], listed(sums, measure), strict=True):
        so_far = so_far + amount
        waiting = any(zeitraum.startswith(year) and zeitraum != year for year in coarse)
        totals.append(so_far + Quantity(0.0, AT_LEAST) if waiting else so_far)
    return totals


def undated(rows: pd.DataFrame, measure: str) -> Quantity:
    """The sum of the rows whose day is not known: they are in no period; NOTHING if all are dated."""
    part = counted(rows, measure)
    return total(part[part["datum"].isna()], measure)
