"""The Stand of any day: the newest revision at the end of that day, as clocks here show it."""

from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from data.revisions import BERLIN, Revision
from loaders.cells.day import Day
from loaders.findings import Rejected
from pages.shared import german, source

_TYPED = "stand_tag"
"""Name in the session of the day as somebody types it."""

_REFUSED = "stand_tag_unlesbar"


class NoStand(Exception):
    """There is no Stand of that day; says why in German."""


def newest(day: str, revisions: Sequence[Revision]) -> Revision:
    """The newest of the revisions (newest first) at the end of an ISO day in Berlin; `NoStand` if there is none."""
    try:
        wanted = date.fromisoformat(Day(exact=True).read(day, {}))
    except Rejected:
        raise NoStand(f"„{day[:20]}“ ist kein Tag, dessen Stand gezeigt werden kann.") from None
    if wanted > datetime.now(BERLIN).date():
        raise NoStand(f"Der {wanted:%d.%m.%Y} liegt noch in der Zukunft.")
    found = next((each for each in revisions if each.at_utc.astimezone(BERLIN).date() <= wanted), None)
    if found is None:
        first = f" Zum ersten Mal übernommen wurde am {german.moment(revisions[-1].at_utc)}." if revisions else ""
        raise NoStand(f"Am {wanted:%d.%m.%Y} gab es noch keine Daten.{first}")
    return found


def ask() -> None:
    """A small form beside the chooser for the day; only its content is drawn when somebody opens it."""
    chosen = st.session_state.get(source.STAND_DAY, "")  # with another day it is a new one, which is closed
    box = st.popover("Stand am …", key=f"stand_am_feld_{chosen}", on_change="rerun", width="content")
    if not box.open:
        return
    with box:
        st.text_input("Stand am Ende des Tages, zum Beispiel 12.11.2026", key=_TYPED, on_change=_chosen, width=320)
        if st.session_state.pop(_REFUSED, False):
            st.warning("Bitte einen Tag wie 12.11.2026 eintragen.")


def _chosen() -> None:
    """Let the address name the day that was typed; the chooser follows it."""
    try:
        day = Day(exact=True).read(st.session_state[_TYPED], {})
    except Rejected:
        st.session_state[_REFUSED] = True
        return
    st.query_params.pop(source.STAND, None)
    st.query_params[source.STAND_DAY] = day
