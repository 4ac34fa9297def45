"""Two Stände beside each other: what changed, by how much, and through which imports. The address can name both."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from data.difference import Difference
from data.metrics.moved import changes
from data.revisions import Revision
from loaders.workbooks import SHEETS
from pages.shared import effect, german, headlines, listing, rowcounts, source, tables
from pages.shared.columns import Column
from pages.shared.stand import WIDTH, label
from pages.verlauf import cards

EARLIER, LATER = "von", "bis"
"""Names of the two revisions in the address and in the session."""

EMPTY = "Vor der ersten Übernahme (keine Daten)"
_THROUGH = {"nr": Column("Nr."), "was": Column("Was"), "wer": Column("Wann und von wem")}


def show(revisions: Sequence[Revision]) -> None:
    """The folded comparison; open when the address names a Stand to compare with."""
    title, asked = "Zwei Stände vergleichen", EARLIER in st.query_params or LATER in st.query_params
    box = st.expander(title, asked, key="vergleich", type="compact", on_change="rerun")
    if not box.open:
        return
    with box:
        earlier, later = _choose(revisions)
        if earlier >= later:
            st.markdown("Bitte als ersten einen früheren Stand wählen als den zweiten.")
            return
        _compared(revisions, earlier, later)


def _choose(revisions: Sequence[Revision]) -> tuple[int, int]:
    """The two revisions: those that the address names, else the newest and the one before; the address names them."""
    names = {revision.id: label(revision) for revision in revisions} | {0: EMPTY}
    with st.container(horizontal=True):
        earlier = _one("Früherer Stand", EARLIER, names, revisions[0].id - 1)
        later = _one("Späterer Stand", LATER, names, revisions[0].id)
    return earlier, later


def _one(title: str, key: str, names: Mapping[int, str], usual: int) -> int:
    """One of the revisions; bound to the address by its number, because the words of a choice make no link."""
    text = st.query_params.get(key, "")
    asked = int(text) if text.isascii() and text.isdigit() and int(text) in names else usual
    chosen = st.selectbox(title, list(names), list(names).index(asked), names.__getitem__, key=key, width=WIDTH)
    st.query_params[key] = str(chosen)
    return chosen


def _compared(revisions: Sequence[Revision], earlier: int, later: int) -> None:
    st.subheader("Was wurde aus den wichtigsten Zahlen?", anchor=False)
    found = changes(headlines.at(earlier), headlines.at(later))
    effect.show(found, f"Die wichtigsten Zahlen mit Stand Nr. {earlier} und Nr. {later}")
    st.subheader("Wodurch?", anchor=False)
    _through([each for each in revisions if earlier < each.id <= later])
    st.subheader("Welche Zeilen änderten sich?", anchor=False)
    for name in _touched(revisions, earlier, later):
        _rows(_between(name, earlier, later), earlier, later)


def _through(revisions: Sequence[Revision]) -> None:
    """The revisions between the two, newest first."""
    rows = [(str(each.id), cards.headline(each), f"{german.moment(each.at_utc)}, {each.by}") for each in revisions]
    tables.show(pd.DataFrame(rows, columns=list(_THROUGH)), _THROUGH, "Revisionen zwischen den beiden Ständen")


def _touched(revisions: Sequence[Revision], earlier: int, later: int) -> list[str]:
    """The sheets that any revision between the two concerned, in the order of their declaration."""
    names = {name for each in revisions if earlier < each.id <= later for name in each.counts}
    return [name for name in SHEETS if name in names]


@st.cache_resource(max_entries=4, show_spinner="Die Stände werden verglichen …")
def _between(name: str, earlier: int, later: int) -> Difference:
    """Kept, because a revision never changes."""
    return source.store().between(SHEETS[name], earlier, later)


def _rows(found: Difference, *stands: int) -> None:
    """The counts of one sheet in a line, then its rows."""
    counts = found.counts
    sheet = found.sheet
    st.markdown(f"**{sheet.title}:** {rowcounts.in_words(counts)}")
    listing.show(listing.of_store(sheet, found.new, counts["new"], *stands), f"{sheet.title}: neu")
    listing.show(listing.of_changes(found, counts["changed"], *stands), f"{sheet.title}: geändert")
    listing.show(listing.of_store(sheet, found.vanished, counts["vanished"], *stands), f"{sheet.title}: entfernt")
