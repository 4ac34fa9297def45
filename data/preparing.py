"""Brings a store to the version of this program at its start: once, however many machines start, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Column, Connection, Engine, Table, delete, insert, inspect, select
from sqlalchemy.exc import ProgrammingError

from data import audit, revisions
from data.actions import Action
from data.engine import reading, writing
from data.errors import MigrationDue, TooNew
from data.migrations import running
from data.migrations.parts import add_column
from data.schema import SCHEMA_VERSION, Schema

BY = "System"


def prepare(engine: Engine, tables: Schema) -> None:
    """Run the steps that are missing and create the tables and columns of new declarations.

    Raises `TooNew`, or `MigrationDue` when the role of the program must not do that.
    """
    if due(engine, tables):
        with _allowed(), writing(engine) as connection:
            _migrate(connection, tables)
            _complete(connection, tables)


def due(engine: Engine, tables: Schema) -> bool:
    """Whether anything is missing; raises `TooNew`, or `MigrationDue` when the role must not even see it."""
    with _allowed(), reading(engine) as connection:
        return _version(connection, tables) != SCHEMA_VERSION or bool(_missing(connection, tables))


def behind(engine: Engine, tables: Schema) -> bool:
    """Whether the steps have not all been run; raises as `due` does."""
    with _allowed(), reading(engine) as connection:
        return _version(connection, tables) != SCHEMA_VERSION


_FORBIDDEN = {"42501", "3F000"}
"""How PostgreSQL says that a role must not do something, or sees no schema at all."""


@contextmanager
def _allowed() -> Iterator[None]:
    try:
        yield
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", "") in _FORBIDDEN:
            raise MigrationDue from error
        raise


def _migrate(connection: Connection, tables: Schema) -> None:
    found = _version(connection, tables)
    if found == SCHEMA_VERSION:
        return
    running.upgrade(connection)
    connection.execute(delete(tables.version))
    connection.execute(insert(tables.version).values(version=SCHEMA_VERSION))
    if found is not None:
        told = {"before": found, "after": SCHEMA_VERSION, "revisions": revisions.latest(connection, tables.revisions)}
        audit.record(connection, tables.audit, BY, Action.MIGRATION, f"Version {SCHEMA_VERSION}", **told)


def _complete(connection: Connection, tables: Schema) -> None:
    sheets = list(tables.sheets.values())
    tables.metadata.create_all(connection, tables=sheets)
    for column in _missing(connection, tables):
        add_column(connection, column)


def _version(connection: Connection, tables: Schema) -> int | None:
    if not inspect(connection).has_table(tables.version.name):
        return None
    found = int(connection.scalar(select(tables.version.c.version)) or 0)
    if found > SCHEMA_VERSION:
        raise TooNew(found, SCHEMA_VERSION)
    return found


def _missing(connection: Connection, tables: Schema) -> list[Column]:
    """Columns of sheets that the database lacks, those of missing tables included."""
    there = inspect(connection)
    names = set(there.get_table_names())
    wanted: list[Table] = list(tables.sheets.values())
    known = {
        each.name: {column["name"] for column in there.get_columns(each.name)} for each in wanted if each.name in names
    }
    return [column for table in wanted for column in table.columns if column.name not in known.get(table.name, set())]
