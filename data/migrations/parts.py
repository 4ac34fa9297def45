"""What several steps need: completing tables, and sealing those that may only grow."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Table, inspect, text
from sqlalchemy.schema import CreateColumn

REFUSAL = "Revisionen und Protokoll werden nur fortgeschrieben, nie geändert oder gelöscht."

_POSTGRES = f"""
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'insufficient_privilege'; END $$
"""


def number(*, counts: bool = True) -> Column:
    """The column `id`; `counts` lets the database give the next number."""
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=counts)


def completed(connection: Connection, metadata: MetaData) -> None:
    """Create the tables that are missing, and in the others the columns that are."""
    there = inspect(connection)
    for table in metadata.sorted_tables:
        if there.has_table(table.name):
            known = {each["name"] for each in there.get_columns(table.name)}
            for column in [column for column in table.columns if column.name not in known]:
                add_column(connection, column)
        else:
            table.create(connection)


def add_column(connection: Connection, column: Column) -> None:
    """Add a column to its table, which is there."""
    added = CreateColumn(column).compile(dialect=connection.dialect)
    connection.execute(text(f'ALTER TABLE "{column.table.name}" ADD COLUMN {added}'))


def seal(connection: Connection, table: str) -> None:
    """Let the database itself refuse to change or delete rows of a table, whoever asks."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_POSTGRES)
        connection.exec_driver_sql(
            f'CREATE TRIGGER "{table}_sealed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for what in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f'CREATE TRIGGER "{table}_sealed_{what.lower()}" BEFORE {what} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


@contextmanager
def unsealed(connection: Connection, table: str) -> Iterator[None]:
    """Lift the seal for a step or a retention run, within its transaction; only the owner of the tables can."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{table}_sealed" ON "{table}"')
    else:
        for what in ("update", "delete"):
            connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{table}_sealed_{what}"')
    yield
    seal(connection, table)


def reflected(connection: Connection) -> dict[str, Table]:
    """All tables as they are now."""
    metadata = MetaData()
    metadata.reflect(connection, resolve_fks=False)
    return dict(metadata.tables)
