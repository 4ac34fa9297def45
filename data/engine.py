"""Connections: SQLite so that a commit survives a power cut, PostgreSQL with limits, one writer at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from data import draining, faults, file, line, outage, postgres
from data.errors import Unavailable, Unsuitable

POOL_SIZE = 10
MAX_OVERFLOW = 30
POOL_SECONDS = 3
"""How long somebody waits while all connections are in use."""
LOCK_SECONDS = 30
"""How long a writer waits for another one before the import is refused."""
READ_LOCK_SECONDS = 3
"""How long a reader of SQLite waits for a writer that keeps the whole file."""
CACHE_KIB = 65_536
"""Page cache of SQLite: a large import keeps its changed pages there instead of locking readers out early."""

_WRITER_LOCK = 821_736_450


def connect(url: str) -> Engine:
    """An engine for a SQLite file (its folder is created) or a PostgreSQL database; else `Unsuitable`."""
    address = address_of(url)
    options: dict[str, Any] = {"pool_size": POOL_SIZE, "max_overflow": MAX_OVERFLOW, "pool_timeout": POOL_SECONDS}
    options |= {"hide_parameters": True}
    if address.get_backend_name() == "postgresql":
        engine = create_engine(address, pool_pre_ping=True, connect_args=postgres.CONNECTING, **options)
        postgres.watch(engine)
        return engine
    _make_folder(Path(str(address.database)).parent)
    engine = create_engine(address, **options)
    event.listen(engine, "connect", _harden_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    file.watch(engine)
    return engine


def address_of(url: str) -> URL:
    """The address of a database that the store can use; else `Unsuitable`."""
    try:
        address = make_url(url)
    except ArgumentError:
        raise Unsuitable("DASHBOARD_DATABASE_URL ist keine gültige Adresse einer Datenbank.") from None
    if address.drivername in {"postgres", "postgresql"}:
        return address.set(drivername="postgresql+psycopg")
    if address.drivername == "postgresql+psycopg":
        return address
    if address.drivername == "sqlite" and address.database not in {None, "", ":memory:"}:
        return address
    raise Unsuitable("DASHBOARD_DATABASE_URL muss eine SQLite-Datei (sqlite:///…) oder postgresql://… nennen.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unsuitable("Der Ordner für den Datenspeicher lässt sich nicht anlegen.") from error


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite has the fix of the WAL-reset bug (3.51.3, or backported to 3.50.7 and 3.44.6)."""
    backported = {(3, 50): 7, (3, 44): 6}.get(version[:2])
    return version >= (3, 51, 3) or (backported is not None and version[2] >= backported)


def _harden_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the "begin" event below says BEGIN, so that writers can say IMMEDIATE
    journal = "WAL" if wal_is_safe(sqlite3.sqlite_version_info[:3]) else "DELETE"
    settings = {
        "busy_timeout": READ_LOCK_SECONDS * 1000,
        "journal_mode": journal,
        "synchronous": "FULL",
        "foreign_keys": "ON",
        "cache_size": -CACHE_KIB,
        "secure_delete": "ON",  # what was deleted is overwritten, not only forgotten
    }
    for name, value in settings.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    seconds = LOCK_SECONDS if writes else READ_LOCK_SECONDS
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {seconds * 1000}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that only reads; `Unavailable` when the database is out of reach."""
    with _in_german(engine, writes=False), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """The only writer: one transaction, committed at the end, or nothing at all when anything raises."""
    # An advisory lock of this schema: a lock on a table needs rights that the role of the program shall not have.
    lock = f"SELECT pg_advisory_xact_lock({_WRITER_LOCK}, hashtext(coalesce(current_schema(), '')))"
    with (
        draining.counted(),
        line.in_line(engine, LOCK_SECONDS),
        _in_german(engine, writes=True),
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(postgres.writes(connection.connection.driver_connection, LOCK_SECONDS))
            connection.exec_driver_sql(lock)
        yield connection


@contextmanager
def _in_german(engine: Engine, writes: bool) -> Iterator[None]:
    """Faults of our own statements stay what they are; all others mean that the database is out of reach."""
    driver: Any = engine.dialect.loaded_dbapi
    ours = (driver.DataError, driver.IntegrityError, driver.NotSupportedError, driver.ProgrammingError)
    outage.breaker(engine).admit()
    try:
        yield
    except PoolTimeout as error:
        raise Unavailable from error
    except (DBAPIError, driver.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, ours):
            raise
        if engine.dialect.name == "sqlite" and not writes:
            outage.breaker(engine).failed(str(cause))
        raise faults.told(error) from error
    else:
        outage.breaker(engine).answered()
