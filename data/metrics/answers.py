"""Answers: what different sources, rules and units say about the same place in the same month."""

from collections.abc import Collection

import pandas as pd

from data.metrics.kennzahlen import PERCENT, segmented

UNKNOWN = "unbekannt"
"""How a Zählweise is written that the source does not name."""
UNIT_UNKNOWN = "Einheit unbekannt"


def of_month(rows: pd.DataFrame, gebiet: str, month: str, names: Collection[str]) -> pd.DataFrame:
    """The values of these Kennzahlen for a Gebiet whose day lies in the month (ISO), the greatest count first.

    The columns of `kennzahlen.segmented` and `bezug`: what the value counts, with UNIT_UNKNOWN where the source does
    not say it. Percentages come last.
    """
    own = rows["gebiet"].eq(gebiet) & rows["kennzahl"].isin(list(names))
    table = segmented(rows[own & rows["stichtag"].astype("str").str.startswith(month)])
    table = table.assign(bezug=reference(table), prozent=table["einheit"].eq(PERCENT))
    return table.sort_values(["prozent", "wert"], ascending=[True, False], ignore_index=True).drop(columns="prozent")


def reference(table: pd.DataFrame) -> pd.Series:
    """What each published value counts: its unit, with UNIT_UNKNOWN for a percentage by a rule that nobody names."""
    unknown = table["einheit"].eq(PERCENT) & table["zaehlweise"].eq(UNKNOWN)
    return table["einheit"].astype("str").mask(unknown, f"{PERCENT}, {UNIT_UNKNOWN}")
