"""Restores a backup into an empty place; what was restored is compared with the manifest before anybody uses it."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from data.backup import contents, embedded, manifest, server
from data.backup.making import chains
from data.backup.manifest import Manifest
from data.errors import StoreError, TooNew
from data.schema import SCHEMA_VERSION
from data.whole import reading_all


def into_file(folder: Path, target: Path) -> Manifest:
    """Restore a backup of SQLite as a new file; its manifest. Raises `StoreError`, `TooNew`, OSError."""
    kept = _fitting(folder, "sqlite")
    with embedded.laid_beside(folder / kept.file, target) as beside, embedded.opened(beside) as connection:
        _compare(kept, connection)
    return kept


def into_server(folder: Path, opened: Engine) -> Manifest:
    """Restore a backup of PostgreSQL into an empty schema; its manifest. Raises `StoreError`, `TooNew`."""
    kept = _fitting(folder, "postgresql")
    with opened.connect() as connection:
        server.load(connection, opened.url, folder / kept.file, kept.schema)
    with reading_all(opened) as connection:
        _compare(kept, connection)
    return kept


def _fitting(folder: Path, database: str) -> Manifest:
    kept = manifest.read(folder)
    if kept.version > SCHEMA_VERSION:
        raise TooNew(kept.version, SCHEMA_VERSION)
    if kept.database != database:
        names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
        raise StoreError(
            f"Die Sicherung stammt aus {names[kept.database]}, DASHBOARD_DATABASE_URL nennt {names[database]}. "
            "Es wurde nichts wiederhergestellt."
        )
    return kept


def _compare(kept: Manifest, connection: Connection) -> None:
    fault = manifest.differing(kept, contents.summed(connection))
    heads, broken = chains(connection)
    if not fault and heads != kept.heads:
        fault = "Die Ketten der Revisionen und des Protokolls enden anders als bei der Sicherung."
    if fault:
        raise StoreError(f"Die Wiederherstellung gleicht der Sicherung nicht; bitte nicht benutzen. {fault}")
    if broken:
        raise StoreError(f"Die Sicherung hat einen Fehler, der schon beim Sichern bestand. {broken}")
