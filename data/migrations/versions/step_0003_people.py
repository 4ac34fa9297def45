"""Persons, their roles and their sessions: where the names of people stand from now on.

The names that stand in an older store move there, before anything is chained: so they can be erased like all others.
"""

import re
from datetime import UTC, datetime

from alembic import op
from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    ForeignKey,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    insert,
    select,
    update,
)

from data.migrations.parts import number, reflected

revision = "0003"
down_revision = "0002"

WRITTEN = {
    "revisions": ("by",),
    "healings": ("by", "withdrawn_by"),
    "assignments": ("by", "withdrawn_by"),
    "annotations": ("by", "withdrawn_by"),
    "saved_views": ("by", "withdrawn_by", "owner"),
}
"""Where names stood that somebody had typed."""

NOBODY, PROGRAM = "ohne Angabe", "System"
"""What stands there for a name that is missing, and for the program itself: no names of people."""

REFERENCE = re.compile(r"P[1-9]\d{0,17}")
"""A typed name of this form would be taken for somebody's reference."""


def upgrade() -> None:
    """Create the tables and move the names of an older store into them."""
    metadata = MetaData()
    persons = Table(
        "persons",
        metadata,
        number(),
        *(Column(name, Text, nullable=False) for name in ("issuer", "subject", "name")),
        Column("since_utc", DateTime, nullable=False),
        UniqueConstraint("issuer", "subject"),
    )
    _of_persons(metadata)
    metadata.create_all(op.get_bind(), checkfirst=False)
    _move(op.get_bind(), persons)


def _of_persons(metadata: MetaData) -> None:
    Table(
        "roles",
        metadata,
        Column("person", ForeignKey("persons.id"), primary_key=True, autoincrement=False),
        *(Column(name, Text, nullable=False) for name in ("role", "region", "source", "by")),
        Column("at_utc", DateTime, nullable=False),
    )
    Table(
        "sessions",
        metadata,
        Column("key", Text, primary_key=True),
        Column("person", ForeignKey("persons.id"), nullable=False, index=True),
        *(Column(name, DateTime, nullable=False) for name in ("begun_utc", "seen_utc")),
        Column("ended_utc", DateTime),
        Column("why", Text),
    )


def _move(connection: Connection, persons: Table) -> None:
    there, known = reflected(connection), {"": NOBODY}
    for name, columns in WRITTEN.items():
        for column in (there[name].c[each] for each in columns):
            typed = connection.execute(select(column).where(column.not_in(["", NOBODY, PROGRAM])).distinct()).scalars()
            for word in sorted(typed, key=lambda each: (not REFERENCE.fullmatch(each), each)):
                who = _person(connection, persons, word, known)
                connection.execute(update(there[name]).where(column == word).values({column.name: who}))


def _person(connection: Connection, persons: Table, word: str, known: dict[str, str]) -> str:
    """The reference of a typed name; however it is written, it is one person."""
    subject = "" if REFERENCE.fullmatch(word) else word.strip().casefold()
    if subject not in known:
        moment = datetime.now(UTC).replace(tzinfo=None)
        row = {"issuer": "", "subject": subject, "name": word.strip(), "since_utc": moment}
        known[subject] = f"P{connection.execute(insert(persons).values(row).returning(persons.c.id)).scalar_one()}"
    return known[subject]
