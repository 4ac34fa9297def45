"""Computes the chain of revisions anew from what is stored: for stores from before there was one."""

from sqlalchemy import Connection, select, update

from data import chain, checksums
from data.checksums import Sums
from data.migrations.parts import reflected
from data.verification import row_tables


def rechain(connection: Connection) -> None:
    """Give every revision its checksums and its hash; the table must not be sealed."""
    there = reflected(connection)
    revisions, tables = there["revisions"], row_tables(there)
    touched = {name: checksums.touched(connection, table) for name, table in tables.items()}
    previous = chain.FIRST
    for entry in connection.execute(select(revisions).order_by(revisions.c.id)).mappings().all():
        names = [name for name, numbers in touched.items() if entry["id"] in numbers]
        sums: Sums = {name: checksums.of_revision(connection, tables[name], entry["id"]) for name in names}
        linked = {**entry, "previous": previous, "sums": chain.canonical(sums)}
        previous = linked["hash"] = chain.link(linked)
        new = {name: linked[name] for name in ("previous", "sums", "hash")}
        connection.execute(update(revisions).where(revisions.c.id == entry["id"]).values(new))
