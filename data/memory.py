"""What people have said is kept: spellings of Kommunen and columns of tables for files to come, comments, views.

Append-only: what is confirmed anew is a further row, and the last one counts; taking one back dates it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select, update

from data import audit, engine
from data.audit import Action
from data.chain import stored_moment
from data.errors import NotRemembered, UnknownMemory
from data.memory_tables import CONFIRMED as CONFIRMED
from data.memory_tables import TITLES
from data.people.people import People
from data.remembered import Assignment, Healing, Remembered, harmless, in_effect, may_mean
from data.revisions import display_name
from loaders.answers import Answers
from loaders.headers import normal
from loaders.sheet import Workbook

_AS_JSON = ("columns", "example_headers")
_DAYS = ("at_utc", "withdrawn_at")


class Memory:
    """The part of the store that remembers; each call is one transaction, and none is a revision."""

    _engine: Engine
    _kinds: dict[str, Workbook]
    _memory: dict[str, Table]
    _audit: Table
    people: People

    def remember_place(self, spelling: str, key: str, by: str) -> Healing:
        """Remember which Kommune of today (its key) a spelling means; `spelling` as it was typed.

        Raises `NotRemembered` for a spelling that is like no Kommune (it might be a person's name), that means one
        already, or that is the name of others.
        """
        written = " ".join(spelling.split())
        if not may_mean(written, key):
            raise NotRemembered
        healing = Healing(**said_now(by), spelling=normal(written), written=written, key=key)
        return replace(healing, id=self._added(healing))

    def remember_columns(
        self, shape: str, workbook: str, columns: Mapping[str, str], headers: Sequence[str], by: str
    ) -> Assignment:
        """Remember the columns of tables of that shape: normal form of a header -> name of a field or `NOT_TAKEN`.

        `headers` are the same ones as typed, for people to recognise the table by. What could be a person's (an
        e-mail address, a telephone number, a long text) is left out; `NotRemembered` when nothing remains.
        """
        unfit = {normal(header) for header in headers if not harmless(header)}
        kept = {header: name for header, name in columns.items() if harmless(header) and header not in unfit}
        if not kept or not shape or workbook not in self._kinds:
            raise NotRemembered
        shown = [header for header in headers if harmless(header) and normal(header) in kept]
        said = said_now(by)
        assignment = Assignment(**said, shape=shape, workbook=workbook, columns=kept, example_headers=shown)
        return replace(assignment, id=self._added(assignment))

    def forget(self, kind: str, id: int, by: str) -> None:
        """Take one back (`kind` and `id` as `remembered` lists it): an earlier one for the same counts again.

        Raises `UnknownMemory` when there is none, or somebody was quicker.
        """
        if kind not in self._memory:
            raise UnknownMemory
        table = self._memory[kind]
        withdrawn = {"withdrawn_at": stored_moment(datetime.now(UTC)), "withdrawn_by": display_name(by)}
        standing = (table.c.id == id) & table.c.withdrawn_at.is_(None)
        with engine.writing(self._engine) as connection:
            if connection.execute(update(table).where(standing).values(withdrawn)).rowcount != 1:
                raise UnknownMemory
            audit.record(connection, self._audit, by, Action.TAKEN_BACK, f"{TITLES[kind]} {id}", kind=kind)

    def remembered(self, *kinds: type[Remembered]) -> list[Remembered]:
        """Everything of these kinds (`CONFIRMED`) that was ever said, newest first, also what was taken back."""
        with engine.reading(self._engine) as connection:
            found = [each for kind in kinds or CONFIRMED for each in _listed(connection, self._memory[kind.kind], kind)]
        return self.people.persons.named(sorted(found, key=lambda each: (each.at_utc, each.id), reverse=True))

    def answers(self) -> Answers:
        """Everything in effect, as the reader hears it."""
        return in_effect(self.remembered(), self._kinds)

    def _added(self, entry: Remembered) -> int:
        """Write one row; its number."""
        row: dict[str, Any] = {name: getattr(entry, name) for name in (*entry.texts, "by")}
        row |= {name: json.dumps(row[name], ensure_ascii=False) for name in _AS_JSON if name in row}
        table = self._memory[entry.kind]
        statement = insert(table).values(row | {"at_utc": stored_moment(entry.at_utc)})
        with engine.writing(self._engine) as connection:
            number = int(connection.execute(statement.returning(table.c.id)).scalar_one())
            audit.record(
                connection, self._audit, entry.by, Action.SAVED, f"{TITLES[entry.kind]} {number}", kind=entry.kind
            )
        return number


def said_now(by: str) -> dict[str, Any]:
    """Who says something new, now; its number comes with its row."""
    return {"id": 0, "at_utc": datetime.now(UTC), "by": display_name(by)}


def _listed(connection: Connection, table: Table, kind: type[Remembered]) -> list[Remembered]:
    return [_entry(kind, dict(row)) for row in connection.execute(select(table)).mappings()]


def _entry(kind: type[Remembered], row: dict[str, Any]) -> Remembered:
    row |= {name: json.loads(row[name]) for name in _AS_JSON if name in row}
    row |= {name: row[name].replace(tzinfo=UTC) for name in _DAYS if row[name]}
    return kind(**row)
