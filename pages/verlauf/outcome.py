"""Doing what somebody asked for on the page Verlauf, and saying how it went."""

from collections.abc import Callable

import streamlit as st

from data.errors import StoreError
from data.revisions import Revision
from pages.shared import tables

DONE = "verlauf_meldung"
"""Name in the session of the message that the next run shows once."""


def carry_out(action: Callable[[], Revision], done: str, by: str) -> None:
    """Do it and start over with the new Stand; say in German why when the store refuses, or nobody signs."""
    if not by.strip():
        st.warning("Bitte oben eintragen, wer zurücknimmt; die Dienststelle genügt. Geändert ist noch nichts.")
        return
    try:
        made = action()
    except StoreError as refused:
        st.error(tables.plain(str(refused)))
        return
    st.session_state[DONE] = f"Revision {made.reverts} wurde {done}; das ist Revision {made.id} im Verlauf."
    st.rerun()
