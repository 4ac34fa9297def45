"""The audit trail, which the database itself seals."""

from alembic import op
from sqlalchemy import Column, DateTime, Index, MetaData, Table, Text

from data.migrations.parts import number, seal

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the empty trail."""
    metadata = MetaData()
    table = Table(
        "audit",
        metadata,
        number(counts=False),
        Column("at_utc", DateTime, nullable=False),
        *(Column(name, Text, nullable=False) for name in ("who", "action", "subject", "detail", "previous", "hash")),
    )
    Index("audit_at", table.c.at_utc)
    metadata.create_all(op.get_bind(), checkfirst=False)
    seal(op.get_bind(), "audit")
