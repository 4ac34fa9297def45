"""Whether a store can be worked with, asked from outside by operators and proxies."""

from sqlalchemy import select

from data import engine
from data.schema import SCHEMA_VERSION
from data.store import Store


def is_current(store: Store) -> bool:
    """Whether the schema of the database is that of this program; `Unavailable` when it does not answer."""
    version = store._tables.version.c.version
    with engine.reading(store._engine) as connection:
        return connection.scalar(select(version)) == SCHEMA_VERSION
