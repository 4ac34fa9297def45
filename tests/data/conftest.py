"""Stores for tests: always on SQLite, and on PostgreSQL when DASHBOARD_TEST_POSTGRES_URL names a server."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from kinds import KINDS
from sqlalchemy import create_engine, make_url, text

from data.store import Store, open_store

POSTGRES = "DASHBOARD_TEST_POSTGRES_URL"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of its own, or on PostgreSQL of an empty schema."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kept' / 'dashboard.sqlite'}"
        return
    server = os.environ.get(POSTGRES)
    if not server:
        pytest.skip(f"{POSTGRES} names no PostgreSQL server")
    name = f"test_{uuid.uuid4().hex}"
    address = make_url(server).set(drivername="postgresql+psycopg")
    admin = create_engine(address, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    own = address.update_query_dict({"options": f"-csearch_path={name}"})
    yield own.render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    admin.dispose()


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store of the small kinds of workbook."""
    opened = open_store(store_url, KINDS)
    yield opened
    opened.close()
