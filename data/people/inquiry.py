"""What is stored about a person, for whoever asks: in every table, with the numbers of the entries."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Engine, Integer, String, Table, and_, false, or_, select

from data import engine
from data.backup.contents import plain
from data.people import persons
from data.schema import Schema

SHOWN = 50
"""So many entries with one text are named by their number; the others are counted."""

SIGNS = ("by", "withdrawn_by", "owner", "who")
"""Columns in which a reference says who did something."""

_NO_FREE_TEXT = {"hash", "previous", "sums", "sha256"}


class Inquiry:
    """Search in one database; it reads only, and whoever calls it tells the audit trail."""

    def __init__(self, database: Engine, tables: Schema) -> None:
        self._engine = database
        self._tables = tables

    def persons(self, words: str) -> dict[str, str]:
        """Whose name, reference or mark of the sign-in contains these words: {reference: name}."""
        wanted, people = words.strip().casefold(), self._tables.people.persons
        with engine.reading(self._engine) as connection:
            found = connection.execute(select(people.c.id, people.c.name, people.c.subject).order_by(people.c.id)).all()
        told = {persons.reference(id): (name, subject) for id, name, subject in found}
        return {who: name for who, (name, subject) in told.items() if _fits(wanted, who, name, subject)}

    def told_of(self, reference: str) -> dict[str, Any]:
        """Everything that the store knows of one person, as JSON knows it; empty when there is no such person."""
        number, people = persons.number(reference) or 0, self._tables.people
        with engine.reading(self._engine) as connection:
            found = _rows(connection, people.persons, people.persons.c.id == number)
            if not found:
                return {}
            return {
                "kennung": reference,
                "person": found[0],
                "rolle": _rows(connection, people.roles, people.roles.c.person == number),
                "sitzungen": _rows(connection, people.sessions, people.sessions.c.person == number),
                "eigene_ansichten": self._own_views(connection, reference),
                "einträge": {table.name: each for table, each in self._deeds(connection, reference) if each},
            }

    def free_text(self, words: str, rows: bool = False) -> list[dict[str, Any]]:
        """Where these words occur in what somebody typed: table, column, number of texts, first entries.

        `rows` looks into the rows of all workbooks as well, which takes its time.
        """
        wanted = words.strip().casefold()
        if not wanted:
            return []
        with engine.reading(self._engine) as connection:
            found = [_occurrences(connection, column, wanted) for column in self._texts(rows)]
        return [each for each in found if each["texte"]]

    def _texts(self, rows: bool) -> Iterator[Column]:
        typed = (self._tables.revisions, self._tables.audit, *self._tables.memory.values())
        others = {*SIGNS, *_NO_FREE_TEXT}
        for table in (*typed, *(self._tables.sheets.values() if rows else ())):
            yield from (each for each in table.columns if isinstance(each.type, String) and each.name not in others)

    def _own_views(self, connection: Connection, reference: str) -> list[dict[str, Any]]:
        views = self._tables.memory["saved_views"]
        return _rows(connection, views, views.c.owner == reference)

    def _deeds(self, connection: Connection, reference: str) -> Iterator[tuple[Table, list[int]]]:
        """The numbers of the entries that the person signed, or that the audit trail is about."""
        for table in (self._tables.revisions, *self._tables.memory.values(), self._tables.audit):
            signed = [table.c[name] == reference for name in (*SIGNS, "subject") if name in table.c]
            wanted = select(table.c.id).where(or_(false(), *signed)).order_by(table.c.id)
            yield table, [int(each) for each in connection.execute(wanted).scalars()]


def _fits(wanted: str, who: str, name: str, subject: str) -> bool:
    return bool(wanted) and (wanted == who.casefold() or wanted in name.casefold() or wanted in subject.casefold())


def _rows(connection: Connection, table: Table, wanted: Any) -> list[dict[str, Any]]:
    found = connection.execute(select(table).where(and_(wanted))).mappings()
    return [{name: plain(value) for name, value in row.items()} for row in found]


def _occurrences(connection: Connection, column: Column, wanted: str) -> dict[str, Any]:
    """Which rows have the words in a column; compared here, since SQLite knows no capital umlauts."""
    table: Table = column.table
    texts = [
        text for text in connection.execute(select(column).distinct()).scalars() if text and wanted in text.casefold()
    ]
    numbers = select(table.c.id).where(column.in_(texts[:SHOWN])).order_by(table.c.id.cast(Integer)).limit(SHOWN)
    first = [int(each) for each in connection.execute(numbers).scalars()] if texts else []
    return {"tabelle": table.name, "spalte": column.name, "texte": len(texts), "nummern": first}
