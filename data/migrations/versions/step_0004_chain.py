"""The chain of revisions: each gets its hash, computed for those that are there, and the table is sealed."""

from alembic import op
from sqlalchemy import Column, Connection, MetaData, Table, Text

from data.migrations.parts import add_column, seal
from data.rechaining import rechain

revision = "0004"
down_revision = "0003"

NAMES = ("previous", "hash", "sums")


def upgrade() -> None:
    """Add the columns, fill them, and see to it that no program writes a revision without them."""
    connection = op.get_bind()
    table = Table("revisions", MetaData(), *(Column(name, Text) for name in NAMES))
    for column in table.columns:
        add_column(connection, column)
    rechain(connection)
    _demand(connection)
    seal(connection, "revisions")


def _demand(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        for name in NAMES:
            connection.exec_driver_sql(f"ALTER TABLE revisions ALTER COLUMN {name} SET NOT NULL")
        return
    missing = " OR ".join(f"NEW.{name} IS NULL" for name in NAMES)
    connection.exec_driver_sql(
        f"CREATE TRIGGER revisions_chained BEFORE INSERT ON revisions WHEN {missing} "
        "BEGIN SELECT RAISE(ABORT, 'Dieses Programm ist zu alt: Es schreibt Revisionen ohne Prüfsumme.'); END"
    )
