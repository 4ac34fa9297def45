"""A page as its reader meets it: every word, the charts with what they say of themselves, the tables, the downloads."""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from shutil import copytree
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from data.store import open_store
from pages.sitemap import HOME
from tests.pages.conftest import FRAME, PATIENCE, asked

UNSPOKEN = frozenset(
    (
        "id", "element_id", "form_id", "key", "icon", "url", "page_script_hash", "query_string", "spec", "config", "uuid",
        "styles", "data", "display_values", "type", "theme", "tag", "anchor", "format", "color", "input", "arrow_data",
        "query_param_key", "url_path", "columns", "script_hash", "page_script_hash", "user_key",
    )
)  # fmt: skip
"""Fields of Streamlit's messages that no reader ever sees, or that are looked into by themselves."""

SPOKEN = frozenset(("text", "name", "hovertemplate", "customdata", "ticktext", "frage", "herkunft", "x", "y"))
"""Parts of a figure that hold words."""


@dataclass(frozen=True, repr=False)
class Chart:
    """A chart on a page: its text alternative, plotly's figure and plotly's settings."""

    alt: str
    figure: dict[str, Any]
    config: dict[str, Any]

    @property
    def words(self) -> list[str]:
        """Every word in the picture and in its bubbles."""
        return list(_in_figure({"data": self.figure["data"], "layout": self.figure["layout"]}, spoken=False))

    @property
    def origin(self) -> str:
        """What an exported picture says about where it comes from."""
        return self.figure["layout"]["meta"]["herkunft"]


@dataclass(frozen=True, repr=False)
class Screen:
    """One page after its run; `files` are the downloads it offers (name -> what makes the bytes)."""

    app: AppTest
    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)

    @cached_property
    def nodes(self) -> list[Any]:
        """All elements and blocks from top to bottom."""
        return list(_nodes(self.app._tree))

    @cached_property
    def charts(self) -> dict[str, Chart]:
        """The charts by their key („teilnahme-bezirk“)."""
        found = {node.key.removesuffix("_bild"): node.proto for node in self.nodes if node.type == "plotly_chart"}
        return {key: Chart(it.alt, json.loads(it.spec), json.loads(it.config)) for key, it in found.items()}

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by their accessible name, as they read on screen."""
        found = [node.proto for node in self.nodes if hasattr(node.proto, "arrow_data")]
        return {proto.alt: _as_shown(proto.arrow_data) for proto in found}

    @cached_property
    def words(self) -> list[str]:
        """Every text that anybody can meet on the page, without the signs of Markdown."""
        said = [word for node in self.nodes if node.proto is not None for word in _in_message(node.proto)]
        said += [word for chart in self.charts.values() for word in chart.words]
        for table in self.tables.values():
            said += [*table.columns, *table.to_numpy().ravel()]
        return [plain(str(word)) for word in said]

    @property
    def text(self) -> str:
        """All words, one text a line."""
        return "\n".join(self.words)

    @property
    def headings(self) -> list[str]:
        """The questions of the page; „Mitnehmen“ at the foot of many pages is none."""
        return [plain(header.value) for header in self.app.header if header.value != "Mitnehmen"]

    @property
    def metrics(self) -> dict[str, str]:
        """The key figures: label -> value."""
        return {plain(metric.label): plain(metric.value) for metric in self.app.metric}

    def below(self, key: str) -> str:
        """The line under a chart."""
        place = next(
            i for i, node in enumerate(self.nodes) if node.type == "plotly_chart" and node.key == f"{key}_bild"
        )
        return plain(next(node.value for node in self.nodes[place:] if node.type == "caption"))

    def above(self, key: str) -> list[str]:
        """The question over a chart and what stands between them: the badge."""
        place = next(
            i for i, node in enumerate(self.nodes) if node.type == "plotly_chart" and node.key == f"{key}_bild"
        )
        start = max(i for i, node in enumerate(self.nodes[:place]) if node.type == "header")
        return [plain(node.value) for node in self.nodes[start:place]]


class Dashboard:
    """The dashboard on one data folder that no test changes: each view is run once, however many tests look at it."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.seen: dict[str, Screen] = {}
        self.offered: dict[str, Callable[[], bytes]] = {}

    def __call__(self, path: str, *, tables: bool = False, **query: str | list[str]) -> Screen:
        """A page at an address, with the tables beside its charts open or not."""
        view = repr((path, tables, query))
        if view not in self.seen:
            self.seen[view] = self._run(path, tables, query)
        return self.seen[view]

    def _run(self, path: str, tables: bool, query: dict[str, str | list[str]]) -> Screen:
        self._settle()
        _registered()
        self.offered.clear()
        app = visit(path, **query)
        if tables:
            for key in Screen(app).charts:
                app.session_state[f"{key}_tabelle"] = True
            app.run()
        return Screen(app, dict(self.offered))

    def _settle(self) -> None:
        """Let the settings name its folder once more: another dashboard may have been opened since, and not yet closed."""
        if os.environ["DASHBOARD_DATA_DIR"] != self.folder:
            os.environ["DASHBOARD_DATA_DIR"] = self.folder  # set back with all else when the dashboards are closed
            st.cache_resource.clear()


