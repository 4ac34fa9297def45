"""Doing what somebody asked for on the page Verlauf, and saying how it went."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from data.errors import StoreError
from data.revisions import Revision
from pages.shared import tables, turns

Made = TypeVar("Made")

DONE = "verlauf_meldung"
"""Name in the session of the message that the next run shows once."""


def carry_out(action: Callable[[], Made], done: Callable[[Made], str], by: str) -> None:
    """Do it and start over; `done` says what became of it. Say why when the store refuses, or nobody signs."""
    if not by.strip():
        st.warning("Bitte oben eintragen, wer einträgt oder zurücknimmt; die Dienststelle genügt. Geändert ist nichts.")
        return
    try:
        with turns.lent():
            made = action()
    except StoreError as refused:
        st.error(tables.plain(str(refused)))
        return
    st.session_state[DONE] = tables.plain(done(made))
    st.rerun()


def reverted(how: str) -> Callable[[Revision], str]:
    """What is said of a revision that took another one back; `how` is „entfernt“ or the like."""
    return lambda made: f"Revision {made.reverts} wurde {how}; das ist Revision {made.id} im Verlauf."
