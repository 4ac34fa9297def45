"""Signed out at the provider: what somebody began before that is over here, also a sign-in that was not used yet."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from data.people.lasting import ABROAD
from data.people.tables import PeopleTables


def note(connection: Connection, tables: PeopleTables, person: int, moment: datetime) -> None:
    """Note that a person has signed out at the provider, inside a transaction that writes.

    The note is a session that has ended: it is forgotten when no cookie from before can open anything any more.
    """
    if not since(connection, tables, person, moment):
        row = {"key": f"{ABROAD} P{person} {moment.isoformat()}", "person": person, "why": ABROAD}
        moments = dict.fromkeys(("begun_utc", "seen_utc", "ended_utc"), moment)
        connection.execute(insert(tables.sessions).values(row | moments))


def since(connection: Connection, tables: PeopleTables, person: int, moment: datetime) -> bool:
    """Whether a person has signed out at the provider since a moment, or at it."""
    sessions = tables.sessions
    later = (sessions.c.person == person) & (sessions.c.why == ABROAD) & (sessions.c.begun_utc >= moment)
    return connection.scalar(select(sessions.c.key).where(later).limit(1)) is not None
