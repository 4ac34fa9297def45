"""The one entrance to persons, roles and sessions of a store."""

from sqlalchemy import Engine, Table

from data.people.persons import Persons
from data.people.roles import Roles
from data.people.sessions import Sessions
from data.people.tables import PeopleTables


class People:
    """Persons, roles and sessions; `trail` is the table of the audit trail."""

    def __init__(self, database: Engine, tables: PeopleTables, trail: Table) -> None:
        self.persons = Persons(database, tables)
        self.roles = Roles(database, tables, trail)
        self.sessions = Sessions(database, tables, trail, self.persons, self.roles)
