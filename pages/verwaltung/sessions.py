"""Sessions: who is here now, and the way to end a session wherever it is open."""

from collections import Counter

import streamlit as st

from data import settings
from data.people.lasting import Session
from pages.shared import german, identity, source, tables
from pages.verwaltung.outcome import carry_out, done


def show() -> None:
    """The open sessions, the one seen last first, each with its end."""
    done()
    st.header("Welche Sitzungen sind offen?", anchor=False)
    st.markdown(
        f"Eine Sitzung endet nach {german.counted(settings.session_hours(), 'Stunde', 'Stunden')}, oder wenn "
        f"{german.counted(settings.idle_minutes(), 'Minute', 'Minuten')} lang niemand etwas eingibt. Eine beendete "
        "zeigt spätestens nach einer halben Minute nichts mehr, auch nicht auf einer offenen Seite."
    )
    listed = source.store().people.sessions.listed()
    if not listed:
        st.markdown("Es ist keine offen." if identity.configured() else "Eine Anmeldung ist nicht eingerichtet.")
    who = identity.actor(active=False)
    for number, session in enumerate(listed):
        _line(session, session.key == who.session, number)
    several = Counter((each.person, each.name) for each in listed if each.person != who.reference)
    for (person, name), open_ones in several.items():
        if open_ones > 1:
            _all_of(person, name)


def _line(session: Session, own: bool, number: int) -> None:
    """One session; one's own ends by signing out."""
    told = f"{session.name} ({session.person}), angemeldet {german.moment(session.begun)}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"sitzung_{number}"):
        st.markdown(tables.plain(told) + (", **Ihre eigene**" if own else ""), width="stretch")
        if not own and st.button("Beenden", key=f"beenden_{session.key[:16]}", help=tables.plain(told)):
            acting = identity.acting()
            carry_out(lambda: acting.end_session(session.key), f"Die Sitzung von {session.name} ist beendet.")


def _all_of(person: str, name: str) -> None:
    """One button for all sessions of a person: a lost device, somebody who leaves."""
    if st.button(f"Alle Sitzungen von {tables.plain(name)} ({person}) beenden", key=f"alle_{person}"):
        acting = identity.acting()
        carry_out(lambda: acting.end_sessions(person), f"Alle Sitzungen von {name} sind beendet.")
