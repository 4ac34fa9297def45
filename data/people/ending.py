"""The end of sessions, which works at once on every open page, on this machine and on others."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Engine, Table, update

from data import engine
from data.actions import Action
from data.audit import record
from data.people import abroad
from data.people.lasting import ABROAD, SIGNED_OUT
from data.people.persons import Persons, now, number, reference
from data.people.signout import SignOut
from data.people.tables import PeopleTables


class Ending:
    """The part of `Sessions` that ends them."""

    def __init__(self, database: Engine, tables: PeopleTables, trail: Table, persons: Persons) -> None:
        self._engine, self._tables, self._trail, self._persons = database, tables, trail, persons
        self._recent: dict[str, tuple[float, Mapping[str, Any]]] = {}

    def end(self, key: str, by: str, why: str = SIGNED_OUT) -> bool:
        """End a session wherever it is open; False when there is none that is open."""
        return self._end(self._tables.sessions.c.key == key, by, why) > 0

    def end_all(self, person: str, by: str, why: str = SIGNED_OUT) -> int:
        """End every session of a person (a reference), wherever they are open; how many there were."""
        return self._end(self._tables.sessions.c.person == (number(person) or 0), by, why)

    def end_abroad(self, told: SignOut) -> int:
        """End what somebody began before signing out at the provider; how many sessions there were."""
        with engine.writing(self._engine) as connection:
            person = self._persons.find(connection, told.issuer, told.subject)
            if person is None:
                return 0
            abroad.note(connection, self._tables, person, told.moment)
        sessions = self._tables.sessions
        return self._end((sessions.c.person == person) & (sessions.c.begun_utc <= told.moment), "", ABROAD)

    def _end(self, which: ColumnElement[bool], by: str, why: str) -> int:
        """End the open sessions among these; without `by` each person does it."""
        sessions = self._tables.sessions
        ending = update(sessions).where(which & sessions.c.ended_utc.is_(None)).values(ended_utc=now(), why=why)
        action = Action.SIGN_OUT if why in (SIGNED_OUT, ABROAD) else Action.SESSION_ENDED
        with engine.writing(self._engine) as connection:
            done = connection.execute(ending.returning(sessions.c.key, sessions.c.person)).all()
            for _, person in done:
                record(connection, self._trail, by or reference(person), action, reference(person), why=why)
        for key, _ in done:
            self._recent.pop(key, None)
        return len(done)

    def look_again(self) -> None:
        """Trust nothing that was looked up: a person of some session was erased."""
        self._recent = {}
