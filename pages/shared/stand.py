"""The chooser of the Stand: which revision of the data all pages show, and that the address says so."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.store import Revision
from loaders.workbooks import workbook
from pages.shared import german, source, stand_day, tables

OFFERED = 200
"""How many revisions the chooser offers; an older one can still be named in the address."""

WIDTH = 380
"""Width of the chooser in pixels."""

_ASKED, _NO_DAY = "stand_unbekannt", "stand_am_unbekannt"
"""Names in the session of a Stand in the address that there is not, and of why a day has none, until it was said."""

_ACTIONS = {"import": "Import", "undo": "rückgängig gemacht", "removal": "entfernt"}


def label(revision: Revision) -> str:
    """A revision in one line: "Nr. 12 · 22.11.2026, 15:36 Uhr · Teilnahme: Import"."""
    kind = workbook(revision.workbook).title if revision.workbook else ""
    what = f"{kind}: {_ACTIONS[revision.action]}" if kind else _ACTIONS[revision.action]
    return f"Nr. {revision.id} · {german.moment(revision.at_utc)} · {what}"


def asked() -> int:
    """The revision that the address names; 0 when it names none or one that does not exist."""
    text = st.query_params.get(source.STAND, "")
    known = text.isascii() and text.isdigit() and 0 < int(text) <= source.newest()
    return int(text) if known else 0


def choose() -> None:
    """Show the chooser, and keep the address in step on every page.

    A Stand in the address wins, also when a link inside the dashboard names another than the one chosen before;
    an address without one keeps what was chosen (a change of pages), unless the browser's Back asks for it. It is a
    number (`?stand=12`) or the newest revision of a day (`?stand_am=2026-11-12`).
    """
    revisions = source.revisions()
    _follow(revisions)
    names = {revision.id: label(revision) for revision in revisions}
    names[0] = "Neuester Stand" if revisions else "Noch keine Daten"
    options = _options(revisions, st.session_state.get(source.STAND, 0))
    st.selectbox(
        "Stand der Daten", options, format_func=names.__getitem__, key=source.STAND, on_change=_by_number, width=WIDTH,
        label_visibility="collapsed",
    )  # fmt: skip
    if revisions:
        stand_day.ask()
    _address()


def notice() -> None:
    """Say calmly when an older Stand is shown or that of a day, and offer the way back."""
    shown, newest, day = source.revision(), source.newest(), st.session_state.get(source.STAND_DAY, "")
    _unknown()
    if shown is None or (shown.id == newest and not day):
        return
    what = f"Sie sehen den Stand am {german.day(day)}:" if day else "Sie sehen einen früheren Stand:"
    since = german.counted(newest - shown.id, "weitere Änderung", "weitere Änderungen")
    after = f"Seitdem gab es {since}." if newest > shown.id else "Das ist der neueste."
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="frueherer_stand"):
        st.markdown(f"**{what}** {label(shown)}. {after}", width="stretch")
        st.button("Zum neuesten Stand", on_click=_newest)


def _unknown() -> None:
    """Say once that there is no such Stand: somebody followed a link to other numbers, or asks for a day too early."""
    if named := st.session_state.pop(_ASKED, ""):
        st.warning(f"Den Stand „{named}“ aus der Adresse gibt es nicht. Gezeigt wird der neueste.")
    if reason := st.session_state.pop(_NO_DAY, ""):
        with st.container(border=True):
            st.markdown(f"{tables.plain(reason)} Gezeigt wird der neueste Stand.")


def _follow(revisions: Sequence[Revision]) -> None:
    """Take over what the address names, and find the revision of a chosen day: today it may be another each time."""
    text, day = (st.query_params.get(name, "") for name in (source.STAND, source.STAND_DAY))
    if asked():
        st.session_state[source.STAND], st.session_state[source.STAND_DAY] = asked(), ""
    elif text:
        st.session_state[_ASKED] = tables.plain(text[:20])
    elif day:
        st.session_state[source.STAND_DAY] = day
    elif _came_back():
        st.session_state[source.STAND], st.session_state[source.STAND_DAY] = 0, ""
    if chosen := st.session_state.get(source.STAND_DAY, ""):
        try:
            st.session_state[source.STAND] = stand_day.newest(chosen, revisions).id
        except stand_day.NoStand as none:
            st.session_state[_NO_DAY] = str(none)
            st.session_state[source.STAND], st.session_state[source.STAND_DAY] = 0, ""


def _came_back() -> bool:
    """Whether the browser's Back or Forward asks for the page: then its address counts, also when it names no Stand."""
    context = get_script_run_ctx()
    return bool(context and context.is_history_navigation)


def _options(revisions: Sequence[Revision], shown: int) -> list[int]:
    """0 for the newest, then the newest revisions, and the one that is shown."""
    return list(dict.fromkeys([0, *(revision.id for revision in revisions[:OFFERED]), shown]))


def _address() -> None:
    """Let the address name the chosen Stand or its day; it names none while the newest is shown."""
    chosen, day = st.session_state[source.STAND], st.session_state.get(source.STAND_DAY, "")
    for name, value in ((source.STAND, "" if day or not chosen else str(chosen)), (source.STAND_DAY, day)):
        if value and st.query_params.get(name) != value:
            st.query_params[name] = value
        elif not value and name in st.query_params:
            del st.query_params[name]


def _by_number() -> None:
    """Somebody chose a revision itself: no day counts any more."""
    st.session_state[source.STAND_DAY] = ""
    _address()


def _newest() -> None:
    """Go back to the newest Stand; a widget can be set only before it is drawn."""
    st.session_state[source.STAND] = 0
    _by_number()
