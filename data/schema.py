"""The tables of the store as this program reads them; those of sheets are derived from their declarations.

The fixed ones (all others) are made and changed by the steps in `data.migrations`; a test compares them with these.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    or_,
)
from sqlalchemy.types import TypeEngine

from data.audit import audit_table
from data.memory_tables import memory_tables
from data.migrations.running import newest
from data.people.tables import PeopleTables, people_tables
from loaders.cells.base import Storage
from loaders.sheet import Sheet, Workbook

SCHEMA_VERSION = newest()
"""The version of a store that this program writes; one that is newer is refused, older programs refuse this one."""

ORIGIN: dict[str, Storage] = {"revision": "whole", "worksheet": "text", "line": "whole"}
"""Which import a row stems from, and where it stood there; kept when an undo puts the row back."""

IDENTITY: dict[str, Storage] = {"id": "whole", "nr": "whole", "added_in": "whole"}
"""The number of a stored row, its occurrence number among live rows of equal key, and since when it is live."""

RESERVED = {*IDENTITY, *ORIGIN, "removed_in", "label"}

_TYPES: dict[Storage, type[TypeEngine]] = {"text": Text, "whole": BigInteger, "number": Double}


@dataclass(frozen=True)
class Schema:
    """The tables; `sheets` by the name of the sheet, `memory` by the kind of what is remembered."""

    metadata: MetaData
    version: Table
    revisions: Table
    sheets: dict[str, Table]
    memory: dict[str, Table]
    audit: Table
    people: PeopleTables


def schema(workbooks: Iterable[Workbook]) -> Schema:
    """The tables for these kinds of workbook; ValueError when a declaration cannot be stored."""
    metadata = MetaData()
    version = Table("schema_version", metadata, Column("version", BigInteger, nullable=False))
    revisions = _revisions(metadata)
    sheets = {sheet.name: _rows(metadata, sheet) for kind in workbooks for sheet in kind.sheets}
    return Schema(
        metadata, version, revisions, sheets, memory_tables(metadata), audit_table(metadata), people_tables(metadata)
    )


def _revisions(metadata: MetaData) -> Table:
    words = ("by", "action", "workbook", "file_name", "sha256", "label", "note", "mode", "counts", "origins")
    return Table(
        "revisions",
        metadata,
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("at_utc", DateTime, nullable=False),
        *(Column(name, Text, nullable=False) for name in words),
        *(Column(name, BigInteger, nullable=False) for name in ("size", "omitted", "notes")),
        Column("reverts", ForeignKey("revisions.id")),
        *(Column(name, Text) for name in ("mended", "doubts")),  # null in revisions of a time before there were any
        *(Column(name, Text, nullable=False) for name in ("previous", "hash", "sums")),
    )


def _rows(metadata: MetaData, sheet: Sheet) -> Table:
    _check(sheet)
    table = Table(
        sheet.name,
        metadata,
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
        *(Column(name, BigInteger, nullable=False) for name in ("nr", "added_in", "revision", "line")),
        Column("removed_in", BigInteger),
        Column("worksheet", Text, nullable=False),
        *(Column(name, _TYPES[storage]) for name, storage in sheet.columns().items()),
    )
    # Only the first column of the scope: an index over all of it costs a shuffled import of a million
    # rows as much again as the rows themselves, and the first column narrows enough.
    Index(f"{sheet.name}_scope", table.c[sheet.scope[0]])
    Index(f"{sheet.name}_added", table.c.added_in)
    closed = table.c.removed_in.is_not(None)
    Index(f"{sheet.name}_removed", table.c.removed_in, sqlite_where=closed, postgresql_where=closed)
    return table


def _check(sheet: Sheet) -> None:
    columns = set(sheet.columns())
    if taken := columns & RESERVED:
        raise ValueError(f"{sheet.name}: column names are taken by the store: {sorted(taken)}")
    if not sheet.scope or not set(sheet.scope) <= set(sheet.key) <= columns:
        raise ValueError(f"{sheet.name}: scope must be part of the key, and the key of the stored columns")


def live(table: Table, at: int) -> ColumnElement[bool]:
    """The rows that were live at that revision; true for ever once the revision exists."""
    return (table.c.added_in <= at) & or_(table.c.removed_in.is_(None), table.c.removed_in > at)
