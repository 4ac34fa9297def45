"""Rows on their way into the table of a sheet: made ready before the one writer lock is held, so that it is short."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, Dialect, Table, insert

from data.checksums import Sum, counted, of_rows
from data.frames import values

WRITTEN_AT_ONCE = 20_000
"""Rows of a block; a multiple of TOGETHER."""

AHEAD = 10
"""So many blocks are made ready before the lock; those of a larger import only as they are written, to save memory."""

TOGETHER = 100
"""Rows of one statement on SQLite: a third of the processor time of as many statements; more gain nothing."""

ESCAPED = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))
"""What PostgreSQL wants written otherwise in the text of a COPY."""

NULL = "\\N"
TEXT = pa.large_string()

Block = tuple[str, bytes | list[tuple]]
"""A statement, and what is copied with it or the parameters for each time it runs."""


class Ready:
    """Rows that are ready to be added as a part of a revision, once; their columns are those of the table but `id`."""

    def __init__(self, dialect: Dialect, frames: Mapping[Table, pd.DataFrame], revision: int) -> None:
        self.revision = revision
        self._sums: dict[Table, Sum] = {}
        self._blocks: dict[Table, Iterator[Block]] = {}
        for table, frame in frames.items():
            complete = frame.assign(revision=revision, added_in=revision)
            names = [column.name for column in table.columns if column.name in complete.columns]
            blocks = _blocks(dialect, table, complete[names])
            self._blocks[table] = chain(list(islice(blocks, AHEAD)), blocks)
            self._sums[table] = of_rows(complete, counted(table))

    def add(self, connection: Connection, table: Table) -> Sum:
        """Write the rows of a table, live from that revision on; their checksum."""
        for statement, content in self._blocks[table]:
            if isinstance(content, bytes):
                _copy(connection, statement, content)
            else:
                connection.exec_driver_sql(statement, content)
        return self._sums[table]


def _blocks(dialect: Dialect, table: Table, rows: pd.DataFrame) -> Iterator[Block]:
    """A COPY for PostgreSQL and statements for SQLite, for some rows after the other."""
    quote = dialect.identifier_preparer.quote
    copy = f"COPY {quote(table.name)} ({', '.join(quote(str(name)) for name in rows)}) FROM STDIN"
    for start in range(0, len(rows), WRITTEN_AT_ONCE):
        part = rows.iloc[start : start + WRITTEN_AT_ONCE]
        if dialect.name == "postgresql":
            yield copy, _text(part)
        else:
            yield from _statements(dialect, table, part)


def _statements(dialect: Dialect, table: Table, rows: pd.DataFrame) -> Iterator[Block]:
    """Statements that each insert many rows, and one for each of the rest."""
    cells = chain.from_iterable(zip(*(values(rows[name]) for name in rows), strict=True))
    # Columns stand in the statement in the order of the table, and so they do in the rows.
    single = str(insert(table).compile(dialect=dialect, column_keys=list(rows)))
    one = single[single.rindex("(") :]
    whole, rest = divmod(len(rows), TOGETHER)
    for count, of in ((whole, TOGETHER), (rest, 1)):
        if count:
            yield single + f", {one}" * (of - 1), [tuple(islice(cells, of * rows.shape[1])) for _ in range(count)]


def _text(rows: pd.DataFrame) -> bytes:
    """The rows as PostgreSQL reads them from a COPY: Arrow writes them, while Python does something else."""
    columns = [_written(pa.array(rows[name], from_pandas=True)) for name in rows]
    lines = pc.binary_join_element_wise(*columns, pa.scalar("\t", TEXT))
    whole = pa.LargeListArray.from_arrays(pa.array([0, len(lines)], pa.int64()), lines)
    return pc.binary_join(whole, pa.scalar("\n", TEXT))[0].as_buffer().to_pybytes() + b"\n"


def _written(column: pa.Array) -> pa.Array:
    """A column as text, each distinct text escaped once."""
    if pa.types.is_dictionary(column.type):
        known = _escaped(column.dictionary.cast(TEXT))
        return known.take(column.indices).fill_null(NULL)
    plain = column.cast(TEXT)
    return (plain if pa.types.is_primitive(column.type) else _escaped(plain)).fill_null(NULL)


def _escaped(texts: pa.Array) -> pa.Array:
    for sign, written in ESCAPED:
        texts = pc.replace_substring(texts, sign, written)
    return texts


def _copy(connection: Connection, statement: str, content: bytes) -> None:
    with connection.connection.cursor().copy(statement) as copy:
        copy.write(content)
