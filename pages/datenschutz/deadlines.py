"""The periods as they are set."""

import streamlit as st

from data.errors import Unsuitable
from data.retention import periods
from pages.shared import tables


def show() -> None:
    """Each class of data with its period and the reason for it; a setting that cannot be read is said."""
    try:
        lines = [f"- **{each.what}:** {each.kept}. {each.why}" for each in periods.listed()]
    except Unsuitable as wrong:
        st.warning(f"Die Fristen sind nicht richtig eingestellt: {tables.plain(str(wrong))}")
        return
    st.markdown("\n".join(lines))
