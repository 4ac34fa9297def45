"""Computes the chain of revisions anew from what is stored: for stores from before there was one."""

from sqlalchemy import Connection, MetaData, select, update

from data import chain, checksums
from data.checksums import Sums
from data.verification import row_tables


def rechain(connection: Connection) -> None:
    """Give every revision its checksums and its hash; the table must not be sealed."""
    metadata = MetaData()
    metadata.reflect(connection, resolve_fks=False)
    revisions, tables = metadata.tables["revisions"], row_tables(metadata)
    touched = {name: checksums.touched(connection, table) for name, table in tables.items()}
    previous = chain.FIRST
    for entry in connection.execute(select(revisions).order_by(revisions.c.id)).mappings().all():
        names = [name for name, numbers in touched.items() if entry["id"] in numbers]
        sums: Sums = {name: checksums.of_revision(connection, tables[name], entry["id"]) for name in names}
        linked = {**entry, "previous": previous, "sums": chain.canonical(sums)}
        previous = linked["hash"] = chain.link(linked)
        new = {name: linked[name] for name in ("previous", "sums", "hash")}
        connection.execute(update(revisions).where(revisions.c.id == entry["id"]).values(new))
