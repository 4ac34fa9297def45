"""Stores as the program wrote them before there were migrations: version 1, with seven revisions and five memories."""

import sqlite3
from pathlib import Path

import psycopg
from sqlalchemy import make_url

FOLDER = Path(__file__).parent / "old"
TABLES = ("revisions", "stand", "personen", "raum", "healings", "assignments", "annotations", "saved_views")
REVISIONS = 7


def lay_down(url: str) -> None:
    """Put the old store at the address of an empty database."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        file = Path(str(address.database))
        file.parent.mkdir(mode=0o700, parents=True)
        with sqlite3.connect(file) as database:
            database.executescript((FOLDER / "version_1.sqlite.sql").read_text(encoding="utf-8"))
        database.close()
        return
    script = (FOLDER / "version_1.postgres.sql").read_text(encoding="utf-8")
    schema = str(address.query["options"]).partition("search_path=")[2]
    with psycopg.connect(_plain(url)) as database:
        database.execute(script.replace("alt.", f"{schema}."))


def contents(url: str, *, only_old_columns: tuple[str, ...] = ()) -> dict[str, list[tuple]]:
    """Every row of every table of that time, read without our program."""
    dropped = {"previous", "hash", "sums", *only_old_columns}
    found = {}
    for name in TABLES:
        rows, names = _rows(url, f"SELECT * FROM {name} ORDER BY id")
        found[name] = [tuple(str(v) for n, v in zip(names, row, strict=True) if n not in dropped) for row in rows]
    return found


def run(url: str, statement: str) -> None:
    """Change a database without our program."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        with sqlite3.connect(str(address.database)) as database:
            database.executescript(statement)
        database.close()
        return
    with psycopg.connect(_plain(url)) as database:
        database.execute(statement)


def _rows(url: str, statement: str) -> tuple[list[tuple], list[str]]:
    address = make_url(url)
    database = sqlite3.connect(str(address.database)) if "sqlite" in url else psycopg.connect(_plain(url))
    cursor = database.cursor()
    cursor.execute(statement)
    rows, names = cursor.fetchall(), [each[0] for each in cursor.description]
    database.close()
    return rows, names


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
