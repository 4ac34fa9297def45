"""Signed out at the provider: what somebody began before that is over here, also a sign-in that was not used yet."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from data.people.lasting import ABROAD
from data.people.signout import SignOut
from data.people.tables import PeopleTables


def marked(connection: Connection, tables: PeopleTables, told: SignOut) -> int | None:
    """Note a sign-out inside a transaction that writes; whose it is, None for somebody who never came here.

    The note is a session that has ended: it is forgotten when no cookie from before can open anything any more.
    """
    persons, sessions = tables.persons, tables.sessions
    theirs = (persons.c.issuer == told.issuer) & (persons.c.subject == told.subject)
    person = connection.scalar(select(persons.c.id).where(theirs))
    if person is not None and not since(connection, tables, person, told.moment):
        row = {"key": f"{ABROAD} P{person} {told.moment.isoformat()}", "person": person, "why": ABROAD}
        moments = dict.fromkeys(("begun_utc", "seen_utc", "ended_utc"), told.moment)
        connection.execute(insert(sessions).values(row | moments))
    return person


def since(connection: Connection, tables: PeopleTables, person: int, moment: datetime) -> bool:
    """Whether a person has signed out at the provider since a moment, or at it."""
    sessions = tables.sessions
    later = (sessions.c.person == person) & (sessions.c.why == ABROAD) & (sessions.c.begun_utc >= moment)
    return connection.scalar(select(sessions.c.key).where(later).limit(1)) is not None
