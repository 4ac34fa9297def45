"""Templates: an empty workbook of each kind, made when somebody asks for it."""

from functools import partial

import streamlit as st

from loaders.outgoing import template
from loaders.workbooks import WORKBOOKS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer() -> None:
    """Each kind of list with a sentence on what it is for, and its template."""
    for kind in WORKBOOKS:
        st.markdown(f"**{kind.title}:** {kind.purpose}")
        st.download_button(
            f"Vorlage {kind.title}",
            partial(template, kind),
            file_name=f"vorlage-{kind.name}.xlsx",
            mime=XLSX,
            key=f"vorlage_{kind.name}",
            on_click="ignore",
        )


def large() -> None:
    """For those who come without a file."""
    st.subheader("Noch keine Datei?", anchor=False)
    st.markdown("Eine Vorlage bringt alle Spalten, Auswahllisten und eine Beispielzeile mit.")
    offer()


def small() -> None:
    """Out of the way once a file is there, but at hand."""
    with st.expander("Vorlagen", key="vorlagen"):
        offer()
