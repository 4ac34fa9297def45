"""A command of `python -m data`, and what all of them need."""

import sqlite3
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, inspect

from data import audit, engine, settings
from data.actions import Action
from data.errors import MigrationDue, StoreError, Unavailable
from data.preparing import due
from data.schema import Schema, schema
from loaders.workbooks import WORKBOOKS

WHO = "Betrieb"
"""Who it was, says the audit trail, when somebody calls a command on the machine."""

FINE, FAULT, REFUSED = 0, 1, 2
"""Exit status: done; done, and what was looked at is not as it should be; not done."""


@dataclass(frozen=True)
class Command:
    """One command: `takes` adds its arguments, `run` does it and gives the exit status; `StoreError` is told."""

    name: str
    purpose: str
    takes: Callable[[ArgumentParser], object]
    run: Callable[[Namespace], int]


def database() -> Engine:
    """The database that the settings name, for as long as it takes; no file is made for it. Raises `Unsuitable`."""
    address = engine.address_of(settings.database_url())
    if address.get_backend_name() == "sqlite":
        if not Path(str(address.database)).is_file():
            raise StoreError(f"Hier gibt es keinen Datenspeicher: {address.database}")
        return engine.connect(settings.database_url())
    patient = {"options": f"{address.query.get('options', '')} -cstatement_timeout=0 -clock_timeout=30s".strip()}
    query = {name: value for name, value in address.query.items() if name != "options"}
    return create_engine(address.set(query=query), poolclass=NullPool, connect_args=patient, hide_parameters=True)


def tables() -> Schema:
    """The tables as this program knows them."""
    return schema(WORKBOOKS)


@contextmanager
def current() -> Iterator[Engine]:
    """The database of the settings, which must hold a store of this version: `StoreError`, `TooNew`, `MigrationDue`."""
    opened = database()
    try:
        with engine.reading(opened) as connection:
            if not inspect(connection).has_table("revisions"):
                raise StoreError(
                    "Diese Datenbank hat keinen Datenspeicher des Dashboards, oder die Rolle darf ihn nicht sehen."
                )
        if due(opened, tables()):
            raise MigrationDue
        yield opened
    finally:
        opened.dispose()


@contextmanager
def looking(opened: Engine) -> Iterator[Connection]:
    """One unchanging view of everything, for as long as it takes."""
    with engine.reading(opened) as connection:
        if opened.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield connection


def note(opened: Engine, action: Action, subject: str, **detail: Any) -> None:
    """Tell the audit trail what was done; where nothing can be written, that is said and nothing else."""
    try:
        with engine.writing(opened) as connection:
            audit.record(connection, tables().audit, WHO, action, subject, **detail)
    except (Unavailable, sqlite3.Error):
        print("Der Vorgang ließ sich nicht im Protokoll vermerken: Der Datenspeicher ist gerade nicht beschreibbar.")
