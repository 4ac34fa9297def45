"""The tables of version 1, when there were no steps yet: a store of that time is completed, a new one begins."""

from alembic import op
from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, MetaData, Table, Text

from data.migrations.parts import completed, number

revision = "0001"
down_revision = None

MEMORY = {
    "healings": ("spelling", "written", "key"),
    "assignments": ("shape", "workbook", "columns", "example_headers"),
    "annotations": ("day", "text", "about"),
    "saved_views": ("name", "path", "query", "owner"),
}
WORDS = ("by", "action", "workbook", "file_name", "sha256", "label", "note", "mode", "counts", "origins")


def upgrade() -> None:
    """Create what is missing."""
    metadata = MetaData()
    Table("schema_version", metadata, Column("version", BigInteger, nullable=False))
    _revisions(metadata)
    _memory(metadata)
    completed(op.get_bind(), metadata)


def _revisions(metadata: MetaData) -> None:
    Table(
        "revisions",
        metadata,
        number(counts=False),
        Column("at_utc", DateTime, nullable=False),
        *(Column(name, Text, nullable=False) for name in WORDS),
        *(Column(name, BigInteger, nullable=False) for name in ("size", "omitted", "notes")),
        Column("reverts", ForeignKey("revisions.id")),
        *(Column(name, Text) for name in ("mended", "doubts")),
    )


def _memory(metadata: MetaData) -> None:
    for name, texts in MEMORY.items():
        Table(
            name,
            metadata,
            number(),
            *(Column(each, Text, nullable=False) for each in (*texts, "by")),
            Column("at_utc", DateTime, nullable=False),
            Column("withdrawn_at", DateTime),
            Column("withdrawn_by", Text),
        )
