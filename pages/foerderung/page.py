"""Förderung: where did the money go?"""

import streamlit as st

from loaders.workbooks.foerderung import MITTEL
from pages.foerderung import choice, contents
from pages.shared import source

st.title("Förderung", anchor=False)
shown = st.segmented_control(
    "Ansicht", list(contents.CONTENTS), default=contents.OVERVIEW, required=True, key="ansicht", bind="query-params"
)
view = choice.choose(source.rows(MITTEL), staged=shown != contents.CHECKS)
contents.show(view, str(shown))
