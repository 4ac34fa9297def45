"""The dashboard on the sample data with the whole demonstration beside them, loaded once for all tests of this folder."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
import streamlit as st

from data.demonstration import loading
from data.store import open_store
from tests.data.demonstration.readings import reading
from tests.pages.screen import Dashboard, dashboard


@pytest.fixture(scope="session")
def loaded(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the samples and the demonstration; copy it, never write to it."""
    folder = tmp_path_factory.mktemp("demonstration") / "daten"
    copytree(sample_data, folder)
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "own_workbook", lambda _file, kind: reading(kind))
        loading.load(store, lambda _share, _name: None)
    store.close()
    return folder


@pytest.fixture(scope="package")
def show(loaded: Path) -> Iterator[Dashboard]:
    """Opens pages of that dashboard: one for the folder, for its rows and measures are many."""
    st.cache_data.clear()
    with dashboard(loaded) as made:
        yield made
    st.cache_data.clear()
