"""Doing what somebody asked for, and saying once how it went."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from data.errors import StoreError
from pages.shared import tables, turns

Made = TypeVar("Made")


def carry_out(action: Callable[[], Made], said: Callable[[Made], str], slot: str) -> None:
    """Do it and start over; `said` tells what became of it. When the store refuses, say why and stay.

    `slot` names the message in the session until `tell` shows it.
    """
    try:
        with turns.lent():
            made = action()
    except StoreError as refused:
        st.error(tables.plain(str(refused)))
        return
    st.session_state[slot] = said(made)
    st.rerun()


def tell(slot: str) -> None:
    """What became of the last thing that was asked for, once."""
    if said := st.session_state.pop(slot, ""):
        st.success(tables.plain(said))
