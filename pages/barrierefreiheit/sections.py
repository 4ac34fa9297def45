"""The lists of the Erklärung zur Barrierefreiheit, made from the exceptions that the tests track."""

import pandas as pd
import streamlit as st

from pages.barrierefreiheit.exceptions import BY_HAND, ENGLISH, EXCEPTIONS
from pages.shared import authority, tables
from pages.shared.columns import Column

SHOWN = {
    "what": Column("Was nicht barrierefrei ist"),
    "instead": Column("Barrierefreie Alternative"),
    "plan": Column("Maßnahme"),
}


def exceptions() -> None:
    """Each exception with its alternative and what will be done."""
    table = pd.DataFrame([{name: getattr(each, name) for name in SHOWN} for each in (*EXCEPTIONS, *BY_HAND)])
    tables.show(table, SHOWN, "Nicht barrierefreie Inhalte")


def english() -> None:
    """The English words that the framework keeps."""
    if not ENGLISH:
        st.markdown("Englische Wörter des Rahmenwerks sind bei der Prüfung keine gefunden worden; alle sind übersetzt.")
        return
    st.markdown("Diese englischen Wörter des Rahmenwerks sind noch nicht übersetzt:")
    words = pd.DataFrame({"wort": list(ENGLISH), "wo": list(ENGLISH.values())})
    tables.show(words, {"wort": Column("Wort"), "wo": Column("Wo es steht")}, "Englische Wörter")


def sign_language() -> None:
    """Whether there is a film in sign language, which the ordinance asks for (§ 3 Absatz 3)."""
    if not authority.said("DASHBOARD_SIGN_LANGUAGE_URL"):
        st.markdown("Erläuterungen in Deutscher Gebärdensprache (§ 3 Absatz 3 HVBIT) fehlen noch.")
