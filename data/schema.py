"""The tables of the store: one for revisions, and one per sheet, derived from its declaration."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Double,
    Engine,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    inspect,
    or_,
    select,
    text,
)
from sqlalchemy.schema import CreateColumn
from sqlalchemy.types import TypeEngine

from data.audit import audit_table
from data.engine import creating, reading
from data.errors import TooNew
from data.memory_tables import memory_tables
from data.people.tables import PeopleTables, people_tables
from loaders.cells.base import Storage
from loaders.sheet import Sheet, Workbook

SCHEMA_VERSION = 1
"""Raised with every change of the tables that an older program would misread."""

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


def prepare(engine: Engine, tables: Schema) -> None:
    """Create what is missing (tables of a new kind, columns of a new field); `TooNew` is refused."""
    with reading(engine) as connection:
        if _version(connection, tables) == SCHEMA_VERSION and not _missing(connection, tables):
            return
    with creating(engine) as connection:
        fresh = _version(connection, tables) is None
        tables.metadata.create_all(connection)
        for column in _missing(connection, tables):
            added = CreateColumn(column).compile(dialect=engine.dialect)
            connection.execute(text(f'ALTER TABLE "{column.table.name}" ADD COLUMN {added}'))
        if fresh:
            connection.execute(insert(tables.version).values(version=SCHEMA_VERSION))


def _version(connection: Connection, tables: Schema) -> int | None:
    if not inspect(connection).has_table(tables.version.name):
        return None
    found = int(connection.scalar(select(tables.version.c.version)) or 0)
    if found > SCHEMA_VERSION:
        raise TooNew(found, SCHEMA_VERSION)
    return found


def _missing(connection: Connection, tables: Schema) -> list[Column]:
    """Columns that the database lacks, those of missing tables included."""
    there = inspect(connection)
    names = set(there.get_table_names())
    known = {name: {each["name"] for each in there.get_columns(name)} for name in names & set(tables.metadata.tables)}
    wanted = tables.metadata.sorted_tables
    return [column for table in wanted for column in table.columns if column.name not in known.get(table.name, set())]
