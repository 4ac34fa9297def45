"""Ends the time of old entries of the audit trail, so that its chain can still be followed from there on."""

from datetime import datetime

from sqlalchemy import Connection, Table, delete, func, select

from data import audit, chain
from data.actions import Action
from data.migrations.parts import unsealed


def shorten(connection: Connection, table: Table, before: datetime, who: str) -> int:
    """Delete the entries from before a moment (with a time zone), and tell up to which one; how many they were.

    In the transaction of a writer that owns the tables. Nothing is written when there is nothing to delete. Only the
    beginning of the trail goes: an entry stays while an earlier one stays, whatever the clock said.
    """
    staying = select(func.min(table.c.id)).where(table.c.at_utc >= chain.stored_moment(before))
    last = (connection.scalar(staying) or chain.end(connection, table)[0] + 1) - 1
    hash = connection.scalar(select(table.c.hash).where(table.c.id == last))
    if hash is None:
        return 0
    removed = int(connection.scalar(select(func.count()).where(table.c.id <= last)) or 0)
    told = {"audit_until": last, "audit_hash": hash, "removed": removed}
    # Told before anything goes: without any entry left the chain would begin anew.
    audit.record(connection, table, who, Action.RETENTION, "Protokoll", **told)
    with unsealed(connection, table.name):
        connection.execute(delete(table).where(table.c.id <= last))
    return removed
