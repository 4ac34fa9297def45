"""Datenschutz: what is kept about whom, where, how long, and what can be done about it?"""

import streamlit as st

from pages.datenschutz import deadlines, purposes
from pages.datenschutz.texts import CONTACT, SECTIONS, WHAT_FOR, WHERE
from pages.shared import authority

st.title("Datenschutz", anchor=False)
authority.lacking(*CONTACT, purposes.BASIS, "DASHBOARD_PRIVACY_FILE")
st.header("Wer ist verantwortlich?", anchor=False)
authority.listed(*CONTACT)
authority.text("DASHBOARD_PRIVACY_FILE")
for question, answer in SECTIONS.items():
    st.header(question, anchor=False)
    st.markdown(answer)
    if question == WHAT_FOR:
        purposes.show()
    if question == WHERE:
        deadlines.show()
