"""One card per revision: what it did, its Stand, and the way back."""

from typing import Any

import streamlit as st

from data import revisions
from data.revisions import IMPORT, NOBODY, Revision
from loaders.answers import rows_left_out
from loaders.workbooks import SHEETS, workbook
from pages.shared import doubting, german, identity, rowcounts, source, tables
from pages.sitemap import page_of
from pages.verlauf import undoing
from pages.verlauf.outcome import carry_out, reverted


def card(revision: Revision, by: str) -> None:
    """Show one revision with its actions."""
    with st.container(border=True, key=f"revision_{revision.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(tables.plain(f"Revision {revision.id}: {headline(revision)}"), anchor=False, width="stretch")
            if revision.label:
                st.badge(revision.label, color="orange")
        st.markdown(tables.plain(" · ".join(facts(revision))))
        for doubt in revision.doubts:
            st.markdown(tables.plain(_striking(doubt)))
        if not revision.effective:
            st.caption(f"Zurückgenommen mit Revision {revision.reverted_by}.")
        with st.container(horizontal=True, vertical_alignment="center"):
            _actions(revision, by)


def headline(revision: Revision) -> str:
    """What the revision did, in few words."""
    kind = workbook(revision.workbook).title
    match revision.action:
        case revisions.UNDO:
            return f"{kind}, Revision {revision.reverts} rückgängig gemacht"
        case revisions.REMOVAL:
            return f"{kind}, Daten aus Revision {revision.reverts} entfernt"
    return f"{kind} aus „{revision.file_name}“ übernommen"


def facts(revision: Revision) -> list[str]:
    """When, by whom, how many rows, what else was noted."""
    counts = [
        f"{SHEETS[name].title}: "
        + ", ".join(f"{german.number(n)} {rowcounts.WORDS[key]}" for key, n in each.items() if n)
        for name, each in revision.counts.items()
        if any(each.values())
    ]
    by = "ohne Angabe, von wem" if revision.by == NOBODY else f"von {revision.by}"
    rows = sum(len(rows_left_out(cells)) for cells in revision.mended.values())
    number = sum(map(len, revision.mended.values())) - rows
    mended = [f"{german.counted(number, 'Zelle', 'Zellen')} im Browser berichtigt"] if number else []
    mended += [f"{german.counted(rows, 'Zeile', 'Zeilen')} im Browser weggelassen"] if rows else []
    return [german.moment(revision.at_utc), by, *counts, *mended, *filter(None, [revision.note])]


def _striking(doubt: dict[str, Any]) -> str:
    """What was striking, and the reason that was given."""
    said = doubting.sentence(doubt["sheet"], doubt["rule"], doubt["count"])
    return f"Auffällig: {said} " + (f"Grund: {doubt['reason']}" if doubt["reason"] else "Ein Grund ist nicht genannt.")


def _actions(revision: Revision, by: str) -> None:
    number = revision.id
    st.page_link(
        f"{page_of(revision.workbook).path}/page.py",
        label=f"Diesen Stand ansehen (Revision {number})",
        icon=":material/history:",
        query_params={source.STAND: str(number)},
    )
    if not identity.acting().may_undo(revision):
        return
    if revision.effective and revision.label and revision.action == IMPORT:
        if st.button(f"{revision.label} entfernen (Revision {number})", key=f"entfernen_{number}"):
            carry_out(lambda: identity.acting().remove(number), reverted("entfernt"), by or NOBODY)
    elif revision.effective:
        undoing.show(revision, by)
