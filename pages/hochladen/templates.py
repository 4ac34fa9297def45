"""Templates: an empty workbook of each kind, made when somebody asks for it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from loaders.outgoing import template
from loaders.sheet import Workbook
from loaders.workbooks import WORKBOOKS
from pages.shared import downloads

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def large() -> None:
    """For those who come without a file: each kind of list, what it is for, and its template."""
    st.header("Noch keine Datei?", anchor=False)
    st.markdown("Eine Vorlage bringt alle Spalten, Auswahllisten und eine Beispielzeile mit.")
    for kind, card in zip(WORKBOOKS, st.columns(len(WORKBOOKS), border=True), strict=True):
        with card, st.container(height="stretch", vertical_alignment="distribute"):
            st.markdown(f"**{kind.title}**\n\n{kind.purpose}")
            _empty(kind)


def small() -> None:
    """Out of the way once a file is there, but at hand."""
    with st.expander("Vorlagen zum Ausfüllen", type="compact"), st.container(horizontal=True):
        for kind in WORKBOOKS:
            _empty(kind)


def _empty(kind: Workbook) -> None:
    button(f"Vorlage {kind.title}", partial(template, kind), f"vorlage-{kind.name}.xlsx")


def button(label: str, made: Callable[[], bytes], file_name: str) -> None:
    """Offer a workbook that is made only when somebody asks for it."""
    st.download_button(
        label,
        downloads.taken(made, file_name),
        file_name=file_name,
        mime=XLSX,
        key=f"laden_{file_name}",
        on_click="ignore",
    )
