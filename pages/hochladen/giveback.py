"""The official's own workbook with what is to be mended marked in it: made when somebody asks for it, kept nowhere."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from loaders.refused import Refused
from loaders.returned.book import download_name, loses, returned
from pages.hochladen.desk import Filed
from pages.hochladen.templates import XLSX
from pages.shared import downloads, tables

MACROS = "application/vnd.ms-excel.sheet.macroEnabled.12"
HELP = (
    "Ihre Datei, wie sie ist, mit farbigen Zellen, Kommentaren und einem ersten Blatt „Prüfergebnis“. Darin ändern, "
    "speichern und hier wieder auswählen."
)


def offer(filed: Filed, instead: Callable[[], bytes]) -> None:
    """The button; `instead` makes the list of findings, for a file that is too large to be marked."""
    name = download_name(filed.content, filed.reading.file_name)
    st.download_button(
        "Meine Datei mit markierten Stellen",
        downloads.taken(partial(_made, filed, instead), "hochgeladene Datei mit markierten Stellen"),
        file_name=name,
        mime=MACROS if name.endswith("xlsm") else XLSX,
        key="markiert",
        on_click="ignore",
        help=HELP,
    )


def remarks(filed: Filed) -> None:
    """What the file that is handed back lacks."""
    if filed.reading.mended:
        st.caption("Was hier im Browser berichtigt wurde, ist in dieser Datei nicht geändert.")
    if lost := loses(filed.content, filed.reading.file_name):
        st.caption(tables.plain(lost))


def _made(filed: Filed, instead: Callable[[], bytes]) -> bytes:
    try:
        return returned(filed.content, filed.reading.file_name, filed.reading.findings, date.today())
    except Refused:
        return instead()
