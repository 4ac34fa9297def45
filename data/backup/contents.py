"""What is in a database, table by table: a checksum that comes out the same wherever the same rows are."""

from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Integer, Table, select

from data.chain import canonical
from data.migrations.parts import reflected

AT_ONCE = 1_000

Sums = dict[str, tuple[int, str]]
"""{table: (rows, checksum)}."""


def summed(connection: Connection) -> Sums:
    """The checksum of every table that this connection sees."""
    return {name: _sum(connection, table) for name, table in sorted(reflected(connection).items())}


def in_order(connection: Connection, table: Table) -> Iterator[list[tuple]]:
    """The rows of a table in pieces, ordered by its number where it has one."""
    number = table.c.get("id")
    counts = number is not None and isinstance(number.type, Integer)
    wanted = select(table).order_by(number) if counts else select(table)
    with connection.execute(wanted, execution_options={"stream_results": True}) as result:
        for piece in result.partitions(AT_ONCE):
            yield [tuple(row) for row in piece]


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def _sum(connection: Connection, table: Table) -> tuple[int, str]:
    names = sorted(table.columns.keys())
    places = [list(table.columns.keys()).index(name) for name in names]
    digest, rows = sha256(canonical(names).encode()), []
    counts, ordered = 0, "id" in names
    for piece in in_order(connection, table):
        told = [canonical([plain(row[place]) for place in places]) for row in piece]
        counts += len(told)
        if ordered:
            digest.update("\n".join(told).encode() + b"\n")
        else:
            rows += told
    digest.update("\n".join(sorted(rows)).encode())
    return counts, digest.hexdigest()