def visit(path: str, **query: str | list[str]) -> AppTest:
    """A new visitor's first view of a page, without a look at another one before."""
    app = AppTest.from_file(str(FRAME), default_timeout=PATIENCE)
    if path != HOME.path:
        app._registered_pages = _registered()
        app.switch_page(f"{path}/page.py")
    return asked(app, query).run()


@cache
def _registered() -> dict[str, Any]:
    """The pages as AppTest knows them, which it does only after a run: whatever the data, they are the same."""
    return AppTest.from_file(str(FRAME), default_timeout=PATIENCE).run()._registered_pages


@contextmanager
def dashboard(folder: Path) -> Iterator[Dashboard]:
    """The dashboard on a data folder."""
    made, offer = Dashboard(folder), st.download_button

    def remember(label: str, data: Callable[[], bytes], **settings: Any) -> bool:
        made.offered[settings["file_name"]] = data
        return offer(label, data, **settings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA_DIR", str(folder))
        patch.delenv("DASHBOARD_DATABASE_URL", raising=False)
        patch.setattr(st, "download_button", remember)
        st.cache_resource.clear()
        yield made
        st.cache_resource.clear()


def emptied(sample_data: Path, folder: Path) -> Path:
    """A copy of the data from which all sample data were removed, revision by revision."""
    copytree(sample_data, folder)
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    for revision in store.revisions():
        store.remove(revision.id, "Test")
    store.close()
    return folder


def plain(text: str) -> str:
    """A text as it reads: without the backslashes and empty pieces that keep Markdown from seeing signs in it."""
    return re.sub(r"\\([^\w\s]|_)", r"\1", text.replace(":small[]", ""))


def _nodes(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from _nodes(child)


def _in_message(message: Any) -> Iterator[str]:
    """The texts in a message to the browser, at any depth."""
    for descriptor, value in message.ListFields():
        if descriptor.name in UNSPOKEN:
            continue
        for each in value if descriptor.is_repeated else [value]:
            if isinstance(each, str):
                yield each
            elif hasattr(each, "ListFields"):
                yield from _in_message(each)


def _in_figure(part: Any, *, spoken: bool) -> Iterator[str]:
    if isinstance(part, str):
        yield from [re.sub(r"<[^>]*>", " ", part)] if spoken else []
    elif isinstance(part, list):
        for each in part:
            yield from _in_figure(each, spoken=spoken)
    elif isinstance(part, dict):
        for name, each in part.items():
            if name != "template":
                yield from _in_figure(each, spoken=name in SPOKEN or (spoken and name != "bdata"))


def _as_shown(arrow: Any) -> pd.DataFrame:
    """A table with the words that stand in its cells."""
    table = convert_arrow_bytes_to_pandas_df(arrow.data)
    styled = arrow.styler.display_values
    shown = convert_arrow_bytes_to_pandas_df(styled) if styled else table
    return shown.set_axis([plain(str(name)) for name in table.columns], axis="columns").map(
        lambda cell: plain(str(cell))
    )
