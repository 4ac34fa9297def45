"""Roles: who has which, who gave it, and that somebody is always left who can give others."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select

from data import engine
from data.access import Role
from data.audit import Action, record
from data.errors import StoreError
from data.people import persons
from data.people.persons import now
from data.people.signin import SignIn
from data.people.tables import PeopleTables
from loaders import territory

ASSIGNED, CLAIMED = "zugeteilt", "aus der Anmeldung"
"""Where a role comes from: from somebody who may give roles, or from a group in the claims of the sign-in."""


class NoSuchPerson(StoreError):
    """Nobody has that reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Eine Person {reference} gibt es nicht. Sie erscheint, sobald sie sich einmal angemeldet hat."
        )


class LastOne(StoreError):
    """Nobody would be left who can give roles."""

    def __init__(self) -> None:
        super().__init__(
            "Das ist die letzte Person mit der Rolle Verwalter ohne Gebietsgrenze. Bitte zuerst einer anderen Person "
            "diese Rolle geben."
        )


@dataclass(frozen=True)
class Granted:
    """A person and the role it has, None for none; `by` is a reference or a word, `at_utc` without a zone."""

    person: str
    name: str
    role: Role | None
    region: str
    source: str
    by: str
    at_utc: datetime | None


class Roles:
    """The roles in one database; each change is one transaction with its entry in the audit trail."""

    def __init__(self, database: Engine, tables: PeopleTables, trail: Table) -> None:
        self._engine = database
        self._tables = tables
        self._trail = trail

    def grant(self, reference: str, role: Role, region: str, by: str) -> None:
        """Give a role instead of the one there was; `region` is "", a Regierungsbezirk (066) or a Kreis (06633)."""
        if region and not known_region(region):
            raise StoreError(
                f"„{region}“ ist kein Schlüssel eines Regierungsbezirks (3 Ziffern) oder Kreises (5 Ziffern)."
            )
        with engine.writing(self._engine) as connection:
            id = self._person(connection, reference)
            if role is not Role.VERWALTER or region:
                self.keep_one(connection, id)
            self._put(connection, id, role, region, ASSIGNED, by)
            record(connection, self._trail, by, Action.ROLE_GRANTED, reference, role=role.value, region=region)

    def withdraw(self, reference: str, by: str) -> None:
        """Take the role away; what the person has open shows nothing from its next step on."""
        with engine.writing(self._engine) as connection:
            id = self._person(connection, reference)
            self.keep_one(connection, id)
            gone = connection.execute(delete(self._tables.roles).where(self._tables.roles.c.person == id)).rowcount
            if gone:
                record(connection, self._trail, by, Action.ROLE_WITHDRAWN, reference)

    def claimed(self, connection: Connection, id: int, sign_in: SignIn) -> None:
        """Take over what the sign-in brings; a role that somebody gave by hand stays as it is."""
        roles = self._tables.roles
        before = connection.execute(select(roles).where(roles.c.person == id)).mappings().one_or_none()
        had = (before["role"], before["region"]) if before else None
        brings = (sign_in.role.value, sign_in.region) if sign_in.role else None
        if (before and before["source"] == ASSIGNED) or had == brings:
            return
        who = persons.reference(id)
        if sign_in.role:
            self._put(connection, id, sign_in.role, sign_in.region, CLAIMED, who)
            record(
                connection, self._trail, who, Action.ROLE_GRANTED, who, role=sign_in.role.value, region=sign_in.region
            )
        else:
            connection.execute(delete(roles).where(roles.c.person == id))
            record(connection, self._trail, who, Action.ROLE_WITHDRAWN, who)

    def listed(self) -> list[Granted]:
        """Everybody who has ever signed in, by name."""
        people, roles = self._tables.persons, self._tables.roles
        columns = (people.c.id, people.c.name, roles.c.role, roles.c.region, roles.c.source, roles.c.by, roles.c.at_utc)
        statement = select(*columns).join_from(people, roles, isouter=True).where(people.c.issuer != persons.TYPED)
        with engine.reading(self._engine) as connection:
            return [_granted(dict(row)) for row in connection.execute(statement.order_by(people.c.name)).mappings()]

    def _person(self, connection: Connection, reference: str) -> int:
        people = self._tables.persons
        wanted = (people.c.id == (persons.number(reference) or 0)) & (people.c.issuer != persons.TYPED)
        found = connection.scalar(select(people.c.id).where(wanted))
        if found is None:
            raise NoSuchPerson(reference)
        return int(found)

    def keep_one(self, connection: Connection, id: int) -> None:
        """Raises `LastOne` when nobody would be left who can give roles, but for this person."""
        roles = self._tables.roles
        full = (roles.c.role == Role.VERWALTER.value) & (roles.c.region == "")
        mine = connection.scalar(select(func.count()).where(full & (roles.c.person == id)))
        if mine and not connection.scalar(select(func.count()).where(full & (roles.c.person != id))):
            raise LastOne

    def _put(self, connection: Connection, id: int, role: Role, region: str, source: str, by: str) -> None:
        roles = self._tables.roles
        connection.execute(delete(roles).where(roles.c.person == id))
        row = {"person": id, "role": role.value, "region": region, "source": source, "by": by, "at_utc": now()}
        connection.execute(insert(roles).values(row))


def known_region(key: str) -> bool:
    """Whether a key is that of a Regierungsbezirk or of a Kreis of today or before."""
    return key in set(territory.bezirke()["bezirk"]) or (len(key) == 5 and territory.is_known(key))


def _granted(row: dict) -> Granted:
    role = Role(row["role"]) if row["role"] else None
    texts = {name: row[name] or "" for name in ("region", "source", "by")}
    return Granted(persons.reference(row["id"]), row["name"], role, at_utc=row["at_utc"], **texts)
