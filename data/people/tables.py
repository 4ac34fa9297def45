"""The tables of persons, roles and sessions."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    UniqueConstraint,
    select,
)


@dataclass(frozen=True)
class PeopleTables:
    """A person per identity, at most one role each, and every session that is not yet forgotten."""

    persons: Table
    roles: Table
    sessions: Table


def people_tables(metadata: MetaData) -> PeopleTables:
    """The tables, in the order in which they are created."""
    persons = _persons(metadata)
    return PeopleTables(persons, _roles(metadata), _sessions(metadata))


def _persons(metadata: MetaData) -> Table:
    return Table(
        "persons",
        metadata,
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
        *(Column(name, Text, nullable=False) for name in ("issuer", "subject", "name")),
        Column("since_utc", DateTime, nullable=False),
        UniqueConstraint("issuer", "subject"),
    )


def _roles(metadata: MetaData) -> Table:
    return Table(
        "roles",
        metadata,
        Column("person", ForeignKey("persons.id"), primary_key=True, autoincrement=False),
        *(Column(name, Text, nullable=False) for name in ("role", "region", "source", "by")),
        Column("at_utc", DateTime, nullable=False),
    )


def _sessions(metadata: MetaData) -> Table:
    return Table(
        "sessions",
        metadata,
        Column("key", Text, primary_key=True),
        Column("person", ForeignKey("persons.id"), nullable=False, index=True),
        *(Column(name, DateTime, nullable=False) for name in ("begun_utc", "seen_utc")),
        Column("ended_utc", DateTime),
        Column("why", Text),
    )


def session_of(tables: PeopleTables, key: str) -> Select[Any]:
    """The question for a session with its person and role."""
    sessions, persons, roles = tables.sessions, tables.persons, tables.roles
    joined = sessions.join(persons).outerjoin(roles, roles.c.person == sessions.c.person)
    columns = (sessions, persons.c.name, roles.c.role, roles.c.region)
    return select(*columns).select_from(joined).where(sessions.c.key == key)
