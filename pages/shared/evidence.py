"""Belege under a chart: the rows behind it with their cells, worked out only when somebody opens them."""

import pandas as pd
import streamlit as st

from pages.shared import downloads, german, proof, tables
from pages.shared.origin import Origin
from pages.shared.proof import Behind

WIDTH = 380
"""Width of the choice in pixels."""


@st.fragment
def show(behind: Behind, table: pd.DataFrame, origin: Origin, key: str) -> None:
    """The rows behind a chart with their cells; only this part runs again when it is opened."""
    box = st.expander("Belege: Zeilen und Zellen", key=f"{key}_belege", type="compact", on_change="rerun")
    if not box.open:
        return
    with box:
        behind = _chosen(behind, table, key)
        rows, shown = proof.listed(behind)
        more = f"; hier stehen die ersten {german.number(len(rows))}" if len(rows) < len(behind.rows) else ""
        st.markdown(f"{german.counted(len(behind.rows), 'Zeile', 'Zeilen')} im gewählten Ausschnitt{more}.")
        if len(rows):
            tables.grid(rows, shown, f"Belege: {origin.question}")
            downloads.of_table(rows, shown, origin, f"{key}-belege")


def _chosen(behind: Behind, table: pd.DataFrame, key: str) -> Behind:
    """The rows of one number of the chart, or all of them."""
    division, found = behind.divisions(table)
    if not found:
        return behind
    names = {value: proof.named(behind.sheet, division, value) for value in found}
    chosen = st.selectbox(
        "Belege zu", [proof.ALL, *found], 0, lambda value: names.get(value, value), key=f"{key}_zu", width=WIDTH
    )
    return behind if chosen == proof.ALL else behind.of(division, chosen)
