"""The run that removes what is older than its period: one transaction with its entry in the audit trail, or nothing.

A second run right after it finds nothing, and one that is killed leaves everything as it was.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, delete, text

from data import audit, chain, engine
from data.actions import Action
from data.errors import StoreError
from data.people.lasting import remembered
from data.retention.nameless import forget_persons
from data.retention.periods import AUDIT, PERSONS, WITHDRAWN
from data.schema import Schema
from data.shortening import shorten

SUBJECT = "Löschlauf"


class NotTheOwner(StoreError):
    """The role of the program may not delete what it must not change."""

    def __init__(self) -> None:
        super().__init__(
            "Der Löschlauf braucht die Rolle, der die Tabellen gehören: Die Rolle des Dashboards darf Protokoll und "
            "zurückgenommene Angaben nicht löschen. Gelöscht ist nichts. Bitte in DASHBOARD_DATABASE_URL für diesen "
            "Aufruf den Eigentümer der Tabellen nennen."
        )


def retain(database: Engine, tables: Schema, periods: Mapping[str, int], who: str, files: int = 0) -> dict[str, int]:
    """Remove what is older than its period (days by setting); how many of each, `files` that went before included.

    Raises `NotTheOwner` or `Unavailable`; then nothing is removed.
    """
    now = datetime.now(UTC)
    before = {name: now - timedelta(days=number) for name, number in periods.items()}
    with engine.writing(database) as connection:
        refuse_others(connection)
        gone = {
            "withdrawn": _withdrawn(connection, tables, before[WITHDRAWN]),
            "sessions": _sessions(connection, tables, now - remembered()),
            "audit": shorten(connection, tables.audit, before[AUDIT], who),
            "persons": forget_persons(connection, tables, before[PERSONS]),
            "files": files,
        }
        audit.record(connection, tables.audit, who, Action.RETENTION, SUBJECT, **gone)
    _wipe(database)
    return gone


def refuse_others(connection: Connection) -> None:
    """Raises `NotTheOwner` when this role may not delete everything that a run deletes."""
    if connection.dialect.name != "postgresql":
        return
    owns = text("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('audit')")
    if not connection.scalar(owns):
        raise NotTheOwner


def _withdrawn(connection: Connection, tables: Schema, before: datetime) -> int:
    return sum(
        connection.execute(delete(table).where(table.c.withdrawn_at < chain.stored_moment(before))).rowcount
        for table in tables.memory.values()
    )


def _sessions(connection: Connection, tables: Schema, before: datetime) -> int:
    sessions = tables.people.sessions
    return connection.execute(delete(sessions).where(sessions.c.begun_utc < chain.stored_moment(before))).rowcount


def _wipe(database: Engine) -> None:
    """Leave nothing of it in the journal of SQLite either; what is free in the file is overwritten anyway."""
    if database.dialect.name == "sqlite":
        with engine.reading(database) as connection:
            connection.rollback()
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
