"""Förderung: where did the money go?"""

import streamlit as st

from loaders.workbooks.foerderung import MITTEL
from pages.foerderung import advice, choice, growth, money, places
from pages.shared import source

st.title("Förderung", anchor=False)
view = choice.choose(source.rows(MITTEL))

if view.rows.empty:
    money.nothing()
else:
    money.key_figures(view)
    money.by_programme(view)
    places.show(view)
    growth.over_time(view)
advice.by_module()
