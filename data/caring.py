"""What is done to persons: their roles and sessions, what is stored about them, their erasure; told without names."""

from functools import cached_property
from typing import Any

from data.access import Actor, Right, Role
from data.actions import Action
from data.people.lasting import ENDED, SIGNED_OUT
from data.people.roles import NoSuchPerson
from data.store import Store


class Caring:
    """The part of `Acting` that concerns persons; every call asks for its right first."""

    def __init__(self, store: Store, actor: Actor) -> None:
        self._store = store
        self._actor = actor

    @cached_property
    def who(self) -> str:
        """What stands in the store for this person; a typed name becomes a person with the first thing it does."""
        return self._actor.reference or self._store.people.persons.typed(self._actor.name)

    def search_persons(self, words: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
        """Who could be meant, {reference: name}, and where else the words occur; see `data.people.inquiry`."""
        self._actor.require(Right.RETENTION)
        inquiry = self._store.people.inquiry
        persons, elsewhere = inquiry.persons(words), inquiry.free_text(words)
        self._store.note_event(self.who, Action.SEARCH, "", persons=len(persons), places=len(elsewhere))
        return persons, elsewhere

    def told_of(self, reference: str) -> dict[str, Any]:
        """Everything that is stored about a person; `NoSuchPerson` when there is none."""
        self._actor.require(Right.RETENTION)
        told = self._store.people.inquiry.told_of(reference)
        if not told:
            raise NoSuchPerson(reference)
        self._store.note_event(self.who, Action.SEARCH, reference)
        return told

    def erase(self, reference: str) -> dict[str, int]:
        """Erase a person; what went, counted. See `data.people.erasing`."""
        self._actor.require(Right.RETENTION)
        return self._store.people.erase(reference, self.who)

    def grant_role(self, person: str, role: Role, region: str) -> None:
        """Give a person a role; see `data.people.roles`."""
        self._actor.require(Right.ROLES)
        self._store.people.roles.grant(person, role, region, self.who)

    def withdraw_role(self, person: str) -> None:
        """Take a person's role away."""
        self._actor.require(Right.ROLES)
        self._store.people.roles.withdraw(person, self.who)

    def end_session(self, key: str) -> None:
        """End somebody's session."""
        self._actor.require(Right.SESSIONS)
        self._store.people.sessions.end(key, self.who, ENDED)

    def end_sessions(self, person: str = "") -> int:
        """End every session of a person, of this one when none is named; how many there were."""
        own = person in ("", self.who)
        self._actor.require(Right.OWN_SESSION if own else Right.SESSIONS)
        return self._store.people.sessions.end_all(person or self.who, self.who, SIGNED_OUT if own else ENDED)
