"""Pages without a browser: the real frame and pages in Streamlit's AppTest, on a store of their own.

`app("teilnahme", stand="2")` opens a page with the sample data at an address, `empty_app(...)` with none.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.seed import seed
from data.store import open_store
from pages.hochladen.readers import readers
from pages.sitemap import HOME

FRAME = Path(__file__).parents[2] / "pages" / "frame.py"

OpenPage = Callable[..., AppTest]

PATIENCE = 180
"""Seconds that a page may take to be computed, or a file to be read: the machine may be busy with other tests."""


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample workbooks, made once; copy it, never write to it."""
    folder = tmp_path_factory.mktemp("beispieldaten")
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    seed(store)
    store.close()
    return folder


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder that the settings name; nothing cached before or after."""
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path / "daten"))
    monkeypatch.delenv("DASHBOARD_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    st.cache_data.clear()
    yield tmp_path / "daten"
    readers()._threads.shutdown(cancel_futures=True)  # no file is read any more when the next test begins
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def app(data_dir: Path, sample_data: Path) -> OpenPage:
    """Opens a page of the dashboard with the sample data."""
    shutil.copytree(sample_data, data_dir)
    return opened


@pytest.fixture
def empty_app(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Opens a page of the dashboard with no data at all."""
    monkeypatch.setattr("pages.shared.source.seed", lambda _store: None)
    return opened


def opened(path: str = HOME.path, **query: str | list[str]) -> AppTest:
    """A page after its run; keywords stand in the address. AppTest knows pages only after a run of the first."""
    app = AppTest.from_file(str(FRAME), default_timeout=PATIENCE)
    if path == HOME.path:
        return asked(app, query).run()
    return asked(asked(app, query).run().switch_page(f"{path}/page.py"), query).run()


def asked(app: AppTest, query: dict[str, str | list[str]]) -> AppTest:
    """The app with these words in its address."""
    for name, value in query.items():
        app.query_params[name] = value
    return app
