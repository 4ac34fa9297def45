"""Erklärung zur Barrierefreiheit: what is accessible here, what is not yet, and who helps?"""

import streamlit as st

from pages.barrierefreiheit import sections, texts
from pages.shared import authority

st.title("Erklärung zur Barrierefreiheit", anchor=False)
authority.lacking(*texts.CONTACT)
st.markdown(texts.SCOPE)
st.header("Stand der Vereinbarkeit mit den Anforderungen", anchor=False)
st.markdown(texts.STATE)
st.header("Nicht barrierefreie Inhalte", anchor=False)
sections.exceptions()
sections.english()
sections.sign_language()
st.header("Maßnahmen und Zeitplan", anchor=False)
st.markdown(texts.PLAN)
st.header("Barrieren melden", anchor=False)
st.markdown(texts.FEEDBACK)
authority.listed(*texts.CONTACT)
st.header("Durchsetzungsverfahren", anchor=False)
st.markdown(texts.ENFORCEMENT)
