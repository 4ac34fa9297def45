"""Persons, their roles and their sessions: where the names of people stand from now on."""

from alembic import op
from sqlalchemy import Column, DateTime, ForeignKey, MetaData, Table, Text, UniqueConstraint

from data.migrations.parts import number

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the empty tables."""
    metadata = MetaData()
    Table(
        "persons",
        metadata,
        number(),
        *(Column(name, Text, nullable=False) for name in ("issuer", "subject", "name")),
        Column("since_utc", DateTime, nullable=False),
        UniqueConstraint("issuer", "subject"),
    )
    _of_persons(metadata)
    metadata.create_all(op.get_bind(), checkfirst=False)


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
