"""How a chart stands on a page: the question above, Stand and source below, its table and downloads beside it."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data.store import DEMONSTRATION
from pages.shared import export, german, picking, proof, source, tables, template
from pages.shared.columns import Columns
from pages.shared.origin import Origin
from pages.shared.proof import Behind

WIDTH = picking.WIDTH
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(
    figure: go.Figure,
    table: pd.DataFrame,
    *,
    question: str,
    alt: str,
    columns: Columns,
    sources: Sequence[str],
    key: str,
    demonstration: bool = False,
    filters: str = "",
    remark: str = "",
    stand: str = "",
    behind: Behind | None = None,
    answer: str = "",
    opened: bool = False,
) -> None:
    """Show a chart with everything that belongs to it.

    `question` is its heading; `alt` says in a German sentence what the chart shows, for those who cannot
    see it; `table` holds the numbers that are drawn, `columns` how they are labelled. `sources` are the
    addresses or names behind the numbers (`source.named(rows)`), `filters` what the reader chose, in words
    (`filters.in_words`). `demonstration` puts the label on chart, table, image and downloads
    (`source.contains_demonstration(rows)`). `key` is unique on the page and names the files. `stand` is the
    chosen one unless given, `behind` are the rows that the chart is made of, `answer` a sentence above it. `opened`
    shows the table from the beginning, so that it is printed.
    """
    origin = Origin(question, stand or source.stand_label(), tuple(sources), filters, demonstration)
    _head(origin)
    if answer:
        st.markdown(tables.plain(answer))
    template.dress(figure, origin, remark)
    settings = template.config(_file_name(key, origin), figure.layout.height)
    picking.chart(figure, table, behind, key, alt=": ".join(filter(None, [origin.mark, alt])), config=settings)
    st.caption(tables.plain(" · ".join(filter(None, [remark, origin.line()]))))
    _beside(table, columns, origin, key, opened, behind)
    if behind is not None:
        _proof(behind, table, origin, key)


def show_table(
    table: pd.DataFrame,
    *,
    question: str,
    columns: Columns,
    sources: Sequence[str],
    key: str,
    demonstration: bool = False,
    filters: str = "",
    remark: str = "",
    behind: Behind | None = None,
) -> None:
    """Show a table that needs no chart, with its origin and downloads; arguments as in `show`."""
    origin = Origin(question, source.stand_label(), tuple(sources), filters, demonstration)
    _head(origin)
    picking.rows(table, columns, question, behind, key)
    st.caption(tables.plain(" · ".join(filter(None, [remark, origin.line()]))))
    _downloads(table, columns, origin, key)
    if behind is not None:
        _proof(behind, table, origin, key)


def nothing(question: str, hint: str) -> None:
    """Say that there is nothing to draw yet, and what to do about it; a gap is never drawn as a zero."""
    st.header(question, anchor=False)
    st.markdown(hint)


def _head(origin: Origin) -> None:
    st.header(tables.plain(origin.question), anchor=False)
    badge(origin.demonstration)


def badge(demonstration: bool) -> None:
    """The word Demonstrationsdaten, where what follows contains such rows."""
    if demonstration:
        st.badge(DEMONSTRATION, color="orange")


@st.fragment
def _beside(
    table: pd.DataFrame, columns: Columns, origin: Origin, key: str, opened: bool, behind: Behind | None
) -> None:
    """The table behind a chart; only this part runs again when it is opened."""
    box = st.expander("Als Tabelle", opened, key=f"{key}_tabelle", type="compact", on_change="rerun")
    if box.open:
        with box:
            picking.rows(table, columns, origin.question, behind, key)
            _downloads(table, columns, origin, key)


@st.fragment
def _proof(behind: Behind, table: pd.DataFrame, origin: Origin, key: str) -> None:
    """The rows behind a chart with their cells; worked out only when it is opened."""
    box = st.expander("Belege: Zeilen und Zellen", key=f"{key}_belege", type="compact", on_change="rerun")
    if not box.open:
        return
    with box:
        for part in picking.narrowed(behind, table, key).parts:
            _rows(part, origin, key if part.sheet is behind.sheet else f"{key}-{part.sheet.name}")


def _rows(behind: Behind, origin: Origin, key: str) -> None:
    """The rows of one sheet, counted."""
    rows, shown = proof.listed(behind)
    more = f"; hier stehen die ersten {german.number(len(rows))}" if len(rows) < len(behind.rows) else ""
    st.markdown(f"{behind.sheet.title}: {german.counted(len(behind.rows), 'Zeile', 'Zeilen')} im Ausschnitt{more}.")
    if len(rows):
        tables.grid(rows, shown, f"Belege: {origin.question}")
        _downloads(rows, shown, origin, f"{key}-belege")


def _downloads(table: pd.DataFrame, columns: Columns, origin: Origin, key: str) -> None:
    """Buttons for both files; a file is made only when somebody asks for it."""
    name = _file_name(key, origin)
    with st.container(horizontal=True):
        for ending, mime, write in (("csv", "text/csv", export.csv_file), ("xlsx", _XLSX, export.xlsx_file)):
            st.download_button(
                f"{ending.upper()} herunterladen",
                partial(write, table, columns, origin),
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"{key}_{ending}",
                on_click="ignore",
            )


def _file_name(key: str, origin: Origin) -> str:
    """The name of a download, with the Stand it belongs to and the label that must not be lost."""
    return "_".join(filter(None, [key.replace("_", "-"), f"stand-{source.stand()}", origin.mark.casefold()]))
