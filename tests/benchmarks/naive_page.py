"""The naive page, to measure against: on every rerun pandas reads the rows of the store and groups them.

`streamlit run tests/benchmarks/naive_page.py -- DATABASE_FILE`; the same questions as the page OZG-Fortschritt asks.
"""

import sqlite3
import sys

import pandas as pd
import plotly.express as px
import streamlit as st

STATEMENT = """SELECT ozg_id, themenfeld, stichtag, kommune, status, reifegrad FROM ozg
WHERE removed_in IS NULL AND basis <> 'Plan'"""

with sqlite3.connect(sys.argv[1]) as connection:
    rows = pd.read_sql_query(STATEMENT, connection)
kreis = st.selectbox("Kreis", ["", *sorted(rows["kommune"].str[:5].unique())])
if kreis:
    rows = rows[rows["kommune"].str.startswith(kreis)]
now = rows[rows["stichtag"].eq(rows["stichtag"].max())]
everywhere = now.assign(online=now["status"].eq("online")).groupby(["ozg_id", "kommune"])["online"].any()
st.metric("Flächendeckend", int(everywhere.groupby("ozg_id").all().sum()))
for groups, table in (
    (["stichtag", "status"], rows),
    (["themenfeld", "status"], now),
    (["stichtag", "reifegrad"], rows),
):
    counted = table.groupby(groups).size().rename("anzahl").reset_index()
    st.plotly_chart(px.bar(counted, x=groups[0], y="anzahl", color=groups[1]), alt=f"Anzahl je {groups[0]}, {kreis}")
    st.caption(f"Stand: Auswahl {kreis}")
