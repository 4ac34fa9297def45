"""Verwaltung: who may do what, who is here now, and what happened?"""

import streamlit as st

from pages.verwaltung import roles, sessions, trail

VIEWS = {"Rollen": roles.show, "Sitzungen": sessions.show, "Protokoll": trail.show}

st.title("Verwaltung", anchor=False)
shown = st.segmented_control(
    "Ansicht", list(VIEWS), default="Rollen", required=True, key="verwaltung", bind="query-params"
)
VIEWS[str(shown)]()
