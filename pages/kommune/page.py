"""Kommune: what is known of one, where does it stand among its peers, and what is missing from it?"""

import streamlit as st

from pages.kommune import choice, happened, lacks, standing, summary

st.title("Kommune", anchor=False)
profile = choice.choose()

if profile is None:
    choice.invite()
else:
    summary.head(profile)
    happened.over_time(profile)
    way = choice.way(profile)
    standing.ranks(profile, way)
    standing.beside(profile, way)
    lacks.show(profile)
