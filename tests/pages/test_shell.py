"""What stands around the pages: limits of uploads, and what people are told when a page fails."""

import asyncio
import logging
import re
from types import SimpleNamespace

import pytest
from starlette.responses import PlainTextResponse
from streamlit.testing.v1 import AppTest

from data.errors import Unavailable
from pages.shell import gate, mishap, uploads

MEGABYTE = 2**20


@pytest.fixture
def held(monkeypatch):
    """The uploads that the server holds, by session, in bytes."""
    files: dict[str, list[int]] = {}
    monkeypatch.setattr(uploads, "held", lambda: files)
    return files


async def stored(scope, receive, send) -> None:
    """An application that takes every upload."""
    await PlainTextResponse("", status_code=204)(scope, receive, send)


def answered(limit: uploads.UploadLimit, path: str = "/_stcore/upload_file/anna/1", method: str = "PUT") -> int:
    """The status that a request gets."""
    statuses = []

    async def send(message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    asyncio.run(limit({"type": "http", "method": method, "path": path, "headers": []}, None, send))
    return statuses[0]


@pytest.mark.parametrize(("files", "status"), [(0, 204), (uploads.PER_VISITOR - 1, 204), (uploads.PER_VISITOR, 429)])
def test_a_visitor_holds_only_so_many_files(held, files, status):
    held["anna"] = [MEGABYTE] * files

    assert answered(uploads.UploadLimit(stored)) == status


@pytest.mark.parametrize(("others", "status"), [(uploads.ALL - 1, 204), (uploads.ALL, 503)])
def test_all_visitors_together_hold_only_so_much(held, others, status):
    largest = uploads.largest()
    held.update({f"gast-{n}": [largest] for n in range(others)})

    assert answered(uploads.UploadLimit(stored)) == status


def test_a_file_can_be_taken_back_and_other_requests_are_not_counted(held):
    held["anna"] = [MEGABYTE] * uploads.PER_VISITOR
    limit = uploads.UploadLimit(stored)

    assert answered(limit, method="DELETE") == 204
    assert answered(limit, path="/ozg", method="GET") == 204


def test_files_on_their_way_count_as_well(held):
    async def everybody_at_once() -> list[int]:
        gate_open = asyncio.Event()

        async def slow(scope, receive, send) -> None:
            await gate_open.wait()
            await stored(scope, receive, send)

        limit = uploads.UploadLimit(slow)
        statuses: list[int] = []

        async def send(message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        scope = {"type": "http", "method": "PUT", "path": "/_stcore/upload_file/anna/1", "headers": []}
        tries = [asyncio.create_task(limit(scope, None, send)) for _ in range(uploads.PER_VISITOR + 3)]
        await asyncio.sleep(0.01)
        gate_open.set()
        await asyncio.gather(*tries)
        assert not limit.arriving
        return sorted(statuses)

    assert asyncio.run(everybody_at_once()) == [204] * uploads.PER_VISITOR + [429] * 3


def test_a_failed_upload_frees_its_place(held):
    async def broken(scope, receive, send) -> None:
        raise ConnectionError

    limit = uploads.UploadLimit(broken)
    for _ in range(uploads.PER_VISITOR + 1):
        with pytest.raises(ConnectionError):
            answered(limit)

    assert not limit.arriving


def test_what_is_held_is_read_from_streamlit(monkeypatch):
    storage = {"anna": {"1": SimpleNamespace(data=b"abc"), "2": SimpleNamespace(data=b"")}, "bert": {}}
    running = SimpleNamespace(uploaded_file_mgr=SimpleNamespace(file_storage=storage))
    monkeypatch.setattr(uploads.runtime, "get_instance", lambda: running)

    assert uploads.held() == {"anna": [3, 0], "bert": []}


def failing() -> None:
    """A page on which something went wrong."""
    import streamlit as st

    from pages.shell import mishap

    mishap.tell(st.session_state["error"])


def shown(error: Exception) -> str:
    app = AppTest.from_function(failing)
    app.session_state["error"] = error
    app.run()
    return app.error[0].value


def test_a_failure_is_told_without_its_reason_but_with_a_number(caplog):
    with caplog.at_level(logging.ERROR):
        text = shown(KeyError("Erika Mustermann"))

    number = re.search(r"Fehlernummer \*\*([0-9a-f]{8})\*\*", text).group(1)
    assert text.startswith("Diese Seite konnte nicht angezeigt werden.")
    assert "Mustermann" not in text
    assert any(number in record.getMessage() and record.exc_info for record in caplog.records)


def test_what_the_store_says_is_told_in_its_own_words():
    assert shown(Unavailable()).startswith("Der Datenspeicher ist gerade nicht erreichbar.")


def test_the_exception_itself_is_never_shown():
    assert mishap.tell(ValueError()) is True


@pytest.mark.parametrize(
    ("path", "method", "is_open"),
    [
        ("/", "GET", True),
        ("/ozg", "GET", True),
        ("/ozg/", "GET", True),
        ("/assets/de.js", "GET", True),
        ("/static/js/nothing.js", "GET", False),
        ("/_stcore/upload_file/a/b", "PUT", True),
        ("/_stcore/upload_file/a/b", "GET", False),
        ("/media/a", "HEAD", True),
        ("/media/a", "PUT", False),
        ("/_stcore/metrics", "GET", False),
        ("/ozg/page.py", "GET", False),
        ("/staticx", "GET", False),
        ("", "GET", False),
    ],
)
def test_what_is_open(path, method, is_open):
    assert gate.is_open(path, method) is is_open
