"""Stores for tests: always on SQLite, and on PostgreSQL when DASHBOARD_TEST_POSTGRES_URL names a server."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from data import postgres
from data.store import Store, open_store
from tests.data.kinds import KINDS

POSTGRES = "DASHBOARD_TEST_POSTGRES_URL"
ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@contextmanager
def empty_database(engine: str, folder: Path) -> Iterator[str]:
    """The address of an empty database: a file of its own, or a schema of its own on the test server."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / uuid.uuid4().hex / 'dashboard.sqlite'}"
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
    try:
        yield own.render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        admin.dispose()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that stands still for a moment is no database that is silent; tests/test_outage.py has those."""
    monkeypatch.setattr(postgres, "PING_SECONDS", 30)
    monkeypatch.setitem(postgres.CONNECTING, "connect_timeout", 30)
    monkeypatch.setattr(postgres.Answering, "patience", 30)


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Sqlite or postgres; the latter is skipped where there is no server."""
    if request.param == "postgres" and not os.environ.get(POSTGRES):
        pytest.skip(f"{POSTGRES} names no PostgreSQL server")
    return request.param


@pytest.fixture
def store_url(engine_name: str, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    with empty_database(engine_name, tmp_path) as url:
        yield url


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with an empty store; a copy of it is opened in no time."""
    file = tmp_path_factory.mktemp("prepared") / "dashboard.sqlite"
    open_store(f"sqlite:///{file}", KINDS).close()
    return file


@pytest.fixture
def store(store_url: str, prepared_file: Path) -> Iterator[Store]:
    """An empty store of the small kinds of workbook."""
    if (address := make_url(store_url)).database and address.get_backend_name() == "sqlite":
        Path(address.database).parent.mkdir(mode=0o700)
        shutil.copy(prepared_file, address.database)
    opened = open_store(store_url, KINDS)
    yield opened
    opened.close()
