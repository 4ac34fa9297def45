"""Rows on their way into and out of the tables of sheets, in bulk and at driver level."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Table, func, insert, literal, or_, select, true, update

from data.checksums import LEFT_OUT, Sum, counted, of_ids, of_rows
from data.errors import StoreError
from data.frames import Columns, fetch, values
from data.matching import identities
from data.schema import IDENTITY, ORIGIN, live
from loaders.sheet import Sheet

CLOSED_AT_ONCE = 5_000
"""Well below the number of parameters that a statement may have (SQLite 32,766, PostgreSQL 65,535)."""
LONG = 1_000
"""Runs of so many consecutive row numbers are closed as a range."""
FEW = 500
"""Up to so many distinct values of a scope column the database narrows the rows; beyond, pandas does."""


def every_column(sheet: Sheet) -> Columns:
    """The columns of a stored row as this program sees it."""
    return {**IDENTITY, **sheet.columns(), **ORIGIN}


def stored(connection: Connection, table: Table, columns: Columns, where: ColumnElement[bool]) -> pd.DataFrame:
    """The stored rows for which a condition holds, oldest first."""
    return fetch(connection, select(*(table.c[name] for name in columns)).where(where).order_by(table.c.id), columns)


def live_in_scopes(
    connection: Connection, table: Table, sheet: Sheet, at: int, within: pd.DataFrame, columns: Columns
) -> pd.DataFrame:
    """The rows live at a revision in the scopes that occur in the table `within`."""
    narrowed = live(table, at)
    for name in sheet.scope:
        narrowed = narrowed & _among(table, name, within[name].drop_duplicates())
    # Sorted here: asked for the order, SQLite would sort the complete rows of a narrowed million.
    rows = fetch(connection, select(*(table.c[name] for name in columns)).where(narrowed), columns)
    return rows[within_scopes(rows, sheet, within)].sort_values("id", ignore_index=True)


def within_scopes(rows: pd.DataFrame, sheet: Sheet, within: pd.DataFrame) -> np.ndarray:
    """Which rows are in the scopes that occur in the table `within`."""
    scopes, scope = identities([within, rows], sheet.scope)
    return np.isin(scope, scopes)


def _among(table: Table, name: str, distinct: pd.Series) -> ColumnElement[bool]:
    if len(distinct) > FEW:
        return true()
    known = table.c[name].in_(values(distinct.dropna()))
    return or_(known, table.c[name].is_(None)) if distinct.hasnans else known


def first_of(connection: Connection, table: Table, revision: int, rows: int) -> int | None:
    """The number of the first row that a revision added; None unless its rows are so many and numbered in a row.

    Then they are numbered in the order in which they were written, since there is one writer at a time.
    """
    numbers = select(func.min(table.c.id), func.max(table.c.id), func.count()).where(table.c.added_in == revision)
    first, last, count = connection.execute(numbers).one()
    return int(first) if count == rows == (last or 0) - (first or 0) + 1 else None


def close(connection: Connection, table: Table, ids: pd.Series, revision: int) -> Sum:
    """End the life of live rows; `StoreError` when one of them is not live, so that nothing is half done."""
    closed = 0
    for some in _conditions(table.c.id, np.sort(ids.to_numpy(dtype=np.int64))):
        ends = update(table).where(table.c.removed_in.is_(None), some).values(removed_in=revision)
        closed += connection.execute(ends).rowcount
    if closed != len(ids):
        raise StoreError("Der gespeicherte Stand passt nicht zu dieser Änderung. Es wurde nichts gespeichert.")
    return of_ids(ids)


def _conditions(column: ColumnElement, numbers: np.ndarray) -> Iterator[ColumnElement[bool]]:
    """Sorted numbers as conditions: long runs as ranges (a large import is one), the rest as lists."""
    first = np.flatnonzero(np.diff(numbers, prepend=-2) != 1)
    length = np.diff(first, append=len(numbers))
    long = length >= LONG
    for start, rows in zip(first[long], length[long], strict=True):
        yield column.between(int(numbers[start]), int(numbers[start + rows - 1]))
    rest = numbers[np.repeat(~long, length)]
    for start in range(0, len(rest), CLOSED_AT_ONCE):
        yield column.in_(rest[start : start + CLOSED_AT_ONCE].tolist())


def close_origin(connection: Connection, table: Table, origin: int, revision: int) -> Sum:
    """End the life of all live rows that stem from an import."""
    theirs = update(table).where(table.c.removed_in.is_(None), table.c.revision == origin)
    connection.execute(theirs.values(removed_in=revision))
    ended = select(table.c.id).where(table.c.removed_in == revision)
    return of_ids(list(connection.execute(ended).scalars()))


def restore(connection: Connection, table: Table, number: int, revision: int) -> Sum:
    """Put copies of the rows that one revision had closed back, live from another revision on."""
    kept = [column for column in table.columns if column.name not in LEFT_OUT]
    closed = table.c.removed_in == number
    copies = select(*kept, literal(revision)).where(closed).order_by(table.c.id)
    connection.execute(insert(table).from_select([*(column.name for column in kept), "added_in"], copies))
    return of_rows(stored(connection, table, counted(table), closed), counted(table))
