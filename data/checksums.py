"""Checksums of rows: the same on every database and machine, over whole columns at once instead of row by row.

Left out are the number of a row, since it is the database's, and since when and until when it is live: the latter
changes when the row ends. A column without any value counts for nothing, so that one that came later does not either.
"""

from hashlib import sha256

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Double, Integer, Table, func, select

from data.chain import canonical
from data.frames import Columns, fetch

LEFT_OUT = {"id", "added_in", "removed_in"}

Sum = tuple[int, str]
"""How many rows, and their checksum."""

Sums = dict[str, dict[str, Sum]]
"""{table: {"added": ..., "closed": ...}} of a revision; without those where nothing happened."""


def counted(table: Table) -> Columns:
    """The columns of a table that a checksum covers."""
    return {
        column.name: "number" if isinstance(column.type, Double) else "whole" if _whole(column.type) else "text"
        for column in table.columns
        if column.name not in LEFT_OUT
    }


def _whole(kind: object) -> bool:
    return isinstance(kind, Integer)  # BigInteger is one


def of_rows(frame: pd.DataFrame, columns: Columns) -> Sum:
    """The checksum of rows in their order; columns that the frame lacks count as empty."""
    parts = {name: _column(frame[name], columns[name]) for name in frame.columns if name in columns}
    told = canonical({name: digest for name, digest in parts.items() if digest})
    return len(frame), sha256(told.encode()).hexdigest()


def of_ids(ids: pd.Series | list[int]) -> Sum:
    """The checksum of the numbers of rows, in whatever order they come."""
    return len(ids), sha256(np.sort(np.asarray(ids, dtype="<i8")).tobytes()).hexdigest()


def of_revision(connection: Connection, table: Table, number: int) -> dict[str, Sum]:
    """What a revision did to a table, as the table tells it now."""
    columns = counted(table)
    added = select(*(table.c[name] for name in columns)).where(table.c.added_in == number).order_by(table.c.id)
    closed = select(table.c.id).where(table.c.removed_in == number)
    sums = {
        "added": of_rows(fetch(connection, added, columns), columns),
        "closed": of_ids(list(connection.execute(closed).scalars())),
    }
    return something(sums)


def something(sums: dict[str, Sum]) -> dict[str, Sum]:
    """The checksums of what has rows at all."""
    return {name: (rows, digest) for name, (rows, digest) in sums.items() if rows}


def touched(connection: Connection, table: Table) -> set[int]:
    """The numbers of the revisions that added or closed rows of a table."""
    ends = (table.c.added_in, table.c.removed_in)
    found = [connection.execute(select(end).where(end.is_not(None)).distinct()).scalars() for end in ends]
    return {int(number) for numbers in found for number in numbers}


def rows(connection: Connection, table: Table) -> int:
    """How many rows a table has, ended ones included."""
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def _column(column: pd.Series, storage: str) -> str:
    """The checksum of a column, "" when nothing stands in it."""
    if column.isna().all():
        return ""
    parts = {"text": _text, "whole": _wholes, "number": _numbers}[storage](column)
    digest = sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def _text(column: pd.Series) -> tuple[bytes, ...]:
    """Which text of a sorted list stands in each row, and the list; however pandas keeps them."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, known = column.cat.codes.to_numpy(np.int64), column.cat.categories.to_numpy(object)
    else:
        codes, known = pd.factorize(column.to_numpy(object))
    used = np.flatnonzero(np.bincount(codes + 1, minlength=len(known) + 1)[1:])
    ordered = sorted(used.tolist(), key=known.__getitem__)
    rank = np.full(len(known) + 1, -1, dtype="<i4")
    rank[ordered] = np.arange(len(ordered))
    return rank[codes].tobytes(), canonical([known[place] for place in ordered]).encode()


def _wholes(column: pd.Series) -> tuple[bytes, ...]:
    missing = column.isna().to_numpy(np.bool_)
    present = column.fillna(0) if missing.any() else column
    return np.packbits(missing).tobytes(), present.to_numpy(dtype="<i8").tobytes()


def _numbers(column: pd.Series) -> tuple[bytes, ...]:
    kept = column.to_numpy(dtype="<f8", na_value=np.nan) + 0.0  # -0 becomes 0, as it does in SQLite
    kept[np.isnan(kept)] = np.nan
    return (kept.tobytes(),)
