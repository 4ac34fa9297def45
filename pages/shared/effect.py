"""Headline figures before and after a change, as a table: what an import or its undo would do to them."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.metrics.moved import Change
from pages.shared import headlines, tables
from pages.shared.columns import Column

_COLUMNS = {"zahl": Column("Zahl"), "bisher": Column("Bisher"), "danach": Column("Danach")}


def show(changes: Sequence[Change], alt: str) -> None:
    """One row per figure that would read differently; a sentence when none would."""
    if not changes:
        st.markdown("Keine der Zahlen auf der Übersicht ändert sich.")
        return
    rows = [
        (change.label, headlines.amount(change.before, change.unit), headlines.amount(change.after, change.unit))
        for change in changes
    ]
    tables.show(pd.DataFrame(rows, columns=list(_COLUMNS)), _COLUMNS, alt)
