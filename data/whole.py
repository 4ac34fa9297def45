"""Looking at everything in a database at once: for operators' commands, not for pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from data.engine import reading


@contextmanager
def reading_all(engine: Engine) -> Iterator[Connection]:
    """One unchanging view of everything, for as long as it takes; raises `Unavailable`."""
    with reading(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield connection
