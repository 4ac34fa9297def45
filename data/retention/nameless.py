"""Forgets persons to whom nothing in the store refers any more."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Column, Connection, delete, func, select

from data.chain import stored_moment
from data.people.inquiry import SIGNS
from data.people.persons import number
from data.schema import Schema


def forget_persons(connection: Connection, tables: Schema, before: datetime) -> int:
    """Delete persons known since before a moment, without role, session, deed and entry in the trail; how many.

    The one with the highest number stays: SQLite would give its number to the next person.
    """
    people = tables.people
    known = set(connection.execute(select(people.sessions.c.person).union(select(people.roles.c.person))).scalars())
    known |= {found for column in _signed(tables) for found in _numbers(connection, column)}
    highest = connection.scalar(select(func.max(people.persons.c.id)))
    old = select(people.persons.c.id).where(people.persons.c.since_utc < stored_moment(before))
    gone = set(connection.execute(old).scalars()) - known - {highest}
    for id in gone:
        connection.execute(delete(people.persons).where(people.persons.c.id == id))
    return len(gone)


def _signed(tables: Schema) -> Iterator[Column]:
    """Every column in which a reference can stand."""
    for table in (tables.revisions, tables.audit, tables.people.roles, *tables.memory.values()):
        yield from (table.c[name] for name in (*SIGNS, "subject") if name in table.c)


def _numbers(connection: Connection, column: Column) -> Iterator[int]:
    for text in connection.execute(select(column).distinct()).scalars():
        if text and (found := number(text)) is not None:
            yield found
