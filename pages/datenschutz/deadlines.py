"""The periods as they are set."""

import streamlit as st

from data import settings
from data.errors import Unsuitable
from data.retention import periods
from pages.shared import tables


def show() -> None:
    """Each class of data with its period and the reason for it; a setting that cannot be read is said."""
    try:
        lines = [f"- **{each.what}:** {each.kept}. {each.why}" for each in periods.listed()]
        daily = settings.retains_daily()
    except Unsuitable as wrong:
        st.warning(f"Die Fristen sind nicht richtig eingestellt: {tables.plain(str(wrong))}")
        return
    st.markdown("\n".join(lines))
    run = "Er läuft einmal täglich von selbst." if daily else "Die Behörde soll ihn einmal täglich ausführen lassen."
    st.markdown(f"Was seine Frist überschritten hat, löscht der nächste Löschlauf. {run}")
