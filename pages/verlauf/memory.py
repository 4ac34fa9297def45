"""What people confirmed for files to come, and the way to take it back."""

import streamlit as st

from data.remembered import Remembered
from pages.shared import asking, german, identity, outcome, source, tables
from pages.verlauf.outcome import DONE


def show() -> None:
    """One line per spelling or table that counts, newest first; nothing when nothing is remembered."""
    standing = [each for each in asking.asked("gemerkt", source.store().remembered) if each.effective]
    if not standing:
        return
    count = german.counted(len(standing), "Angabe", "Angaben")
    with st.expander(f"Für künftige Dateien gemerkt: {count}", type="compact"):
        for each in standing:
            _line(each)


def _line(each: Remembered) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(tables.plain(f"{each.described()}, bestätigt {each.said()}"), width="stretch")
        if st.button("Nicht mehr verwenden", key=f"vergessen_{each.kind}_{each.id}"):
            said = f"{each.described()}: wird bei künftigen Dateien nicht mehr verwendet."
            outcome.carry_out(lambda: identity.acting().forget(each), lambda _: said, DONE)
