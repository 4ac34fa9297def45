"""Belege under a chart: the rows behind it with their cells, worked out only when somebody opens them."""

import pandas as pd
import streamlit as st

from pages.shared import downloads, german, parts, picking, proof, tables
from pages.shared.origin import Origin
from pages.shared.proof import Behind


@parts.fragment
def show(behind: Behind, table: pd.DataFrame, origin: Origin, key: str) -> None:
    """The rows behind a chart with their cells; only this part runs again when it is opened."""
    box = st.expander("Belege: Zeilen und Zellen", key=f"{key}_belege", type="compact", on_change="rerun")
    if not box.open:
        return
    with box:
        for part in picking.narrowed(behind, table, key).parts:
            _rows(part, origin, key if part.sheet is behind.sheet else f"{key}-{part.sheet.name}")


def _rows(behind: Behind, origin: Origin, key: str) -> None:
    """The rows of one sheet, counted."""
    rows, shown = proof.listed(behind)
    more = f"; hier stehen die ersten {german.number(len(rows))}" if len(rows) < len(behind.rows) else ""
    st.markdown(f"{behind.sheet.title}: {german.counted(len(behind.rows), 'Zeile', 'Zeilen')} im Ausschnitt{more}.")
    if len(rows):
        tables.grid(rows, shown, f"Belege: {origin.question}")
        downloads.of_table(rows, shown, origin, f"{key}-belege")
