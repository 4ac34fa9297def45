"""Pages while the store does not answer, and what `/ready` says of a server that cannot work."""

import asyncio
import json
import sqlite3
from threading import Event

import pytest
from streamlit import config

from data import engine, outage
from data.errors import Unavailable
from pages.shared import source
from pages.shell import proxy, readiness
from tests.pages.conftest import PATIENCE


@pytest.fixture
def kept_file(data_dir, monkeypatch):
    """Somebody else keeps the whole file until told to let go."""
    monkeypatch.setattr(engine, "READ_LOCK_SECONDS", 0)
    monkeypatch.setattr(outage, "RETRY_SECONDS", 0)
    others: list[sqlite3.Connection] = []

    def keep():
        others.append(sqlite3.connect(data_dir / "dashboard.sqlite"))
        others[0].execute("BEGIN EXCLUSIVE")

    yield keep, lambda: others[0].rollback()
    others[0].close()


@pytest.mark.parametrize("path", ["uebersicht", "foerderung", "ozg", "hochladen", "verlauf"])
def test_a_page_asks_little_and_keeps_what_it_has_shown(app, kept_file, path, monkeypatch):
    keep, let_go = kept_file
    page, asked, reading = app(path), [], engine.reading
    before = [metric.value for metric in page.metric]
    monkeypatch.setattr(engine, "reading", lambda database: asked.append(path) or reading(database))
    page.run()
    assert 1 <= len(asked) <= 2

    keep()
    page.run()

    assert not page.exception
    assert not page.error
    assert "Gezeigt wird der letzte bekannte Stand: " in page.warning[0].value
    assert "(Nr. 4)" in page.warning[0].value
    assert [metric.value for metric in page.metric] == before
    let_go()
    page.run()
    assert not page.warning


def test_a_page_that_has_nothing_to_show_says_so(app, kept_file):
    keep, let_go = kept_file
    page = app("uebersicht")
    source.st.cache_resource.clear()
    keep()
    page.run()

    assert "Deshalb kann noch nichts gezeigt werden" in page.warning[0].value
    let_go()
    page.run()
    assert not page.warning
    assert page.metric


def ready():
    answer = asyncio.run(readiness.Ready().answer(None))
    return answer.status_code, json.loads(answer.body)


def test_ready_names_a_disk_that_is_nearly_full(app, monkeypatch):
    monkeypatch.setenv("DASHBOARD_MIN_FREE_MB", "900000000")

    status, told = ready()
    assert status == 503
    assert "frei, verlangt sind 900000000 MB (DASHBOARD_MIN_FREE_MB)" in told["gruende"][0]


def test_ready_names_a_schema_of_another_program(app, data_dir):
    assert ready()[0] == 200
    with sqlite3.connect(data_dir / "dashboard.sqlite") as other:
        other.execute("UPDATE schema_version SET version = version + 1")

    assert ready()[1]["gruende"] == [readiness._FOREIGN]


def test_ready_names_a_setting_that_is_none(app, monkeypatch):
    monkeypatch.setenv("DASHBOARD_MIN_FREE_MB", "viel")

    assert ready()[1]["gruende"] == ["DASHBOARD_MIN_FREE_MB muss eine ganze Zahl von 1 bis 1000000000 sein."]


def test_ready_names_a_store_that_refuses(app, monkeypatch):
    def refuse():
        raise Unavailable

    monkeypatch.setattr(source, "store", refuse)
    assert ready() == (
        503,
        {"status": "gestört", "stand": 0, "gruende": [str(Unavailable())], "hinweise": [], "aenderungen": 0},
    )


def test_ready_does_not_wait_for_a_silent_store(monkeypatch):
    go_on = Event()
    monkeypatch.setattr(source, "store", lambda: go_on.wait(PATIENCE))

    async def impatient():
        try:
            return json.loads((await readiness.Ready().answer(None)).body)
        finally:
            go_on.set()

    assert readiness.WITHIN < 1
    assert asyncio.run(impatient())["gruende"] == [readiness._SILENT]


def scope(kind="websocket", scheme="ws", **headers):
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": kind, "scheme": scheme, "path": "/_stcore/stream", "headers": raw}


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (scope(origin="http://localhost:1", host="localhost:1"), []),
        (scope(origin="https://localhost", host="localhost", scheme="wss"), []),
        (scope(host="dashboard.example"), []),
        (scope(kind="http", scheme="http", host="localhost"), [proxy.NO_UPGRADE]),
        (scope(origin="https://dashboard.example", host="127.0.0.1:8501"), [proxy.OTHER_HOST]),
        (scope(origin="https://dashboard.example", host="dashboard.example"), [proxy.UNKNOWN_HOST]),
        (scope(origin="https://localhost", host="localhost"), [proxy.NO_SCHEME]),
    ],
)
def test_what_a_proxy_does_wrong_is_named_once(seen, said, monkeypatch, caplog):
    monkeypatch.setattr(proxy, "_seen", {})
    monkeypatch.setattr("streamlit.config.get_option", option)
    sent: list[str] = []

    async def app(*_):
        sent.append("passed on")

    async def send(message):
        sent.append(message["type"])

    for _ in range(2):
        asyncio.run(proxy.Watch(app)(seen, None, send))

    assert proxy.hints() == said
    assert [record.message for record in caplog.records] == said
    assert ("passed on" in sent) == (seen["type"] == "websocket")


OPTION = config.get_option
"""Streamlit itself asks for others, such as how a line of its log looks."""


def option(name):
    ours = {"server.allowedHosts": ["localhost", "127.0.0.1"], "server.corsAllowedOrigins": []}
    return ours[name] if name in ours else OPTION(name)
