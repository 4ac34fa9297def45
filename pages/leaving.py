"""The way out: signing out here or everywhere, and the end of a session that is told in time."""

import streamlit as st

from data.access import Actor
from data.errors import Unavailable
from data.people.lasting import Session
from pages.shared import german, identity, parts, source

LOOK = 30
"""Seconds between two looks of an open page at whether its session still holds."""

WARNED = 5
"""Minutes before the end of a session from which on the page says so."""


def offer(who: Actor) -> None:
    """The ways out, and where else somebody is signed in: for a device that was lost."""
    with st.container(horizontal=True):
        if st.button("Abmelden", key="abmelden"):
            source.store().people.sessions.end(who.session, who.reference)
            _out()
        if st.button("Alle meine Sitzungen beenden", key="alle_beenden"):
            identity.acting().end_sessions()
            _out()
    try:
        mine = [each for each in source.store().people.sessions.listed() if each.person == who.reference]
    except Unavailable as error:
        st.markdown(str(error))
        return
    st.markdown(
        f"Sie haben {german.counted(len(mine), 'Sitzung', 'Sitzungen')} offen:\n\n"
        + "\n".join(f"- {_told(each, each.key == who.session)}" for each in mine)
        + "\n\nKennen Sie eine davon nicht, beenden Sie bitte alle und sagen es der Stelle, die Ihr Konto verwaltet."
    )


def _told(session: Session, here: bool) -> str:
    last = f"angemeldet {german.moment(session.begun)}, zuletzt benutzt {german.moment(session.seen)}"
    return f"{last}, **diese hier**" if here else last


def _out() -> None:
    st.logout()
    st.stop()  # a further run would overtake the message that leads the browser out


@parts.repeated(LOOK)
def watch(then: Actor) -> None:
    """Leave an open page as soon as its session has ended, and say in time that it will.

    `then` is who acted when the page was drawn: with another role it is drawn anew.
    """
    who = identity.actor(active=False)
    if (who.role, who.region) != (then.role, then.region):
        st.rerun(scope="app")
    left = int(source.store().people.sessions.left(who.session).total_seconds() // 60) + 1
    if left > WARNED:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="sitzung_endet"):
        # An alert, so that screen readers say it wherever somebody is on the page.
        st.warning(f"Ihre Sitzung endet in {german.counted(left, 'Minute', 'Minuten')}.", width="stretch")
        st.button("Angemeldet bleiben", key="bleiben", on_click=_stay)


def _stay() -> None:
    """Somebody is there: the session goes on."""
    identity.actor()
