"""Backup and restore of a SQLite file, through SQLite's own backup: also while a server writes into it."""

import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine

from data.errors import StoreError
from data.faults import NoSpace, told

FILE = "dashboard.sqlite"
SECONDS = 30
"""How long a writer may keep the backup waiting."""


def copy(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment; raises `Unavailable`, or `StoreError` when there is no room."""
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=SECONDS)) as live,
            closing(sqlite3.connect(target)) as kept,
        ):
            live.backup(kept)  # all pages in one step: in several, every commit in between would begin it anew
            kept.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        if isinstance(fault := told(error), NoSpace):
            raise StoreError("Für die Sicherung ist am Zielort kein Platz mehr. Es wurde nichts gesichert.") from error
        raise fault from error
    _to_disk(target)


@contextmanager
def opened(file: Path) -> Iterator[Connection]:
    """A connection to a copy that nobody else uses."""
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@contextmanager
def laid_beside(kept: Path, target: Path) -> Iterator[Path]:
    """A copy of a backup beside its destination; it takes its place when nothing raises, and never another's."""
    if target.exists():
        raise StoreError(f"Hier gibt es schon einen Datenspeicher: {target}. Es wurde nichts wiederhergestellt.")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
    try:
        shutil.copyfile(kept, beside)
        beside.chmod(0o600)
        _to_disk(beside)
        yield beside
        os.link(beside, target)  # fails when there is one by now
    except FileExistsError:
        raise StoreError(f"Inzwischen gibt es einen Datenspeicher: {target}. Er wurde nicht überschrieben.") from None
    finally:
        beside.unlink(missing_ok=True)
    _to_disk(target.parent)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
