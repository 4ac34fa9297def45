"""Leichte Sprache: what is this about, in short sentences?"""

import streamlit as st

from pages.leichte_sprache.texts import SECTIONS
from pages.shared import authority

st.title("Leichte Sprache", anchor=False)
for question, sentences in SECTIONS.items():
    st.header(question, anchor=False)
    st.markdown("  \n".join(sentences))
if film := authority.said("DASHBOARD_SIGN_LANGUAGE_URL"):
    st.link_button("Film in Deutscher Gebärdensprache", film)
