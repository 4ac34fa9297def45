"""Sessions: how long a sign-in holds, and the end of one that works at once on every open page.

The cookie of the sign-in cannot be recalled and lives for weeks; so what counts is this table. A session that has
ended stays in it, so that its cookie opens nothing any more, until the cookie is too old anyway.
"""

from collections.abc import Mapping
from datetime import timedelta
from time import monotonic
from typing import Any

from sqlalchemy import Engine, Table, delete, insert, select, update

from data import engine
from data.access import Actor, Role
from data.audit import Action, record
from data.errors import Unavailable
from data.people import abroad
from data.people.ending import Ending
from data.people.lasting import ABROAD, TOO_OLD, Ended, Session, acceptable, idle, longest, outlived, remembered
from data.people.persons import Persons, now, reference
from data.people.roles import Roles
from data.people.seen import Seen
from data.people.signin import SignIn
from data.people.tables import PeopleTables, session_of

TRUSTED = 1.0
"""Seconds for which a session that was just looked up is not looked up again."""


class Sessions(Ending):
    """The sessions in one database; safe to share between threads."""

    def __init__(self, database: Engine, tables: PeopleTables, trail: Table, persons: Persons, roles: Roles) -> None:
        super().__init__(database, tables, trail, persons)
        self._roles = roles
        self._seen = Seen()

    def admit(self, sign_in: SignIn, active: bool = True) -> Actor:
        """Who acts in the session of a sign-in, which begins with its first page; `Ended` when it holds no longer.

        `active` says that somebody did something: a page that only looks whether its session still holds does not
        keep it alive.
        """
        row = self._looked_up(sign_in.key) or self._begun(sign_in)
        if row["ended_utc"]:
            raise Ended(row["why"])
        moment = now()
        seen = self._seen.last(sign_in.key, row["seen_utc"])
        if why := outlived(row["begun_utc"], seen, moment):
            self.end(sign_in.key, reference(row["person"]), why)
            raise Ended(why)
        if active:
            self._seen.note(sign_in.key, moment)
        role = Role(row["role"]) if row["role"] else None
        return Actor(reference(row["person"]), row["name"], role, row["region"] or "", sign_in.key)

    def left(self, key: str) -> timedelta:
        """How long a session still holds when nobody does anything."""
        row = self._looked_up(key)
        if not row or row["ended_utc"]:
            return timedelta(0)
        seen = self._seen.last(key, row["seen_utc"])
        return min(seen + idle(), row["begun_utc"] + longest()) - now()

    def _looked_up(self, key: str) -> Mapping[str, Any]:
        """The stored row of a session with person and role; empty when there is none."""
        at, row = self._recent.get(key, (0.0, dict[str, Any]()))
        if row and monotonic() - at < TRUSTED:
            return row
        try:
            with engine.reading(self._engine) as connection:
                found = connection.execute(session_of(self._tables, key)).mappings().one_or_none()
        except Unavailable:
            if row:
                return row  # while the store does not answer nobody can end a session: what was known goes on
            raise
        if found:
            self._recent[key] = (monotonic(), dict(found))
        return dict(found or {})

    def _begun(self, sign_in: SignIn) -> Mapping[str, Any]:
        """Begin a session; two machines may be asked for its first page at once."""
        if not acceptable(sign_in.issued, now()):
            raise Ended(TOO_OLD)
        with engine.writing(self._engine) as connection:
            if found := connection.execute(session_of(self._tables, sign_in.key)).mappings().one_or_none():
                return dict(found)
            person = self._persons.known(connection, sign_in.issuer, sign_in.subject, sign_in.name)
            if abroad.since(connection, self._tables, person, sign_in.issued):
                raise Ended(ABROAD)
            self._roles.claimed(connection, person, sign_in)
            row = {"key": sign_in.key, "person": person, "begun_utc": sign_in.issued, "seen_utc": now()}
            connection.execute(insert(self._tables.sessions).values(row))
            record(connection, self._trail, reference(person), Action.SIGN_IN, reference(person))
            return dict(connection.execute(session_of(self._tables, sign_in.key)).mappings().one())

    def listed(self) -> list[Session]:
        """The sessions that are open, the one seen last first."""
        sessions, persons = self._tables.sessions, self._tables.persons
        columns = (sessions.c.key, sessions.c.person, persons.c.name, sessions.c.begun_utc, sessions.c.seen_utc)
        statement = select(*columns).join_from(sessions, persons).where(sessions.c.ended_utc.is_(None))
        with engine.reading(self._engine) as connection:
            found = [Session(key, reference(id), *rest) for key, id, *rest in connection.execute(statement)]
        seen = {each.key: self._seen.last(each.key, each.seen) for each in found}
        holding = [each for each in found if not outlived(each.begun, seen[each.key], now())]
        return sorted(holding, key=lambda each: seen[each.key], reverse=True)

    def keep(self) -> None:
        """Store when sessions were last seen here, and forget those whose cookie is too old to open anything.

        Called on a timer and not by pages: nobody waits for a large import to find a page.
        """
        seen = self._seen.pending()
        sessions = self._tables.sessions
        with engine.writing(self._engine) as connection:
            for key, moment in seen.items():
                earlier = (sessions.c.key == key) & (sessions.c.seen_utc < moment)
                connection.execute(update(sessions).where(earlier).values(seen_utc=moment))
            connection.execute(delete(sessions).where(sessions.c.begun_utc < now() - remembered()))
        self._seen.stored(seen)
        kept = longest().total_seconds()
        self._recent = {key: each for key, each in self._recent.items() if monotonic() - each[0] < kept}
