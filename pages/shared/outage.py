"""What a page says while the store does not answer, and how it comes back by itself."""

import streamlit as st

from data.errors import Unavailable
from pages.shared import asking, source

EVERY = 2
"""Seconds between two looks whether the store answers again."""

_TOLD = "ausfall_gemeldet"
"""Name in the session of whether a whole run has begun whose questions were not answered."""

_OLDER = (
    "**Der Datenspeicher antwortet gerade nicht.** Gezeigt wird der letzte bekannte Stand: {stand}. Hochladen, "
    "Rücknehmen und Eintragen sind erst wieder möglich, wenn er antwortet. {back}"
)
_NOTHING = "**Der Datenspeicher antwortet gerade nicht.** Deshalb kann noch nichts gezeigt werden. {back}"
_BACK = "Diese Seite versucht es alle zwei Sekunden selbst; neu laden ist nicht nötig."


def look() -> None:
    """Begin a run; say so when the store does not answer, and raise `Unavailable` when nothing is known of it."""
    try:
        asking.begin()
        source.revisions()
    except Unavailable:
        _notice("")
        raise
    if asking.is_missed():
        _notice(source.newest_label())


def _notice(stand: str) -> None:
    st.session_state[_TOLD] = True
    _waiting(stand)


@st.fragment(run_every=EVERY)
def _waiting(stand: str) -> None:
    """The notice; once the store answers, the whole page runs again."""
    try:
        if st.session_state.pop(_TOLD, False):  # this run has just been told: looking again at once helps nobody
            raise Unavailable
        source.store().latest()
    except Unavailable:
        st.warning((_OLDER if stand else _NOTHING).format(stand=stand, back=_BACK))
    else:
        st.rerun()
