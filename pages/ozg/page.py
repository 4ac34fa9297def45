"""OZG-Fortschritt: how far are the services, by whose count?"""

import streamlit as st

from loaders.workbooks.kennzahlen import KENNZAHLEN
from loaders.workbooks.ozg import OZG
from pages.ozg import answers, choice, contents, published, reported
from pages.shared import source

PUBLISHED, REPORTED = "Veröffentlichte Zahlen", "Meldungen der Kommunen"

st.title("OZG-Fortschritt", anchor=False)
basis = st.segmented_control(
    "Grundlage", [PUBLISHED, REPORTED], default=PUBLISHED, required=True, key="grundlage", bind="query-params"
)
if basis == PUBLISHED:
    figures = source.rows(KENNZAHLEN)
    published.over_time(figures)
    answers.side_by_side(figures)
    published.levels(figures)
else:
    view = choice.choose(source.rows(OZG))
    if view.rows.empty:
        reported.nothing()
    else:
        contents.show(view)
