"""The key figures of all pages, each as exact as it is known."""

import streamlit as st

from pages.shared import headlines, source, tables
from pages.shared.view import UPLOAD


def show() -> None:
    """One card per headline figure; what it rests on stands behind the question mark."""
    found = headlines.current()
    if not found:
        st.markdown(f"Noch sind keine Daten da. {UPLOAD}")
        return
    with st.container(horizontal=True, key="kennzahlen"):
        for headline in found:
            label = headlines.marked(headline.label, headline.key, source.stand())
            value = headlines.amount(headline.quantity, headline.unit)
            st.metric(tables.plain(label), value, help=tables.plain(headline.note) or None, border=True)
    st.caption(tables.plain(f"Stand: {source.stand_label()}"))
