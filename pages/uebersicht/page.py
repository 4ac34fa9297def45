"""Übersicht: who came, where did the money go, how far are the services - and what is missing?"""

import streamlit as st

from pages.uebersicht import figures, news, regions

st.title("Übersicht", anchor=False)
figures.show()
left, right = st.columns([3, 2], gap="large")
with left:
    regions.show()
with right:
    news.since_last_revision()
    news.missing()
