"""An open page whose session nears its end: the notice, the way to stay, and what becomes of a changed role."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.access import Role
from data.people import sessions
from data.people.lasting import Ended
from data.people.persons import now
from data.people.signin import SignIn
from pages import leaving
from pages.shared import identity, source
from tests.pages.conftest import data_dir as data_dir


def watched():
    """A page of nothing but the notice."""
    import streamlit as st

    from pages import leaving
    from pages.shared import identity

    who = identity.actor(active="gezeichnet" not in st.session_state)
    st.session_state["gezeichnet"] = st.session_state.get("gezeichnet", 0) + 1
    leaving.watch(who)


def changed():
    """A page that was drawn for another role."""
    from dataclasses import replace

    from data.access import Role
    from pages import leaving
    from pages.shared import identity

    leaving.watch(replace(identity.actor(), role=Role.VERWALTER))


@pytest.fixture
def clock(data_dir, monkeypatch):
    ahead = timedelta(0)

    def advance(**by):
        nonlocal ahead
        ahead += timedelta(**by)

    monkeypatch.setattr(sessions, "now", lambda: now() + ahead)
    monkeypatch.setattr(sessions, "TRUSTED", 0.0)
    signed = SignIn("https://anmeldung.example", "anna", "Anna Beispiel", now(), "a" * 64, Role.LESER)
    monkeypatch.setattr(identity, "sign_in", lambda: signed)
    monkeypatch.setattr(source, "seed", lambda _store: None)
    return advance


def test_a_session_that_nears_its_end_says_so_and_goes_on_when_asked_to(clock):
    app = AppTest.from_function(watched, default_timeout=60).run()
    assert not app.warning
    clock(minutes=57)
    app.run()
    assert [each.value for each in app.warning] == ["Ihre Sitzung endet in 3 Minuten."]
    clock(minutes=1)
    app.run()
    assert [each.value for each in app.warning] == ["Ihre Sitzung endet in 2 Minuten."]

    app.button(key="bleiben").click().run()
    assert not app.warning
    clock(minutes=58)
    assert identity.actor(active=False).reference == "P1"
    clock(minutes=3)
    with pytest.raises(Ended):
        identity.actor(active=False)


def test_nobody_stays_longer_than_a_session_holds(clock):
    app = AppTest.from_function(watched, default_timeout=60).run()
    for _ in range(9):
        clock(minutes=53)
        identity.actor()
    app.run()
    assert [each.value for each in app.warning] == ["Ihre Sitzung endet in 3 Minuten."]
    app.button(key="bleiben").click().run()
    assert [each.value for each in app.warning] == ["Ihre Sitzung endet in 3 Minuten."]


def test_a_page_is_drawn_anew_once_the_role_is_another(clock, monkeypatch):
    asked = []
    monkeypatch.setattr(leaving.st, "rerun", lambda scope: asked.append(scope))
    AppTest.from_function(changed, default_timeout=60).run()
    assert asked == ["app"]
