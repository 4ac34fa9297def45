"""What the page Zusammenhang looks at: one row per Kommune of today, from the lists of all kinds."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.metrics import connection
from data.metrics.teilnahme import bezirk_name
from loaders.sheet import Sheet
from loaders.workbooks.foerderung import BERATUNG, MITTEL
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import filters, look, series, source
from pages.shared.view import Origin, View, origin_of

NO_CAUSE = (
    "Das ist kein Beleg für eine Ursache: Kommunen, die zu Konferenzen kommen, können sich auch sonst von den anderen "
    "unterscheiden, etwa in Größe, Personal und Haushalt."
)
TODAY = None
"""The day on which the Kommunen are counted: former ones lead to those of today, but not the other way round."""


@dataclass(frozen=True)
class Connected:
    """A table of `connection.connect`, the views behind it by the name of their sheet, and the filters in words."""

    table: pd.DataFrame
    views: Mapping[str, View]
    chosen: Mapping[str, object]

    def origin(self, key: str, *sheets: Sheet) -> Origin:
        """What `look.show` wants to know about where a chart of rows of these sheets comes from."""
        return origin_of(key, [(sheet, self.views[sheet.name].rows) for sheet in sheets], self.chosen)

    def answer(self, question: str, words: str, *sheets: Sheet) -> None:
        """Answer a question without a chart, from rows of these sheets; marked where any of them is invented."""
        look.nothing(question, words)
        look.badge(self.origin("", *sheets)["demonstration"])

    def knows(self, column: str) -> bool:
        """Whether the answer of that column is known for any Kommune."""
        return bool(self.table[column].notna().any())


def choose() -> Connected:
    """Let the reader choose a series and perhaps a Regierungsbezirk; both stand in the address."""
    attendance = source.rows(TEILNAHME)
    with filters.row():
        reihe = series.choose(attendance)
        bezirk = filters.bezirk()
    words = {"Reihe": series.in_words(reihe)}
    views = {sheet.name: View(sheet, source.rows(sheet)) for sheet in (MITTEL, BERATUNG, OZG)}
    views[TEILNAHME.name] = View(TEILNAHME, series.rows_of(attendance, reihe), words)
    table = connection.connect(
        views[TEILNAHME.name].measure(connection.came, TODAY),
        views[MITTEL.name].measure(connection.funded, TODAY),
        views[BERATUNG.name].measure(connection.advised, TODAY),
        views[OZG.name].measure(connection.progress, TODAY),
        TODAY,
    )
    kept = table[table["bezirk"].eq(bezirk)].reset_index(drop=True) if bezirk else table
    return Connected(kept, views, words | {"Regierungsbezirk": bezirk_name(bezirk) if bezirk else ""})


def wanting(question: str, needs: str, key: str) -> None:
    """Say what a section needs before it can answer, and lead there."""
    look.nothing(question, needs)
    with st.container(key=key):
        st.page_link("hochladen/page.py", label="Liste hochladen oder Vorlage holen")
