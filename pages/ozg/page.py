"""OZG-Fortschritt: how far are the services, by whose count?"""

import streamlit as st

from loaders.workbooks.kennzahlen import KENNZAHLEN
from loaders.workbooks.ozg import OZG
from pages.ozg import choice, published, reported, rules
from pages.shared import source

PUBLISHED, REPORTED = "Veröffentlichte Zahlen", "Meldungen der Kommunen"

st.title("OZG-Fortschritt", anchor=False)
basis = st.segmented_control(
    "Grundlage", [PUBLISHED, REPORTED], default=PUBLISHED, required=True, key="grundlage", bind="query-params"
)
if basis == PUBLISHED:
    figures = source.rows(KENNZAHLEN)
    published.over_time(figures)
    published.levels(figures)
else:
    view = choice.choose(source.rows(OZG))
    if view.rows.empty:
        reported.nothing()
    else:
        reported.key_figures(view)
        rules.side_by_side(view)
        reported.over_time(view)
        reported.by_themenfeld(view)
        reported.by_bezirk(view)
        reported.levels(view)
        reported.levels_over_time(view)
