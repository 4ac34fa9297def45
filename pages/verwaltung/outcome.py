"""Doing what a Verwalter asked for, and saying how it went."""

from collections.abc import Callable

import streamlit as st

from data.errors import StoreError
from pages.shared import tables

_SAID = "verwaltung_meldung"


def carry_out(action: Callable[[], object], said: str) -> None:
    """Do it and draw the page anew; say in German why when it is refused."""
    try:
        action()
    except StoreError as refused:
        st.error(tables.plain(str(refused)))
        return
    st.session_state[_SAID] = said
    st.rerun()


def done() -> None:
    """What became of the last thing that was asked for, once."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(tables.plain(said))
