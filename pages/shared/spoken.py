"""Charts in words: the German sentences that stand in for a picture."""

from collections.abc import Callable

import pandas as pd

from data.quantities import Quantity
from pages.shared import german
from pages.shared.columns import Column, texts

NAMED = 12
"""So many values are named one by one; a longer chart names these and says how many more there are."""


def values(table: pd.DataFrame, name: str, value: str, column: Column) -> str:
    """„Darmstadt: mehr als 300, Gießen: rund 160 und Kassel: rund 120“: each row of the table in its order."""
    if table.empty:
        return "keine Angaben"
    pairs = [f"{label}: {text}" for label, text in zip(table[name], texts(table, value, column), strict=True)]
    rest = len(pairs) - NAMED
    return german.listed(pairs[:NAMED] + ([f"{rest} weitere"] if rest > 0 else []))


def quantity(total: Quantity, shown: Callable[[float | None], str] = german.number, of: str = "") -> str:
    """A sum in words: „mindestens 580 (teilweise gerundet)“; `of` names the parts that may be missing („Zeilen“)."""
    return german.quantity(total.value, total.qualifier, total.rounded, total.missing, shown, of)
