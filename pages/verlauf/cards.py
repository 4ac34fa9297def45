"""One card per revision: what it did, its Stand, and the way back."""

from collections.abc import Callable

import streamlit as st

from data import revisions
from data.errors import StoreError
from data.revisions import IMPORT, Revision
from loaders.workbooks import SHEETS, workbook
from pages.shared import german, source, tables

DONE = "verlauf_meldung"
"""Name in the session of the message that the next run shows once."""

_WORDS = {"new": "neu", "changed": "geändert", "vanished": "entfernt", "unchanged": "unverändert"}


def card(revision: Revision, by: str) -> None:
    """Show one revision with its actions."""
    with st.container(border=True, key=f"revision_{revision.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(tables.plain(f"Revision {revision.id}: {headline(revision)}"), anchor=False, width="stretch")
            if revision.label:
                st.badge(revision.label, color="orange")
        st.markdown(tables.plain(" · ".join(facts(revision))))
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
        f"{SHEETS[name].title}: " + ", ".join(f"{german.number(n)} {_WORDS[key]}" for key, n in each.items() if n)
        for name, each in revision.counts.items()
        if any(each.values())
    ]
    return [german.moment(revision.at_utc), f"von {revision.by}", *counts, *filter(None, [revision.note])]


def _actions(revision: Revision, by: str) -> None:
    number = revision.id
    st.page_link(
        "teilnahme/page.py",
        label=f"Diesen Stand ansehen (Revision {number})",
        icon=":material/history:",
        query_params={source.STAND: str(number)},
    )
    if not revision.effective:
        return
    if revision.label and revision.action == IMPORT:
        if st.button(f"{revision.label} entfernen", key=f"entfernen_{number}"):
            _carry_out(lambda: source.store().remove(number, by), "entfernt")
    elif st.button(f"Revision {number} rückgängig machen", key=f"rueckgaengig_{number}"):
        _carry_out(lambda: source.store().undo(number, by), "rückgängig gemacht")


def _carry_out(action: Callable[[], Revision], done: str) -> None:
    """Do it and start over with the new Stand; say in German why when the store refuses."""
    try:
        made = action()
    except StoreError as refused:
        st.error(tables.plain(str(refused)))
        return
    st.session_state[DONE] = f"Revision {made.reverts} wurde {done}; das ist Revision {made.id} im Verlauf."
    st.rerun()
