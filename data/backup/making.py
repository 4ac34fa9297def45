"""Makes a backup: the database and its manifest appear together in a folder, or not at all."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from data.backup import contents, embedded, manifest, server
from data.backup.manifest import Manifest
from data.errors import StoreError
from data.verification import verify
from data.whole import reading_all

CHAINED = 4
"""The first version whose revisions have a chain."""


def make(opened: Engine, folder: Path) -> tuple[Manifest, str]:
    """Back a database up into a new folder; the manifest, and what is wrong with its chains ("" when nothing is).

    Raises `StoreError`, `Unavailable`, OSError.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"„{folder}“ ist nicht leer. Bitte einen neuen Ordner für die Sicherung nennen.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        made, broken = (
            _dumped(opened, unfinished) if opened.dialect.name == "postgresql" else _copied(opened, unfinished)
        )
        manifest.write(unfinished, made)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return made, broken


def _copied(opened: Engine, folder: Path) -> tuple[Manifest, str]:
    file = folder / embedded.FILE
    embedded.copy(Path(str(opened.url.database)), file)
    with embedded.opened(file) as connection:
        return _described(connection, file, "")


def _dumped(opened: Engine, folder: Path) -> tuple[Manifest, str]:
    file = folder / server.FILE
    with reading_all(opened) as connection:
        server.dump(connection, opened.url, file)
        return _described(connection, file, server.schema_of(connection))


def _described(connection: Connection, file: Path, schema: str) -> tuple[Manifest, str]:
    file.chmod(0o600)
    size, digest = manifest.measured(file)
    heads, broken = chains(connection)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    kind = connection.dialect.name
    tables = contents.summed(connection)
    return Manifest(now, kind, schema, version(connection), file.name, size, digest, heads, tables), broken


def version(connection: Connection) -> int:
    """The version of the store; `StoreError` when there is none."""
    if not inspect(connection).has_table("schema_version"):
        raise StoreError("In dieser Datenbank gibt es keinen Datenspeicher des Dashboards.")
    return int(connection.scalar(text("SELECT version FROM schema_version")) or 0)


def chains(connection: Connection) -> tuple[tuple[str, str], str]:
    """The ends of both chains, and the first fault in them; nothing for a store from before there were any."""
    if version(connection) < CHAINED:
        return ("", ""), ""
    seen = verify(connection)
    return seen.heads, seen.broken
