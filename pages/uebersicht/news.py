"""What the last revision changed, and what nobody has reported yet."""

import pandas as pd
import streamlit as st

from data.metrics import gaps
from data.metrics.moved import changes
from loaders.workbooks import SHEETS
from loaders.workbooks.ozg import OZG
from pages.shared import headlines, look, source, tables
from pages.shared.columns import Column
from pages.shared.view import UPLOAD

KEPT = 200
"""Of how many revisions of sheets the gaps are kept."""

GAPS = {
    "thema": Column("Thema"),
    "luecke": Column("Was fehlt"),
    "fehlend": Column("fehlend", "number"),
    "von": Column("von", "number"),
}


def since_last_revision() -> None:
    """The newest revision of the Stand, and what it did to the headline figures."""
    st.header("Was ist neu?", anchor=False)
    revision = source.revision()
    if revision is None:
        st.markdown("Es wurde noch nichts übernommen.")
        return
    st.markdown(tables.plain(f"{revision.described()}."))
    moved = changes(headlines.at(revision.id - 1), headlines.at(revision.id))
    for change in moved:
        before, after = (headlines.amount(side, change.unit) for side in (change.before, change.after))
        label = headlines.marked(change.label, change.key, revision.id - 1, revision.id)
        st.markdown(tables.plain(f"{label}: {before} → {after}"))
    if not moved:
        st.markdown("Keine der Zahlen oben hat sich dadurch geändert.")
    st.page_link("verlauf/page.py", label="Alle Änderungen im Verlauf")


def missing() -> None:
    """Gaps as numbers: so many of so many."""
    stand = source.stand()
    found = [_gaps(name, source.last_change(name, stand)) for name in gaps.SHEETS]
    table = pd.concat(found, ignore_index=True)
    if table.empty:
        return
    look.show_table(
        table,
        question="Was fehlt noch?",
        columns=GAPS,
        sources=(),
        key="uebersicht-luecken",
        demonstration=source.contains_demonstration(source.rows(OZG)),
        remark=UPLOAD,
    )


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _gaps(sheet: str, revision: int) -> pd.DataFrame:
    """The gaps in a sheet at the revision that touched it last; looked for once, whoever asks."""
    return gaps.of_sheet(sheet, source.rows_at(SHEETS[sheet], revision))
