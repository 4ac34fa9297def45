"""Persons: an identity of the sign-in or a typed name, the reference that stands for it, and the name on the screen."""

import re
from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, insert, select, update

from data import engine
from data.chain import stored_moment
from data.people.tables import PeopleTables
from data.revisions import NOBODY, display_name

Entry = TypeVar("Entry", bound=Any)

_WHO = ("by", "withdrawn_by")
"""Fields that may hold a reference."""

TYPED = ""
"""The issuer of names that were typed where there is no sign-in."""

ERASED = "gelöschte Person"
"""What the screen says instead of a name that was erased."""

_REFERENCE = re.compile(r"P([1-9]\d{0,17})")
_SECONDS = 5.0
"""How long this process trusts the names it has read; another one may have changed them."""


def reference(id: int) -> str:
    """What stands for a person in revisions, notes and the audit trail: `P17`."""
    return f"P{id}"


def number(reference: str) -> int | None:
    """The person a reference stands for, None for a text that is none."""
    found = _REFERENCE.fullmatch(reference)
    return int(found[1]) if found else None


class Persons:
    """The register of persons in one database; safe to share between threads."""

    def __init__(self, database: Engine, tables: PeopleTables) -> None:
        self._engine = database
        self._table = tables.persons
        self._names: dict[str, str] = {}
        self._read = -_SECONDS

    def typed(self, name: str) -> str:
        """The reference of a name that somebody typed, for a new one a new person; `NOBODY` for an empty one."""
        shown = display_name(name)
        if shown == NOBODY or number(shown) is not None:
            return NOBODY
        subject = shown.casefold()
        with engine.reading(self._engine) as connection:
            known = self.find(connection, TYPED, subject)
        if known is None:
            with engine.writing(self._engine) as connection:
                known = self.known(connection, TYPED, subject, shown)
        return reference(known)

    def known(self, connection: Connection, issuer: str, subject: str, name: str) -> int:
        """The number of a person inside a transaction that writes; a new name of a known one is taken over."""
        id = self.find(connection, issuer, subject)
        if id is None:
            row = {"issuer": issuer, "subject": subject, "name": name, "since_utc": now()}
            id = int(connection.execute(insert(self._table).values(row).returning(self._table.c.id)).scalar_one())
        elif issuer != TYPED:
            connection.execute(update(self._table).where(self._table.c.id == id).values(name=name))
        self._read = -_SECONDS
        return id

    def find(self, connection: Connection, issuer: str, subject: str) -> int | None:
        """The number of a person, None for one who was never here."""
        wanted = (self._table.c.issuer == issuer) & (self._table.c.subject == subject)
        found = connection.scalar(select(self._table.c.id).where(wanted))
        return None if found is None else int(found)

    def names(self, wanted: Set[str] = frozenset(), connection: Connection | None = None) -> dict[str, str]:
        """The name of every person by reference: at most five seconds old, and anew for one that is not known yet.

        Inside a transaction give its `connection`: a second one might never come while many wait for the writer.
        """
        if monotonic() - self._read > _SECONDS or wanted - self._names.keys():
            if connection is None:
                with engine.reading(self._engine) as own:
                    self._names = self._all(own)
            else:
                self._names = self._all(connection)
            self._read = monotonic()
        return self._names

    def _all(self, connection: Connection) -> dict[str, str]:
        found = connection.execute(select(self._table.c.id, self._table.c.name))
        return {reference(id): name for id, name in found}

    def named(self, entries: Iterable[Entry], connection: Connection | None = None) -> list[Entry]:
        """The same entries (revisions, notes), with names instead of references; `signed` keeps what is stored."""
        signed = [(each, {field: getattr(each, field, "") or "" for field in _WHO}) for each in entries]
        wanted = {by for _, told in signed for by in told.values() if number(by) is not None}
        names = self.names(wanted, connection) if wanted else {}
        shown = {by: names.get(by, ERASED) for by in wanted}
        return [
            replace(each, signed=each.by, **{field: shown.get(by, by) for field, by in told.items() if by})
            for each, told in signed
        ]

    def forget_names(self) -> None:
        """Read all names anew the next time: one of them was erased."""
        self._names, self._read = {}, -_SECONDS

    def name(self, by: str) -> str:
        """Who a text of the store means: the name behind a reference, any other text as it is."""
        return by if number(by) is None else self.names({by}).get(by, ERASED)


def now() -> datetime:
    """The present moment in UTC as the database keeps it, without a zone."""
    return stored_moment(datetime.now(UTC))
