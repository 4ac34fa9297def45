"""The audit trail: who did what when, written in the same transaction as what it describes, and never changed.

Nothing of a cell is told here. Who it was is a short text, today a typed name or a reference to a person.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, DateTime, Index, Integer, MetaData, Table, Text, insert, select

from data import chain
from data.actions import Action as Action
from data.revisions import display_name

LONGEST_SUBJECT = 200
LONGEST_TEXT = 500
"""Longer texts of a detail are cut: what strangers send must not fill the trail."""


@dataclass(frozen=True)
class Entry:
    """One entry; its number orders it, not the clock. `detail` holds counts, numbers and names of things."""

    id: int
    at_utc: datetime
    who: str
    action: Action
    subject: str
    detail: dict[str, Any]
    previous: str
    hash: str


def audit_table(metadata: MetaData) -> Table:
    """The table of the trail."""
    table = Table(
        "audit",
        metadata,
        Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("at_utc", DateTime, nullable=False),
        *(Column(name, Text, nullable=False) for name in ("who", "action", "subject", "detail", "previous", "hash")),
    )
    Index("audit_at", table.c.at_utc)
    return table


def record(connection: Connection, table: Table, who: str, action: Action, subject: str = "", **detail: Any) -> Entry:
    """Write an entry in the transaction of a writer (`engine.writing`); TypeError for what is no JSON."""
    last, previous = chain.end(connection, table)
    now = datetime.now(UTC)
    kept = {name: _kept(value) for name, value in detail.items()}
    row = {
        "id": last + 1,
        "at_utc": chain.stored_moment(now),
        "who": display_name(_shown(who)),
        "action": action.value,
        "subject": _shown(subject)[:LONGEST_SUBJECT],
        "detail": chain.canonical(kept),
        "previous": previous,
    }
    connection.execute(insert(table).values(row | {"hash": chain.link(row)}))
    return _entry(row | {"hash": chain.link(row)})


def entries(
    connection: Connection,
    table: Table,
    since: datetime | None = None,
    until: datetime | None = None,
    who: str = "",
    action: Action | None = None,
    limit: int | None = None,
) -> list[Entry]:
    """The entries from one moment up to another (with a time zone, the latter excluded), newest first."""
    wanted = select(table).order_by(table.c.id.desc()).limit(limit)
    if since:
        wanted = wanted.where(table.c.at_utc >= chain.stored_moment(since))
    if until:
        wanted = wanted.where(table.c.at_utc < chain.stored_moment(until))
    if who:
        wanted = wanted.where(table.c.who == who)
    if action:
        wanted = wanted.where(table.c.action == action.value)
    return [_entry(dict(row)) for row in connection.execute(wanted).mappings()]


def _entry(row: dict[str, Any]) -> Entry:
    told = {"action": Action(row["action"]), "detail": json.loads(row["detail"])}
    return Entry(**row | told | {"at_utc": row["at_utc"].replace(tzinfo=UTC)})


def _shown(text: str) -> str:
    """Text that every database takes and no reader misreads: signs that cannot be shown become spaces."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _kept(value: Any) -> Any:
    if isinstance(value, str):
        return _shown(value)[:LONGEST_TEXT]
    if isinstance(value, dict):
        return {_shown(str(name)): _kept(each) for name, each in value.items()}
    return [_kept(each) for each in value] if isinstance(value, list | tuple) else value
