"""The naive page under load: on every rerun pandas reads the workbook. `streamlit run tests/load/naive.py -- FILE`."""

import sys

import pandas as pd
import plotly.express as px
import streamlit as st

st.title("OZG")
rows = pd.read_excel(sys.argv[1])
field = st.selectbox("Themenfeld", ["Alle", *sorted(rows["Themenfeld"].unique())])
if field != "Alle":
    rows = rows[rows["Themenfeld"] == field]
st.metric("Zeilen", len(rows))
for groups in (["Stichtag", "Status"], ["Themenfeld", "Status"]):
    counted = rows.groupby(groups).size().rename("Anzahl").reset_index()
    st.plotly_chart(px.bar(counted, x=groups[0], y="Anzahl", color=groups[1]), key=groups[0])
st.markdown("Stand: heute")
