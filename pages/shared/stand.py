"""The chooser of the Stand: which revision of the data all pages show, and that the address says so."""

from collections.abc import Sequence

import streamlit as st

from data.store import Revision
from loaders.workbooks import workbook
from pages.shared import german, source, tables

OFFERED = 200
"""How many revisions the chooser offers; an older one can still be named in the address."""

WIDTH = 380
"""Width of the chooser in pixels."""

_ASKED = "stand_unbekannt"
"""Name in the session of a Stand in the address that there is not, until that was said."""

_ACTIONS = {"import": "Import", "undo": "rückgängig gemacht", "removal": "entfernt"}


def label(revision: Revision) -> str:
    """A revision in one line: "Nr. 12 · 22.11.2026, 15:36 Uhr · Teilnahme: Import"."""
    kind = workbook(revision.workbook).title if revision.workbook else ""
    what = f"{kind}: {_ACTIONS[revision.action]}" if kind else _ACTIONS[revision.action]
    return f"Nr. {revision.id} · {german.moment(revision.at_utc)} · {what}"


def asked() -> int:
    """The revision that the address names; 0 when it names none or one that does not exist."""
    text = st.query_params.get(source.STAND, "")
    known = text.isascii() and text.isdigit() and 0 < int(text) <= source.store().latest()
    return int(text) if known else 0


def choose() -> None:
    """Show the chooser, and keep the address in step on every page.

    A Stand in the address wins, also when a link inside the dashboard names another than the one chosen before;
    an address without one (a change of pages) keeps what was chosen.
    """
    if asked():
        st.session_state[source.STAND] = asked()
    elif text := st.query_params.get(source.STAND, ""):
        st.session_state[_ASKED] = tables.plain(text[:20])
    revisions = source.store().revisions()
    names = {revision.id: label(revision) for revision in revisions}
    names[0] = "Neuester Stand" if revisions else "Noch keine Daten"
    options = _options(revisions, st.session_state.get(source.STAND, 0))
    st.selectbox(
        "Stand der Daten", options, format_func=names.__getitem__, key=source.STAND, on_change=_address, width=WIDTH,
        label_visibility="collapsed",
    )  # fmt: skip
    _address()


def notice() -> None:
    """Say calmly when an older Stand is shown, and offer the way back."""
    shown, newest = source.revision(), source.store().latest()
    _unknown()
    if shown is None or shown.id == newest:
        return
    since = german.counted(newest - shown.id, "weitere Änderung", "weitere Änderungen")
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="frueherer_stand"):
        st.markdown(f"**Sie sehen einen früheren Stand:** {label(shown)}. Seitdem gab es {since}.", width="stretch")
        st.button("Zum neuesten Stand", on_click=_newest)


def _unknown() -> None:
    """Say once that the address named a Stand that there is not: somebody followed a link to other numbers."""
    if named := st.session_state.pop(_ASKED, ""):
        st.warning(f"Den Stand „{named}“ aus der Adresse gibt es nicht. Gezeigt wird der neueste.")


def _options(revisions: Sequence[Revision], shown: int) -> list[int]:
    """0 for the newest, then the newest revisions, and the one that is shown."""
    return list(dict.fromkeys([0, *(revision.id for revision in revisions[:OFFERED]), shown]))


def _address() -> None:
    """Let the address name the chosen Stand; it names none while the newest is shown."""
    chosen = st.session_state[source.STAND]
    if chosen and st.query_params.get(source.STAND) != str(chosen):
        st.query_params[source.STAND] = str(chosen)
    elif not chosen and source.STAND in st.query_params:
        del st.query_params[source.STAND]


def _newest() -> None:
    """Go back to the newest Stand; a widget can be set only before it is drawn."""
    st.session_state[source.STAND] = 0
    _address()
