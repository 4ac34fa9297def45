"""How a chart stands on a page: the question above, Stand and source below, its table and downloads beside it."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data.store import DEMONSTRATION
from pages.shared import address, downloads, evidence, exhibits, parts, picking, source, tables, template
from pages.shared.columns import Columns
from pages.shared.exhibits import Exhibit
from pages.shared.origin import Origin
from pages.shared.picking import WIDTH as WIDTH
from pages.shared.proof import Behind


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
    origin = _origin(question, sources, filters, demonstration, stand)
    _head(origin)
    if answer:
        st.markdown(tables.plain(answer))
    template.dress(figure, origin, remark)
    settings = template.config(downloads.file_name(key, origin), figure.layout.height)
    picking.chart(figure, table, behind, key, alt=": ".join(filter(None, [origin.mark, alt])), config=settings)
    st.caption(tables.plain(" · ".join(filter(None, [remark, origin.line()]))))
    _beside(table, columns, origin, key, opened, behind)
    if behind is not None:
        evidence.show(behind, table, origin, key)
    exhibits.note(Exhibit(key, origin, table, columns, alt, answer, remark, figure, behind))


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
    origin = _origin(question, sources, filters, demonstration)
    _head(origin)
    picking.rows(table, columns, question, behind, key)
    st.caption(tables.plain(" · ".join(filter(None, [remark, origin.line()]))))
    downloads.of_table(table, columns, origin, key)
    if behind is not None:
        evidence.show(behind, table, origin, key)
    exhibits.note(Exhibit(key, origin, table, columns, remark=remark, behind=behind))


def nothing(question: str, hint: str) -> None:
    """Say that there is nothing to draw yet, and what to do about it; a gap is never drawn as a zero."""
    st.header(question, anchor=False)
    st.markdown(hint)


def _origin(question: str, sources: Sequence[str], filters: str, demonstration: bool, stand: str = "") -> Origin:
    """The origin of what is shown now."""
    return Origin(question, stand or source.stand_label(), tuple(sources), filters, demonstration, address.link())


def _head(origin: Origin) -> None:
    st.header(tables.plain(origin.question), anchor=False)
    badge(origin.demonstration)


def badge(demonstration: bool) -> None:
    """The word Demonstrationsdaten, where what follows contains such rows."""
    if demonstration:
        st.badge(DEMONSTRATION, color="orange")


@parts.fragment
def _beside(
    table: pd.DataFrame, columns: Columns, origin: Origin, key: str, opened: bool, behind: Behind | None
) -> None:
    """The table behind a chart; only this part runs again when it is opened."""
    box = st.expander("Als Tabelle", opened, key=f"{key}_tabelle", type="compact", on_change="rerun")
    if box.open:
        with box:
            picking.rows(table, columns, origin.question, behind, key)
            downloads.of_table(table, columns, origin, key)
