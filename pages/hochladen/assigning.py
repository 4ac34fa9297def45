"""Saying by hand which column is which field: for headers that nobody could know, or that fit twice."""

from dataclasses import replace

import streamlit as st

from loaders.answers import NOT_TAKEN, Answers
from loaders.headers import normal
from loaders.heads import Head
from loaders.sheet import Sheet
from loaders.workbooks import SHEETS, WORKBOOKS, workbook
from pages.hochladen import intake, remembering
from pages.hochladen.desk import Desk, Filed
from pages.shared import tables

ASKING = frozenset(
    {
        "unknown_workbook", "missing_column", "column_twice", "unknown_column",
        "unknown_may_be_column", "unknown_may_be_columns",
    }
)  # fmt: skip
"""Rules of findings after which it helps to assign columns."""

NONE = "(nicht übernehmen)"
ABOUT = "Wählen Sie für jede Spalte Ihrer Tabelle, was darin steht. Ihre Datei bleibt, wie sie ist."


def offer(desk: Desk, filed: Filed) -> None:
    """The folded form; nothing when every column was understood."""
    reading = filed.reading
    if not reading.heads or not ASKING & {found.rule for found in reading.findings}:
        return
    with st.expander("Spalten selbst zuordnen", expanded=not reading.workbook, key=f"zuordnen_{desk.batch}"):
        st.markdown(ABOUT)
        kind = reading.workbook or _kind(desk)
        worksheet = _worksheet(filed, desk)
        head = reading.heads[worksheet]
        with st.form(f"zuordnen_{desk.batch}_{head.shape}_{kind}", border=False):
            chosen = _chosen(head, _fields(filed, kind, worksheet), f"{desk.batch}_{head.shape}_{kind}")
            remembers = st.checkbox("Für künftige Dateien mit denselben Überschriften merken")
            pressed = st.form_submit_button("So lesen")
        if pressed:
            _read(desk, filed, kind, head, chosen, remembers)


def _kind(desk: Desk) -> str:
    names = [kind.name for kind in WORKBOOKS]
    return st.selectbox("Was für eine Liste ist das?", names, format_func=lambda name: workbook(name).title,
                        key=f"art_{desk.batch}", width=360)  # fmt: skip


def _worksheet(filed: Filed, desk: Desk) -> str:
    names = list(filed.reading.heads)
    if len(names) == 1:
        return names[0]
    return st.selectbox("Blatt", names, key=f"blatt_{desk.batch}", width=360)


def _fields(filed: Filed, kind: str, worksheet: str) -> dict[str, str]:
    """Name and label of the fields that a column may hold: of the sheet as which the worksheet was read, or of all."""
    read = [SHEETS[name] for name, worksheets in filed.reading.origins.items() if worksheet in worksheets]
    sheets: list[Sheet] = read or list(workbook(kind).sheets)
    return {field.name: field.label for sheet in sheets for field in sheet.fields}


def _chosen(head: Head, labels: dict[str, str], key: str) -> dict[str, str]:
    """The normal form of each header with the field that was chosen for it."""
    options = [NOT_TAKEN, *labels]
    chosen = {}
    for letter, text in head.columns.items():
        now = head.fields.get(letter, NOT_TAKEN)
        chosen[normal(text)] = st.selectbox(
            f"Spalte {letter}: {tables.plain(text)}",
            options,
            options.index(now) if now in options else 0,
            format_func=lambda name: labels.get(name, NONE),
            key=f"spalte_{letter}_{key}",
            width=480,
        )
    return chosen


def _read(desk: Desk, filed: Filed, kind: str, head: Head, chosen: dict[str, str], remembers: bool) -> None:
    """Read the file again with these columns, and remember them if somebody wants that."""
    columns = {**filed.answers.columns, head.shape: chosen}
    answers: Answers = replace(filed.answers, columns=columns, kind="" if filed.reading.workbook else kind)
    notice = remembering.remember_columns(head, kind, chosen) if remembers else ""
    intake.read_again(desk, filed, answers)
    desk.notice = notice
    st.rerun()
