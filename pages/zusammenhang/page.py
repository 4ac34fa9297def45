"""Zusammenhang: did those who came apply, and did those who applied get further?"""

import streamlit as st

from pages.zusammenhang import choice, funnel, gap, places

st.title("Zusammenhang", anchor=False)
st.info(choice.NO_CAUSE)
connected = choice.choose()

funnel.show(connected)
places.without_money(connected)
places.without_progress(connected)
gap.show(connected)
