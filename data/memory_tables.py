"""The tables of what people have said: one per kind of memory, which is also its name."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, Column, DateTime, Integer, MetaData, Table, Text

from data.annotation import Annotation
from data.remembered import Assignment, Healing, Remembered
from data.saved_view import SavedView

CONFIRMED: tuple[type[Remembered], ...] = (Healing, Assignment)
"""What the reader hears of when it reads files to come."""
_KINDS: tuple[type[Remembered], ...] = (*CONFIRMED, Annotation, SavedView)

TITLES = {"healings": "Schreibweise", "assignments": "Spalten", "annotations": "Anmerkung", "saved_views": "Ansicht"}
"""What one of a kind is called in the audit trail."""


def memory_tables(metadata: MetaData) -> dict[str, Table]:
    """The tables of what is remembered, by its kind, which is also their name."""
    return {kind.kind: _table(metadata, kind.kind, kind.texts) for kind in _KINDS}


def _table(metadata: MetaData, name: str, texts: Sequence[str]) -> Table:
    return Table(
        name,
        metadata,
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
        *(Column(text, Text, nullable=False) for text in (*texts, "by")),
        Column("at_utc", DateTime, nullable=False),
        Column("withdrawn_at", DateTime),
        Column("withdrawn_by", Text),
    )
