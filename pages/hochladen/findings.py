"""What is to be mended, told from the whole to the cell: the file, the actions with their counts, the cells."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from loaders.findings import Finding
from pages.hochladen import actions
from pages.hochladen.actions import Action
from pages.hochladen.desk import Filed
from pages.hochladen.templates import XLSX
from pages.shared import export, german, tables
from pages.shared.columns import Column
from pages.shared.origin import Origin

SHOWN = 20
"""So many cells of one action are shown; the downloads hold all."""

OPEN = 3
"""Up to so many actions show their cells at once; of more only the first does."""

CELLS = {
    "sheet": Column("Blatt"),
    "cell": Column("Zelle"),
    "value": Column("Dort steht"),
    "message": Column("Was zu tun ist"),
    "suggestion": Column("Vorschlag"),
}
EXPORTED = CELLS | {"severity": Column("Art")}
EMPTY = "(leer)"


def show(filed: Filed) -> None:
    """Everything that stands against the import, calmly; nothing when nothing does."""
    for found in filed.of_the_file:
        st.markdown(tables.plain(found.message))
    if not filed.blocking:
        return
    st.subheader("Was ist zu beheben?", anchor=False)
    st.markdown(
        "Bitte in Ihrer Datei ändern, speichern und oben noch einmal auswählen. "
        "Sie nimmt dann den Platz dieser Fassung ein; gespeichert ist bis dahin nichts."
    )
    for place, action in enumerate(filed.blocking):
        _action(action, place == 0 or len(filed.blocking) <= OPEN)
    _downloads(filed)


def _action(action: Action, expanded: bool) -> None:
    """One thing to do; its cells below it, when it has any."""
    if not action.in_cells:
        st.markdown(f"- {tables.plain(action.sentence)}")
        return
    with st.expander(tables.plain(action.sentence), expanded=expanded):
        cells(action.findings, action.sentence)


def cells(findings: list[Finding], alt: str) -> None:
    """The first cells of an action: where, what stands there, what to write instead."""
    table = _table(findings[:SHOWN])
    columns = {name: column for name, column in CELLS.items() if name != "suggestion" or table[name].ne("").any()}
    tables.show(table, columns, alt)
    if len(findings) > SHOWN:
        st.caption(f"Gezeigt sind die ersten {SHOWN} von {german.number(len(findings))}; die Downloads enthalten alle.")


def _table(findings: list[Finding]) -> pd.DataFrame:
    table = actions.listed(findings)
    return table.assign(value=table["value"].replace("", EMPTY))


def _downloads(filed: Filed) -> None:
    """All findings of the file in both formats, made when somebody asks for them."""
    name = f"befunde-{filed.reading.sha256[:8]}"
    origin = Origin(
        f"Was ist in „{filed.reading.file_name}“ zu beheben?", "noch nicht gespeichert", (filed.reading.file_name,)
    )
    with st.container(horizontal=True):
        for ending, mime, write in (("csv", "text/csv", export.csv_file), ("xlsx", XLSX, export.xlsx_file)):
            st.download_button(
                f"Alle Befunde als {ending.upper()}",
                partial(_file, write, filed, origin),
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"befunde_{ending}",
                on_click="ignore",
            )


def _file(write: Callable[..., bytes], filed: Filed, origin: Origin) -> bytes:
    return write(_table(list(filed.reading.findings)), EXPORTED, origin)
