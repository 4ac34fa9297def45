"""A command of `python -m data`, and what all of them need."""

import sqlite3
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, NullPool, create_engine, inspect

from data import audit, engine, settings
from data.actions import Action
from data.errors import MigrationDue, StoreError, Unavailable
from data.preparing import behind
from data.schema import Schema, schema
from loaders.workbooks import WORKBOOKS

WHO = "Betrieb"
"""Who it was, says the audit trail, when somebody calls a command on the machine."""

PATIENT = "-cstatement_timeout=0 -clock_timeout=30s -cidle_in_transaction_session_timeout=0"
"""Settings of a PostgreSQL session that may look at everything."""

FINE, FAULT, REFUSED = 0, 1, 2
"""Exit status: done; done, and what was looked at is not as it should be; not done."""


@dataclass(frozen=True)
class Command:
    """One command: `takes` adds its arguments, `run` does it and gives the exit status; `StoreError` is told.

    `call` is how its arguments are written.
    """

    name: str
    call: str
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
    patient = {"options": f"{address.query.get('options', '')} {PATIENT}".strip()}
    query = {name: value for name, value in address.query.items() if name != "options"}
    return create_engine(address.set(query=query), poolclass=NullPool, connect_args=patient, hide_parameters=True)


def tables() -> Schema:
    """The tables as this program knows them."""
    return schema(WORKBOOKS)


@contextmanager
def existing() -> Iterator[Engine]:
    """The database of the settings, which must hold a store of whatever version; else `StoreError`."""
    opened = database()
    try:
        with engine.reading(opened) as connection:
            if not inspect(connection).has_table("revisions"):
                raise StoreError(
                    "Diese Datenbank hat keinen Datenspeicher des Dashboards, oder die Rolle darf ihn nicht sehen."
                )
        yield opened
    finally:
        opened.dispose()


@contextmanager
def current() -> Iterator[Engine]:
    """The same, of this version: also `TooNew`, `MigrationDue`."""
    with existing() as opened:
        if behind(opened, tables()):
            raise MigrationDue
        yield opened


def note(opened: Engine, action: Action, subject: str, **detail: Any) -> None:
    """Tell the audit trail what was done; where nothing can be written, that is said and nothing else."""
    try:
        with engine.writing(opened) as connection:
            if not inspect(connection).has_table("audit"):
                return  # of a version that has no trail yet
            audit.record(connection, tables().audit, WHO, action, subject, **detail)
    except (Unavailable, sqlite3.Error):
        print("Der Vorgang ließ sich nicht im Protokoll vermerken: Der Datenspeicher ist gerade nicht beschreibbar.")
