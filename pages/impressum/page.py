"""Impressum: who runs this dashboard?"""

import streamlit as st

from pages.impressum.texts import FACTS, LIABILITY
from pages.shared import authority

st.title("Impressum", anchor=False)
authority.lacking(*FACTS)
st.header("Wer betreibt dieses Dashboard?", anchor=False)
authority.listed(*FACTS)
authority.text("DASHBOARD_IMPRESSUM_FILE")
st.header("Woher stammen Zahlen und Programm?", anchor=False)
st.markdown(LIABILITY)
