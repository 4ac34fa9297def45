"""Mending in the browser: accept suggestions, or write what is right; then the file is read again with it."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from pages.hochladen import intake, remembering, repairs
from pages.hochladen.actions import Action
from pages.hochladen.desk import Desk, Filed
from pages.hochladen.repairs import CORRECT, Mended
from pages.shared import german, tables

MOST = 20
"""So many entries of one action are mended at once; the next ones follow when the file was read again."""

LABELS = {"sheet": "Blatt", "place": "Zellen", "value": "Dort steht"}
HINT = (
    "In die Spalte „Richtig ist“ schreiben, was gelten soll. Ihre Datei bleibt, wie sie ist; übernommen wird, was hier "
    "steht, und der Verlauf nennt die berichtigten Zellen."
)


def done(desk: Desk, filed: Filed) -> None:
    """What was mended here so far, and a button to take it all back; nothing when nothing was."""
    mended = filed.reading.mended
    if not mended:
        return
    number = german.counted(repairs.count(mended), "Zelle", "Zellen")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(tables.plain(f"Hier berichtigt: {number} ({repairs.listed(mended)})."), width="stretch")
        if st.button("Berichtigungen verwerfen", key="berichtigungen_verwerfen"):
            intake.read_again(desk, filed, replace(filed.answers, cells={}))
            st.rerun()


def suggested(desk: Desk, filed: Filed) -> None:
    """One button for all suggestions of the file; nothing when there is none."""
    offered = repairs.suggestions(filed.reading.findings)
    number = german.counted(repairs.count(offered), "Vorschlag", "Vorschläge")
    if offered and st.button(f"Alle Vorschläge annehmen ({number})", key="alle_vorschlaege"):
        _again(desk, filed, offered)


def form(desk: Desk, filed: Filed, action: Action, key: str) -> None:
    """The entries of one action to be mended, equal ones together or each with its row."""
    single = st.toggle("Zeilen einzeln zeigen", key=f"{key}_einzeln")
    found = action.findings
    table = (repairs.singly(found, filed.reading) if single else repairs.together(found)).head(MOST)
    if table.empty:
        return
    with st.form(f"{key}_formular", border=False):
        st.caption(HINT)
        edited = _editor(table, action, filed, f"{key}_eintraege")
        remembers = remembering.offered(repairs.field_of(found[0], filed.reading))
        pressed = st.form_submit_button("Eintragen und neu prüfen")
    if not pressed:
        return
    if mended := repairs.answered(table, edited):
        _again(desk, filed, mended, remembering.remember(table, edited) if remembers else "")
    st.warning("In „Richtig ist“ steht noch nichts Neues. Bitte dort eintragen, was gelten soll.")


def _editor(table: pd.DataFrame, action: Action, filed: Filed, key: str) -> list[object]:
    """The table to fill; gives the column that was filled."""
    shown = _shown(table)
    edited = st.data_editor(
        shown,
        column_config=_columns(table, action, filed),
        disabled=[str(name) for name in shown if name != CORRECT],
        hide_index=True,
        key=key,
        alt=f"Zum Berichtigen: {action.sentence}",
        placeholder="",
    )
    return list(edited[CORRECT])


def _shown(table: pd.DataFrame) -> pd.DataFrame:
    """What the editor shows, in order: the place, what stands there, the cell to fill, then the rest of the row."""
    several = table["sheet"].nunique() > 1
    front = [name for name in ("sheet", "place", "value", CORRECT) if name != "sheet" or several]
    rest = [name for name in table if name not in ("sheet", "cells", "message", *front)]
    return table[[*front, *rest]]


def _columns(table: pd.DataFrame, action: Action, filed: Filed) -> dict[str, Any]:
    """How the columns are labelled; the one to fill offers the choices of the field, where it has a closed list."""
    field = repairs.field_of(action.findings[0], filed.reading)
    label = "Richtig ist"
    choices = field.type.choices() if field else ()
    if choices:
        known = dict.fromkeys([*choices, *filter(None, table[CORRECT])])
        correct = st.column_config.SelectboxColumn(label, options=list(known), width="medium")
    else:
        correct = st.column_config.TextColumn(label, max_chars=500, width="medium")
    return {**LABELS, CORRECT: correct}


def _again(desk: Desk, filed: Filed, mended: Mended, notice: str = "") -> None:
    """Read the file again with what was mended."""
    intake.read_again(desk, filed, filed.answers.mended(mended))
    desk.notice = notice
    st.rerun()
