"""The one entrance to persons, roles and sessions of a store."""

from sqlalchemy import Engine

from data.people import erasing
from data.people.inquiry import Inquiry
from data.people.persons import Persons
from data.people.roles import Roles
from data.people.sessions import Sessions
from data.schema import Schema


class People:
    """Persons, roles and sessions of the store in a database, and what is done when a person asks."""

    def __init__(self, database: Engine, tables: Schema) -> None:
        self._engine, self._tables = database, tables
        self.persons = Persons(database, tables.people)
        self.roles = Roles(database, tables.people, tables.audit)
        self.sessions = Sessions(database, tables.people, tables.audit, self.persons, self.roles)
        self.inquiry = Inquiry(database, tables)

    def erase(self, reference: str, by: str) -> dict[str, int]:
        """Erase a person; see `data.people.erasing`. Other programs show the name for five more seconds at most."""
        gone = erasing.erase(self._engine, self._tables, self.roles, reference, by)
        self.persons.forget_names()
        self.sessions.look_again()
        return gone
