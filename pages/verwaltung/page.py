"""Verwaltung: who may do what, who is here now, what happened, and what is stored about whom?"""

import streamlit as st

from pages.verwaltung import persons, roles, sessions, trail

VIEWS = {"Rollen": roles.show, "Sitzungen": sessions.show, "Protokoll": trail.show, "Personen": persons.show}

st.title("Verwaltung", anchor=False)
shown = st.segmented_control(
    "Ansicht", list(VIEWS), default="Rollen", required=True, key="verwaltung", bind="query-params"
)
VIEWS[str(shown)]()
