"""What a page says while the store does not answer, and how it comes back by itself."""

import streamlit as st

from data.errors import Unavailable
from pages.shared import asking, source

EVERY = 2
"""Seconds between two looks whether the store answers again."""

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
        _waiting("")
        raise
    if asking.is_missed():
        _waiting(source.newest_label())


@st.fragment(run_every=EVERY)
def _waiting(stand: str) -> None:
    """The notice; once the store answers, the whole page runs again."""
    try:
        source.store().latest()
    except Unavailable:
        st.warning((_OLDER if stand else _NOTHING).format(stand=stand, back=_BACK))
    else:
        st.rerun()
