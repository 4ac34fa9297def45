"""What was recognised in a file, what was left out of it and what was remarked: before anything is to be done."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from loaders.findings import Omitted
from loaders.workbooks import SHEETS, workbook
from pages.hochladen import findings, ranges
from pages.hochladen.actions import Action
from pages.hochladen.desk import Desk, Filed
from pages.shared import german, tables
from pages.shared.columns import Column

_TABLE = {
    "blatt": Column("Blatt"),
    "art": Column("Gelesen als"),
    "zeilen": Column("Zeilen gelesen", "number"),
    "spalten": Column("Spalten"),
}
_LEFT_OUT = {
    "blatt": Column("Blatt"),
    "grund": Column("Grund"),
    "anzahl": Column("Anzahl", "number"),
    "zeilen": Column("Zeilen"),
}


def show(desk: Desk, filed: Filed) -> None:
    """Say as what the file was understood, what was left out of it and what is worth a remark."""
    reading = filed.reading
    if reading.tables:
        kind = workbook(reading.workbook)
        st.markdown(f"Erkannt als **{kind.title}**: {kind.purpose}")
        tables.show(_understood(filed), _TABLE, "Erkannte Tabellen")
    if reading.omitted or filed.notes:
        _remarks(desk, filed)


def _understood(filed: Filed) -> pd.DataFrame:
    """One row per worksheet: as what it was read, how many rows, which column for what."""
    rows = []
    for name, table in filed.reading.tables.items():
        lines = table.index.get_level_values("sheet").value_counts()
        for worksheet, letters in filed.reading.origins[name].items():
            fields = [f"{letter} {SHEETS[name].field(field).label}" for field, letter in letters.items()]
            rows.append((worksheet, SHEETS[name].title, int(lines.get(worksheet, 0)), ", ".join(fields)))
    return pd.DataFrame(rows, columns=list(_TABLE))


def _remarks(desk: Desk, filed: Filed) -> None:
    """What was left out and remarked; open when there is nothing more urgent."""
    left = len(filed.reading.omitted)
    counts = [german.counted(left, "Auslassung", "Auslassungen")] * (left > 0)
    counts += [german.counted(len(filed.notes), "Hinweis", "Hinweise")] * bool(filed.notes)
    with st.expander(f"{german.listed(counts)}: nichts davon hindert die Übernahme", expanded=filed.reading.accepted):
        st.markdown("\n".join(f"- {tables.plain(note.sentence)}" for note in filed.notes if not note.in_cells))
        for place, note in enumerate(filed.notes):
            if note.in_cells:
                st.markdown(tables.plain(note.sentence))
                _cells_of(desk, filed, note, f"anmerkung_{filed.key}_{place}")
        if left:
            st.markdown("**Nicht übernommen**")
            tables.show(left_out(filed.reading.omitted), _LEFT_OUT, "Nicht übernommene Zeilen und Blätter")


def _cells_of(desk: Desk, filed: Filed, note: Action, key: str) -> None:
    """The cells of a remark, with a form where something may be wrong in them."""
    if note.rule == "notice":
        findings.cells(note.findings, note.sentence)
    else:
        findings.mendable(desk, filed, note.findings, note.sentence, key)


def left_out(omitted: Sequence[Omitted]) -> pd.DataFrame:
    """What was left out, grouped by worksheet and reason: how often, and in which lines."""
    table = pd.DataFrame([(left.sheet, left.reason, left.line) for left in omitted], columns=["blatt", "grund", "line"])
    groups = table.groupby(["blatt", "grund"], sort=False)["line"]
    rows = [
        (sheet, reason, len(lines), ranges.words(line for line in lines if line)) for (sheet, reason), lines in groups
    ]
    return pd.DataFrame(rows, columns=list(_LEFT_OUT))
