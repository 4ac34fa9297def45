"""Backup and restore of a PostgreSQL schema, through PostgreSQL's own programs."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import URL, Connection, text

from data.errors import StoreError

FILE = "dashboard.dump"


def schema_of(connection: Connection) -> str:
    """The schema that the tables are in."""
    return str(connection.scalar(text("SELECT current_schema()")))


def dump(connection: Connection, address: URL, target: Path) -> None:
    """Write the schema as this transaction sees it (it must be REPEATABLE READ), whatever others do meanwhile."""
    snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
    wanted = [f"--schema={_exactly(schema_of(connection))}", f"--snapshot={snapshot}", f"--file={target}"]
    _run("pg_dump", connection, address, ["--format=custom", "--no-owner", "--no-acl", *wanted])


def load(connection: Connection, address: URL, kept: Path, schema: str) -> None:
    """Write a dump into a schema of the same name without tables, whole or not at all."""
    if schema_of(connection) != schema:
        raise StoreError(f"Die Sicherung braucht ein leeres Schema „{schema}“, das der Suchpfad nennt.")
    there = text("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")
    if connection.scalar(there):
        raise StoreError("In dieser Datenbank gibt es schon Tabellen. Es wurde nichts wiederhergestellt.")
    wanted = ["--no-owner", "--no-acl", "--exit-on-error", "--single-transaction", f"--schema={schema}", str(kept)]
    connection.rollback()  # what this connection has looked at must not stand in the way
    _run("pg_restore", connection, address, wanted)


def _exactly(schema: str) -> str:
    """A schema as pg_dump wants it: quoted, for it reads patterns."""
    return '"' + schema.replace('"', '""') + '"'


def _run(program: str, connection: Connection, address: URL, arguments: list[str]) -> None:
    path = _found(program, connection)
    query = {name: value for name, value in address.query.items() if name != "options"}
    bare = address.set(drivername="postgresql", password=None, query=query).render_as_string()
    environment = {**os.environ, "PGPASSWORD": address.password or os.environ.get("PGPASSWORD", "")}
    command = [path, "--no-password", f"--dbname={bare}", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = " ".join(done.stderr.split())[-300:]
        raise StoreError(f"{program} ist gescheitert; es wurde nichts geschrieben. Das Programm sagt: {said}")


def _found(program: str, connection: Connection) -> str:
    """Where a program of PostgreSQL is; `StoreError` when it is missing or older than the server."""
    path = shutil.which(program)
    server = int(connection.scalar(text("SHOW server_version_num")) or 0) // 10_000
    if path is None:
        raise StoreError(
            f"Das Programm {program} fehlt auf diesem Rechner. Bitte postgresql-client-{server} einrichten."
        )
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    version = int(found[1]) if (found := re.search(r"\) (\d+)", told)) else 0
    if version < server:
        raise StoreError(
            f"Das Programm {program} ist zu alt: Version {version}, der Server hat {server}. "
            f"Bitte postgresql-client-{server} einrichten."
        )
    return path
