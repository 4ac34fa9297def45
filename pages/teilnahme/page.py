"""Teilnahme: who took part in which conference, and who is missing?"""

import streamlit as st

from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import source
from pages.teilnahme import absence, choice, participants, represented

st.title("Teilnahme", anchor=False)
rows = source.rows(TEILNAHME)
view = choice.choose(rows)

if view.rows.empty:
    participants.nothing()
else:
    participants.key_figures(view)
    participants.by_bezirk(view)
    participants.by_denominator(view)
    represented.by_office(view)
    represented.by_head(view)
    represented.by_kommune(view)
    absence.stayed_away(view)
    absence.again(view)
participants.over_time(rows)
