"""Mending in the browser: accept suggestions, or write what is right; then the file is read again with it."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from loaders.findings import Finding
from loaders.sheet import Field
from pages.hochladen import intake, remembering, repairs
from pages.hochladen.desk import Desk, Filed
from pages.hochladen.repairs import CORRECT, EMPTY, LEFT_OUT, Mended
from pages.shared import german, tables

MOST = 20
"""So many entries of one action are mended at once; the next ones follow when the file was read again."""

LABELS = {"sheet": "Blatt", "place": "Zellen", "value": "Dort steht"}
HINT = (
    "In die Spalte „Richtig ist“ schreiben, was gelten soll. Ihre Datei bleibt, wie sie ist; übernommen wird, was hier "
    "steht, und der Verlauf nennt die berichtigten Zellen."
)
LEAVE_HINT = "Was gar nicht gelten soll, unter „Zeile weglassen“ ankreuzen."


def done(desk: Desk, filed: Filed) -> None:
    """What was mended here so far, and a button to take it all back; nothing when nothing was."""
    mended = filed.reading.mended
    if not mended:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(tables.plain(repairs.told(mended)), width="stretch")
        if st.button("Berichtigungen verwerfen", key="berichtigungen_verwerfen"):
            intake.read_again(desk, filed, replace(filed.answers, cells={}))
            st.rerun()


def suggested(desk: Desk, filed: Filed) -> None:
    """One button for all suggestions of the file; nothing when there is none."""
    offered = repairs.suggestions(filed.reading.findings)
    number = german.counted(repairs.count(offered), "Vorschlag", "Vorschläge")
    if offered and st.button(f"Alle Vorschläge annehmen ({number})", key="alle_vorschlaege"):
        _again(desk, filed, offered)


def form(desk: Desk, filed: Filed, found: list[Finding], about: str, key: str) -> None:
    """Cells to be mended, equal ones together or each with its row."""
    single = st.toggle("Zeilen einzeln und ganz zeigen", key=f"{key}_einzeln")
    table = (repairs.singly(found, filed.reading) if single else repairs.together(found)).head(MOST)
    if table.empty:
        return
    fields = repairs.fields_of(table, filed.reading)
    leaves = any(each.rule in repairs.LEAVABLE for each in found)
    with st.form(f"{key}_formular", border=False):
        st.caption(f"{HINT} {LEAVE_HINT}" if leaves else HINT)
        edited = _editor(_shown(table, leaves), fields, about, f"{key}_eintraege")
        remembers = remembering.offered(fields)
        pressed = st.form_submit_button("Eintragen und neu prüfen")
    if not pressed:
        return
    if mended := repairs.answered(table, edited[CORRECT], edited.get(LEFT_OUT, ())):
        _again(desk, filed, mended, remembering.remember(table, edited[CORRECT], fields) if remembers else "")
    st.warning("In „Richtig ist“ steht noch nichts Neues. Bitte dort eintragen, was gelten soll.")


def _editor(shown: pd.DataFrame, fields: list[Field | None], about: str, key: str) -> pd.DataFrame:
    """The table to fill; gives it as it was filled."""
    return st.data_editor(
        shown,
        column_config=_columns(shown, fields),
        disabled=[str(name) for name in shown if name not in (CORRECT, LEFT_OUT)],
        hide_index=True,
        height="content",
        key=key,
        alt=f"Zum Berichtigen: {about}",
        placeholder="",
    )


def _shown(table: pd.DataFrame, leaves: bool) -> pd.DataFrame:
    """What the editor shows, in order: the place, what stands there, the cells to fill, then the rest of the row."""
    several = table["sheet"].nunique() > 1
    front = [*["sheet"] * several, "place", "value", CORRECT, *[LEFT_OUT] * leaves]
    rest = [name for name in table if name not in ("sheet", "cells", "message", *front)]
    return table.assign(value=table["value"].replace("", EMPTY), **{LEFT_OUT: False})[[*front, *rest]]


def _columns(shown: pd.DataFrame, fields: list[Field | None]) -> dict[str, Any]:
    """How the columns are labelled; the one to fill offers the choices of the field, where all share a closed list."""
    label = "Richtig ist"
    choices = fields[0].type.choices() if fields[0] and len(set(fields)) == 1 else ()
    if choices:
        known = dict.fromkeys([*choices, *filter(None, shown[CORRECT])])
        correct = st.column_config.SelectboxColumn(label, options=list(known), width="medium")
    else:
        correct = st.column_config.TextColumn(label, max_chars=500, width="medium")
    return {**LABELS, CORRECT: correct, LEFT_OUT: st.column_config.CheckboxColumn("Zeile weglassen")}


def _again(desk: Desk, filed: Filed, mended: Mended, notice: str = "") -> None:
    """Read the file again with what was mended."""
    intake.read_again(desk, filed, filed.answers.mended(mended))
    desk.notice = notice
    st.rerun()
