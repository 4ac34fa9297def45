"""Sessions: how long a sign-in holds, who ends it, and that its cookie then opens nothing, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from data.access import Role
from data.actions import Action
from data.people import lasting, sessions
from data.people.lasting import ABROAD, ENDED, IDLE, SIGNED_OUT, TOO_OLD, Ended
from data.people.persons import now
from data.people.signin import SignIn
from data.people.signout import SignOut
from data.store import open_store
from tests.data.kinds import KINDS

LESER = {"role": Role.LESER, "region": ""}


def sign_in(key="erste", subject="anna", ago=timedelta(0), **more) -> SignIn:
    return SignIn("https://anmeldung.example", subject, "Anna Beispiel", now() - ago, key, **(LESER | more))


@pytest.fixture
def people(store):
    return store.people


@pytest.fixture
def clock(monkeypatch):
    """Sets the clock of the sessions ahead: `clock(minutes=61)`."""
    ahead = timedelta(0)

    def advance(**by):
        nonlocal ahead
        ahead += timedelta(**by)
        monkeypatch.setattr(sessions, "TRUSTED", 0.0)

    monkeypatch.setattr(sessions, "now", lambda: now() + ahead)
    return advance


def test_a_session_begins_with_the_first_page_and_says_who_acts(people):
    actor = people.sessions.admit(sign_in())

    assert (actor.reference, actor.name, actor.role, actor.region) == ("P1", "Anna Beispiel", Role.LESER, "")
    assert people.sessions.admit(sign_in()) == actor
    assert [each.person for each in people.sessions.listed()] == ["P1"]


def test_two_sign_ins_of_one_person_are_two_sessions_of_one_person(people):
    first, second = people.sessions.admit(sign_in()), people.sessions.admit(sign_in("zweite"))

    assert first.reference == second.reference
    assert len(people.sessions.listed()) == 2


def test_an_ended_session_opens_nothing_any_more_and_says_so(people):
    people.sessions.admit(sign_in())
    assert people.sessions.end("erste", "P1")

    with pytest.raises(Ended, match="abgemeldet") as ended:
        people.sessions.admit(sign_in())
    assert ended.value.why == SIGNED_OUT
    assert not people.sessions.end("erste", "P1")
    people.sessions.admit(sign_in("zweite"))


def test_an_end_by_the_administration_works_on_another_machine_at_once(people, store_url, monkeypatch):
    monkeypatch.setattr(sessions, "TRUSTED", 0.0)
    other = open_store(store_url, KINDS)
    other.people.sessions.admit(sign_in())

    people.sessions.end("erste", "P1", ENDED)

    with pytest.raises(Ended, match="von der Verwaltung des Dashboards beendet"):
        other.people.sessions.admit(sign_in())
    other.close()


def test_a_session_ends_when_nobody_does_anything(people, clock):
    people.sessions.admit(sign_in())
    clock(minutes=59)
    people.sessions.admit(sign_in())
    clock(minutes=59)
    people.sessions.admit(sign_in(), active=False)
    assert timedelta(0) < people.sessions.left("erste") < timedelta(minutes=2)
    clock(minutes=2)

    with pytest.raises(Ended, match="60 Minuten lang gab es keine Eingabe") as ended:
        people.sessions.admit(sign_in())
    assert ended.value.why == IDLE


def test_a_session_ends_after_eight_hours_whatever_somebody_does(people, clock):
    first = sign_in()
    people.sessions.admit(first)
    for _ in range(9):
        clock(minutes=50)
        people.sessions.admit(first)
    clock(minutes=31)

    with pytest.raises(Ended, match="Nach 8 Stunden") as ended:
        people.sessions.admit(first)
    assert ended.value.why == TOO_OLD


@pytest.mark.parametrize("ago", [timedelta(hours=8, seconds=1), timedelta(days=30), -timedelta(minutes=3)])
def test_a_sign_in_of_long_ago_or_of_the_future_begins_none(people, ago):
    with pytest.raises(Ended):
        people.sessions.admit(sign_in(ago=ago))
    assert people.sessions.listed() == []


def test_the_periods_are_settings(people, clock, monkeypatch):
    monkeypatch.setenv("DASHBOARD_IDLE_MINUTES", "5")
    people.sessions.admit(sign_in())
    clock(minutes=6)
    with pytest.raises(Ended, match="5 Minuten"):
        people.sessions.admit(sign_in())
    assert lasting.longest() == timedelta(hours=8)


def test_when_a_session_was_seen_survives_a_restart(people, store_url, clock):
    people.sessions.admit(sign_in())
    clock(minutes=50)
    people.sessions.admit(sign_in())
    people.sessions.keep()
    clock(minutes=50)

    again = open_store(store_url, KINDS)
    assert again.people.sessions.admit(sign_in()).reference == "P1"
    again.close()


def test_what_another_machine_has_seen_later_is_not_overwritten(people, store_url, clock):
    people.sessions.admit(sign_in())
    other = open_store(store_url, KINDS)
    clock(minutes=30)
    other.people.sessions.admit(sign_in())
    other.people.sessions.keep()
    people.sessions.keep()
    clock(minutes=45)

    assert people.sessions.admit(sign_in()).reference == "P1"
    other.close()


def test_sessions_whose_cookie_is_too_old_anyway_are_forgotten(people, clock):
    people.sessions.admit(sign_in())
    people.sessions.end("erste", "P1")
    clock(hours=17)
    people.sessions.keep()

    with pytest.raises(Ended) as ended:
        people.sessions.admit(sign_in())
    assert ended.value.why == TOO_OLD


def test_a_role_that_is_withdrawn_is_gone_at_the_next_step(people, clock):
    people.sessions.admit(sign_in(role=Role.VERWALTER))
    people.sessions.admit(sign_in("zweite", "bert", role=Role.VERWALTER))
    people.roles.withdraw("P1", "P2")
    clock(seconds=1)

    assert people.sessions.admit(sign_in(role=Role.VERWALTER)).role is None


def test_the_first_pages_of_a_sign_in_at_once_begin_one_session(people):
    with ThreadPoolExecutor(8) as pool:
        actors = list(pool.map(lambda _: people.sessions.admit(sign_in()), range(16)))

    assert {actor.reference for actor in actors} == {"P1"}
    assert len(people.sessions.listed()) == 1


def test_sign_in_and_end_stand_in_the_trail(store):
    store.people.sessions.admit(sign_in())
    store.people.sessions.end("erste", "P1")
    store.people.sessions.admit(sign_in("zweite"))
    store.people.sessions.end("zweite", "P9", ENDED)

    told = [(each.who, each.action, each.subject) for each in reversed(store.audit())]
    assert told == [
        ("P1", Action.ROLE_GRANTED, "P1"), ("P1", Action.SIGN_IN, "P1"), ("P1", Action.SIGN_OUT, "P1"),
        ("P1", Action.SIGN_IN, "P1"), ("P9", Action.SESSION_ENDED, "P1"),
    ]  # fmt: skip


def test_nothing_of_a_session_stands_in_the_store_that_could_forge_one(people, store):
    people.sessions.admit(replace(sign_in(), key="f" * 64))
    assert "Anna" not in str([each.detail | {"who": each.who, "subject": each.subject} for each in store.audit()])


def test_a_sign_out_at_the_provider_ends_what_began_before_it_once(store):
    people, moment = store.people, now()
    people.sessions.admit(sign_in(ago=timedelta(hours=1)))
    people.sessions.admit(sign_in("danach", ago=timedelta(seconds=-60)))
    people.sessions.admit(sign_in("andere", subject="bert", ago=timedelta(hours=1)))
    told = SignOut("https://anmeldung.example", "anna", moment)

    assert [people.sessions.end_abroad(told) for _ in range(2)] == [1, 0]

    assert {each.key for each in people.sessions.listed()} == {"danach", "andere"}
    with pytest.raises(Ended) as ended:
        people.sessions.admit(sign_in())
    assert ended.value.why == ABROAD
    last = store.audit()[0]
    assert (last.who, last.action, last.subject, last.detail["why"]) == ("P1", Action.SIGN_OUT, "P1", ABROAD)


def test_a_sign_in_from_before_it_that_was_never_used_opens_nothing(people):
    people.sessions.admit(sign_in("erste", ago=timedelta(hours=2)))
    people.sessions.end_abroad(SignOut("https://anmeldung.example", "anna", now() - timedelta(hours=1)))

    with pytest.raises(Ended):
        people.sessions.admit(sign_in("zweite", ago=timedelta(minutes=90)))
    assert people.sessions.admit(sign_in("dritte", ago=timedelta(minutes=30)))
    assert people.sessions.end_abroad(SignOut("https://anmeldung.example", "niemand", now())) == 0
