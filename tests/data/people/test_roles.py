"""Roles: who gives them, where they come from, and that somebody is always left who can give others."""

import pytest

from data.access import Role
from data.actions import Action
from data.errors import StoreError
from data.people.roles import ASSIGNED, CLAIMED, LastOne, NoSuchPerson
from tests.data.people.test_sessions import sign_in


@pytest.fixture
def people(store):
    """Anna is Verwalter by her sign-in (P1), Bert has no role (P2)."""
    store.people.sessions.admit(sign_in(role=Role.VERWALTER))
    store.people.sessions.admit(sign_in("zweite", "bert", role=None))
    return store.people


def of(people, person):
    return next(each for each in people.roles.listed() if each.person == person)


def test_a_role_is_given_changed_and_taken_away(people):
    people.roles.grant("P2", Role.ERFASSER, "066", "P1")
    given = of(people, "P2")
    assert (given.role, given.region, given.source, given.by) == (Role.ERFASSER, "066", ASSIGNED, "P1")
    people.roles.grant("P2", Role.VERWALTER, "", "P1")
    assert of(people, "P2").role is Role.VERWALTER
    people.roles.withdraw("P2", "P1")
    assert of(people, "P2").role is None


def test_whoever_is_unknown_gets_none(people):
    for nobody in ("P99", "P0", "Anna", "", "P1; DROP TABLE roles"):
        with pytest.raises(NoSuchPerson):
            people.roles.grant(nobody, Role.LESER, "", "P1")


def test_a_typed_name_is_nobody_who_could_get_one(people):
    typed = people.persons.typed("RP Kassel")
    with pytest.raises(NoSuchPerson):
        people.roles.grant(typed, Role.LESER, "", "P1")
    assert typed not in {each.person for each in people.roles.listed()}


@pytest.mark.parametrize("region", ["06", "067", "Kassel", "06633027", "99999"])
def test_a_limit_is_a_regierungsbezirk_or_a_kreis(people, region):
    with pytest.raises(StoreError, match="ist kein Schlüssel"):
        people.roles.grant("P2", Role.ERFASSER, region, "P1")
    assert of(people, "P2").role is None


@pytest.mark.parametrize("region", ["066", "06633", "06415", "064", "065"])
def test_every_region_there_is_can_be_a_limit(people, region):
    people.roles.grant("P2", Role.ERFASSER, region, "P1")
    assert of(people, "P2").region == region


def test_the_last_verwalter_stays(people):
    for change in (
        lambda: people.roles.withdraw("P1", "P1"),
        lambda: people.roles.grant("P1", Role.LESER, "", "P1"),
        lambda: people.roles.grant("P1", Role.VERWALTER, "066", "P1"),
    ):
        with pytest.raises(LastOne):
            change()
    people.roles.grant("P2", Role.VERWALTER, "", "P1")
    people.roles.withdraw("P1", "P2")
    assert of(people, "P1").role is None


def test_a_group_of_the_sign_in_gives_and_takes_a_role(people):
    people.sessions.admit(sign_in("dritte", "bert", role=Role.ERFASSER, region="065"))
    assert (of(people, "P2").role, of(people, "P2").region, of(people, "P2").source) == (Role.ERFASSER, "065", CLAIMED)
    people.sessions.admit(sign_in("vierte", "bert", role=None))
    assert of(people, "P2").role is None


def test_a_role_given_by_hand_is_not_changed_by_a_sign_in(people):
    people.roles.grant("P2", Role.LESER, "", "P1")
    people.sessions.admit(sign_in("dritte", "bert", role=Role.VERWALTER))
    people.sessions.admit(sign_in("vierte", "bert", role=None))
    assert of(people, "P2").role is Role.LESER


def test_every_change_stands_in_the_trail_and_no_refused_one(people, store):
    people.roles.grant("P2", Role.ERFASSER, "066", "P1")
    people.roles.withdraw("P2", "P1")
    people.roles.withdraw("P2", "P1")
    with pytest.raises(LastOne):
        people.roles.withdraw("P1", "P1")

    told = [each for each in reversed(store.audit()) if each.subject == "P2" and each.action is not Action.SIGN_IN]
    assert [(each.who, each.action, each.detail) for each in told] == [
        ("P1", Action.ROLE_GRANTED, {"region": "066", "role": "erfasser"}),
        ("P1", Action.ROLE_WITHDRAWN, {}),
    ]
