"""Erases a person at its request: name, mark of the sign-in, role, sessions and own views; the deeds stay, nameless."""

from sqlalchemy import Connection, Engine, delete, select, update

from data import engine
from data.audit import Action, record
from data.errors import StoreError
from data.people import persons
from data.people.lasting import ENDED
from data.people.persons import ERASED, TYPED, now
from data.people.roles import NoSuchPerson, Roles
from data.schema import Schema


class AlreadyErased(StoreError):
    """The person was erased before."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"Die Person {reference} ist bereits gelöscht.")


def erase(database: Engine, tables: Schema, roles: Roles, reference: str, by: str) -> dict[str, int]:
    """Erase a person in one transaction, with its entry in the audit trail; what went, counted.

    Its row stays without any mark of who it was, so that nobody else ever gets the same reference. An open session ends
    at once; its row stays until its cookie is too old, for the cookie would open a new one otherwise.

    Raises `NoSuchPerson`, `AlreadyErased`, `LastOne`; then nothing is changed.
    """
    people, id = tables.people, persons.number(reference) or 0
    with engine.writing(database) as connection:
        _refuse(connection, tables, reference, id)
        roles.keep_one(connection, id)
        gone = {
            "roles": connection.execute(delete(people.roles).where(people.roles.c.person == id)).rowcount,
            "sessions": _ended(connection, tables, id),
            "views": _without_views(connection, tables, reference),
        }
        # No typed name looks like this one: those are kept in small letters.
        nameless = {"issuer": TYPED, "subject": reference, "name": ERASED}
        connection.execute(update(people.persons).where(people.persons.c.id == id).values(nameless))
        record(connection, tables.audit, by, Action.ERASURE, reference, **gone)
    return gone


def _refuse(connection: Connection, tables: Schema, reference: str, id: int) -> None:
    table = tables.people.persons
    subject = connection.scalar(select(table.c.subject).where(table.c.id == id))
    if subject is None:
        raise NoSuchPerson(reference)
    if subject == reference:
        raise AlreadyErased(reference)


def _ended(connection: Connection, tables: Schema, id: int) -> int:
    sessions = tables.people.sessions
    open_ones = (sessions.c.person == id) & sessions.c.ended_utc.is_(None)
    return connection.execute(update(sessions).where(open_ones).values(ended_utc=now(), why=ENDED)).rowcount


def _without_views(connection: Connection, tables: Schema, reference: str) -> int:
    views = tables.memory["saved_views"]
    return connection.execute(delete(views).where(views.c.owner == reference)).rowcount
