"""The receipt: what was just taken over, and where it can be seen, undone or compared with before."""

import streamlit as st

from data.store import Revision
from loaders.workbooks import SHEETS
from pages.hochladen.desk import Desk
from pages.shared import german, rowcounts, source, tables
from pages.sitemap import HOME, page_of

ARROW = ":material/arrow_forward:"


def show(desk: Desk) -> None:
    """The last import of this session, until another file is taken in."""
    revision = desk.receipt
    if revision is None:
        return
    with st.container(border=True, key="quittung"):
        st.header("Übernommen", anchor=False)
        st.markdown(
            f"{tables.plain(revision.file_name)} ist als **Revision {revision.id}** gespeichert: "
            f"{german.moment(revision.at_utc)}, {tables.plain(revision.by)}."
        )
        for line in _counts(revision):
            st.markdown(f"- {line}")
        _links(revision)


def _counts(revision: Revision) -> list[str]:
    """What was done per sheet: "Mittel: 12 neu, 3 geändert, 0 entfernt und 40 unverändert"."""
    return [f"{SHEETS[name].title}: {rowcounts.in_words(counts)}" for name, counts in revision.counts.items()]


def _links(revision: Revision) -> None:
    """To the pages that changed, to the undo, and to the Stand before."""
    changed = page_of(revision.workbook)
    with st.container(horizontal=True):
        for entry in dict.fromkeys((changed, HOME)):
            st.page_link(f"{entry.path}/page.py", label=f"{entry.title} ansehen", icon=ARROW, help="")
        st.page_link("verlauf/page.py", label="Im Verlauf ansehen oder rückgängig machen", icon=ARROW, help="")
        if revision.id > 1:
            st.page_link(
                f"{changed.path}/page.py",
                label=f"{changed.title} mit dem Stand davor (Nr. {revision.id - 1})",
                icon=ARROW,
                query_params={source.STAND: str(revision.id - 1)},
                help="",
            )
