"""Hash chains: every entry carries the hash of the one before it, so that no change or gap stays unseen.

An entry's hash is the SHA-256 over its canonical JSON, the hash of its predecessor included.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, select

FIRST = "0" * 64
"""What the first entry names as its predecessor."""


def canonical(value: object) -> str:
    """The one JSON text of a value; the same on every machine and database."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def link(entry: Mapping[str, Any]) -> str:
    """The hash of an entry as it is stored: all its columns but `hash`, `previous` among them.

    Columns without a value count for nothing, so that one that is added later changes no hash.
    """
    told = {name: _plain(value) for name, value in entry.items() if name != "hash" and value is not None}
    return sha256(canonical(told).encode()).hexdigest()


def _plain(value: object) -> object:
    return value.isoformat(timespec="microseconds") if isinstance(value, datetime) else value


def end(connection: Connection, table: Table) -> tuple[int, str]:
    """Number and hash of the last entry of a chain; (0, `FIRST`) when there is none."""
    newest = select(table.c.id, table.c.hash).order_by(table.c.id.desc()).limit(1)
    found = connection.execute(newest).one_or_none()
    return (int(found[0]), str(found[1])) if found else (0, FIRST)


def stored_moment(moment: datetime) -> datetime:
    """A moment as the tables keep it: UTC, without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)
