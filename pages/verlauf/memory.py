"""What people confirmed for files to come, and the way to take it back."""

import streamlit as st

from data.errors import StoreError
from data.remembered import Remembered
from pages.shared import asking, german, identity, source, tables
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
            try:
                identity.acting().forget(each)
            except StoreError as refused:
                st.error(tables.plain(str(refused)))
                return
            st.session_state[DONE] = tables.plain(
                f"{each.described()}: wird bei künftigen Dateien nicht mehr verwendet."
            )
            st.rerun()
