"""The data that the dashboard brings along, and one click to be rid of them for good."""

from collections.abc import Sequence

import streamlit as st

from data.revisions import IMPORT, Revision
from pages.shared import german, identity, outcome
from pages.verlauf.outcome import DONE


def remove_all(revisions: Sequence[Revision]) -> None:
    """The button for all of them, while any is in effect; each removal is a revision of its own and can be undone."""
    left = [each for each in revisions if each.label and each.action == IMPORT and each.effective]
    if not left or not all(map(identity.acting().may_undo, left)):
        return
    labels = german.listed(sorted({each.label for each in left}, reverse=True))
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="beispiele"):
        st.markdown(f"Der Bestand enthält noch mitgelieferte Daten ({labels}).", width="stretch")
        if st.button("Alle mitgelieferten Daten entfernen", key="beispiele_entfernen"):
            _remove(left)


def _remove(left: Sequence[Revision]) -> None:
    outcome.carry_out(lambda: [identity.acting().remove(each.id) for each in left], _removed, DONE)


def _removed(made: Sequence[Revision]) -> str:
    numbers = german.listed([str(each.id) for each in made])
    return f"Die mitgelieferten Daten sind entfernt (Revision {numbers})."
