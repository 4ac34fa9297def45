"""The key figures of all pages, each as exact as it is known."""

import streamlit as st

from data.metrics import teilnahme
from data.metrics.headlines import PERSONS
from pages.shared import headlines, source, tables
from pages.shared.view import UPLOAD

PEOPLE = f"Teilnehmende und vertretene Kommunen: Reihe {teilnahme.DEFAULT_SERIES}"
"""The series of all figures of people; their labels have no room for it."""


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
    people = PEOPLE if any(headline.unit == PERSONS for headline in found) else ""
    st.caption(tables.plain(" · ".join(filter(None, [people, f"Stand: {source.stand_label()}"]))))
