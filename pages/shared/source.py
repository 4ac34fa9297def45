"""Where pages get their data: the store, the chosen Stand, and the rows that were live then.

Nothing is ever cleared by hand: what was read is kept by (sheet, revision), and a revision never changes.
"""

import pandas as pd
import streamlit as st

from data.annotation import Annotation
from data.revisions import newest as newest_of
from data.seed import seed
from data.store import DEMONSTRATION, Revision, Store, open_store
from data.views import find
from loaders.sheet import Sheet
from loaders.workbooks import SHEETS
from pages.shared import asking, german

STAND = "stand"
"""Name of the chosen revision in the address (`?stand=12`) and in the session; 0 is the newest."""

STAND_DAY = "stand_am"
"""Name of the chosen day in the address (`?stand_am=2026-11-12`) and in the session; "" for none."""

KEPT = 12
"""How many (sheet, revision) tables stay in memory at most."""


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this server; an empty one is filled with the sample workbooks first."""
    opened = open_store()
    if opened.latest() == 0:
        seed(opened)
    return opened


def revisions() -> list[Revision]:
    """All revisions, newest first."""
    return asking.asked("revisionen", lambda: store().revisions())


def annotations() -> list[Annotation]:
    """All comments on the time line, as `Store.annotations` lists them."""
    return asking.asked("anmerkungen", lambda: store().annotations())


def newest() -> int:
    """The number of the newest revision, 0 when there is none."""
    return newest_of(revisions())


def stand() -> int:
    """The revision whose data the pages show: the chosen one, else the newest; 0 when there is none at all."""
    return int(st.session_state.get(STAND) or 0) or newest()


def revision() -> Revision | None:
    """The revision that is shown, None when the store is empty."""
    shown = stand()
    return find(revisions(), shown) if shown else None


def stand_label() -> str:
    """The Stand in words, for captions and exports: "22.11.2026, 15:36 Uhr (Nr. 12)"."""
    return _in_words(revision())


def newest_label() -> str:
    """The newest Stand in the same words."""
    return _in_words(next(iter(revisions()), None))


def _in_words(shown: Revision | None) -> str:
    return f"{german.moment(shown.at_utc)} (Nr. {shown.id})" if shown else "noch keine Daten"


def rows(sheet: Sheet) -> pd.DataFrame:
    """The rows of a sheet that were live at the Stand; columns as `Store.rows` says.

    The table is shared and not copied (a million rows would be 66 MB and 30 ms each time): pandas copies on write,
    so a page may change its own view as it likes and never touches the shared one.
    """
    return rows_at(sheet, stand())


def rows_at(sheet: Sheet, revision: int) -> pd.DataFrame:
    """The rows of a sheet that were live at any revision, to compare one Stand with another; as `rows`."""
    return _rows(sheet.name, last_change(sheet.name, revision)).copy(deep=False)


def last_change(name: str, at: int) -> int:
    """The last revision up to `at` that touched the sheet: what was read then still holds."""
    known = revisions()
    if at > newest_of(known):
        known = store().revisions()  # somebody was quicker, and this run has heard of it
    return next((each.id for each in known if each.id <= at and name in each.counts), at)


@st.cache_resource(max_entries=KEPT, show_spinner="Daten werden gelesen …")
def _rows(name: str, at: int) -> pd.DataFrame:
    """The shared table; nobody but `rows` may see it."""
    return store().rows(SHEETS[name], at)


def contains_demonstration(table: pd.DataFrame) -> bool:
    """Whether any row is marked as Demonstrationsdaten, so that everything drawn from it must say so."""
    return "label" in table and bool(table["label"].eq(DEMONSTRATION).any())


def named(table: pd.DataFrame) -> tuple[str, ...]:
    """The sources that the rows of a table name in `quelle`, each once, in order."""
    return tuple(map(str, table["quelle"].dropna().unique())) if "quelle" in table else ()
