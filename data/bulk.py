"""Rows on their way into and out of the tables of sheets, in bulk and at driver level."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Table, bindparam, insert, literal, or_, select, true, update

from data.errors import StoreError
from data.frames import Columns, fetch, values
from data.matching import identities
from data.schema import IDENTITY, ORIGIN, live
from loaders.sheet import Sheet

WRITTEN_AT_ONCE = 20_000
CLOSED_AT_ONCE = 5_000
"""Well below the number of parameters that a statement may have (SQLite 32,766, PostgreSQL 65,535)."""
FEW = 500
"""Up to so many distinct values of a scope column the database narrows the rows; beyond, pandas does."""


def every_column(sheet: Sheet) -> Columns:
    """The columns of a stored row as this program sees it."""
    return {**IDENTITY, **sheet.columns(), **ORIGIN}


def stored(connection: Connection, table: Table, columns: Columns, where: ColumnElement[bool]) -> pd.DataFrame:
    """The stored rows for which a condition holds, oldest first."""
    return fetch(connection, select(*(table.c[name] for name in columns)).where(where).order_by(table.c.id), columns)


def live_in_scopes(connection: Connection, table: Table, sheet: Sheet, at: int, within: pd.DataFrame) -> pd.DataFrame:
    """The rows live at a revision in the scopes that occur in the table `within`, with `every_column`."""
    narrowed = live(table, at)
    for name in sheet.scope:
        narrowed = narrowed & _among(table, name, within[name].drop_duplicates())
    rows = stored(connection, table, every_column(sheet), narrowed)
    scopes, scope = identities([within, rows], sheet.scope)
    return rows[np.isin(scope, scopes)].reset_index(drop=True)


def _among(table: Table, name: str, distinct: pd.Series) -> ColumnElement[bool]:
    if len(distinct) > FEW:
        return true()
    known = table.c[name].in_(values(distinct.dropna()))
    return or_(known, table.c[name].is_(None)) if distinct.hasnans else known


def add(connection: Connection, table: Table, frame: pd.DataFrame, revision: int) -> None:
    """Insert the rows of a frame (its columns are those of the table but `id`), live from that revision on."""
    names = [*frame.columns, "added_in"]
    for rows in _batches(frame, revision):
        if connection.dialect.name == "postgresql":
            _copy(connection, table, names, rows)
        else:
            statement = insert(table).compile(dialect=connection.dialect, column_keys=names)
            order = [names.index(name) for name in statement.positiontup or ()]
            connection.exec_driver_sql(str(statement), [tuple(row[place] for place in order) for row in rows])


def _batches(frame: pd.DataFrame, revision: int) -> Iterator[list[tuple]]:
    for start in range(0, len(frame), WRITTEN_AT_ONCE):
        part = frame.iloc[start : start + WRITTEN_AT_ONCE]
        columns = [values(part[name]) for name in frame.columns]
        yield list(zip(*columns, [revision] * len(part), strict=True))


def _copy(connection: Connection, table: Table, names: list[str], rows: list[tuple]) -> None:
    quote = connection.dialect.identifier_preparer.quote
    listed = ", ".join(quote(name) for name in names)
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY {quote(table.name)} ({listed}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def close(connection: Connection, table: Table, ids: pd.Series, revision: int) -> None:
    """End the life of live rows; `StoreError` when one of them is not live, so that nothing is half done."""
    statement = update(table).where(table.c.removed_in.is_(None), table.c.id.in_(bindparam("ids", expanding=True)))
    closed = 0
    for start in range(0, len(ids), CLOSED_AT_ONCE):
        batch = values(ids.iloc[start : start + CLOSED_AT_ONCE])
        closed += connection.execute(statement.values(removed_in=revision), {"ids": batch}).rowcount
    if closed != len(ids):
        raise StoreError("Der gespeicherte Stand passt nicht zu dieser Änderung. Es wurde nichts gespeichert.")


def close_origin(connection: Connection, table: Table, origin: int, revision: int) -> int:
    """End the life of all live rows that stem from an import; how many there were."""
    theirs = update(table).where(table.c.removed_in.is_(None), table.c.revision == origin)
    return connection.execute(theirs.values(removed_in=revision)).rowcount


def restore(connection: Connection, table: Table, number: int, revision: int) -> None:
    """Put copies of the rows that one revision had closed back, live from another revision on."""
    kept = [column for column in table.columns if column.name not in {"id", "added_in", "removed_in"}]
    copies = select(*kept, literal(revision)).where(table.c.removed_in == number).order_by(table.c.id)
    connection.execute(insert(table).from_select([*(column.name for column in kept), "added_in"], copies))
