"""Förderung: where did the money go?"""

import streamlit as st

from loaders.workbooks.foerderung import MITTEL
from pages.foerderung import advice, checks, choice, growth, money, outlook, places, spread, steps, sums, undrawn
from pages.shared import source

OVERVIEW, SPREAD, FLOW, CHECKS = "Überblick", "Verteilung", "Abfluss", "Prüfungen"

st.title("Förderung", anchor=False)
shown = st.segmented_control(
    "Ansicht", [OVERVIEW, SPREAD, FLOW, CHECKS], default=OVERVIEW, required=True, key="ansicht", bind="query-params"
)
view = choice.choose(source.rows(MITTEL), staged=shown != CHECKS)

if view.rows.empty:
    money.nothing()
elif shown == OVERVIEW:
    money.key_figures(view)
    money.by_programme(view)
    steps.by_programme(view)
    places.by_region(view)
elif shown == SPREAD:
    places.show(view)
    spread.by_size(view)
    places.by_kommune(view)
    spread.evenly(view)
elif shown == FLOW:
    growth.over_time(view)
    outlook.to_the_end(view)
    undrawn.show(view)
else:
    checks.by_rule(view)
    sums.side_by_side(view)
if shown == OVERVIEW:
    advice.by_module()
