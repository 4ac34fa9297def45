"""Standing in line in a real browser: it is told, nobody is kept out, and nothing else changes its place over it."""

import shutil
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Event

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.conftest import Server, serving
from tests.visitor import Visitor

pytestmark = pytest.mark.browser

BEFORE = 9
"""So many others want a page again and again: whoever comes has some seconds to wait, on any machine."""

KEPT = "() => window.kept.every((each) => each.isConnected) && window.kept[1].contains(document.activeElement)"


@pytest.fixture
def slow(server, tmp_path) -> Iterator[Server]:
    """A server that computes one page at a time, and not fast."""
    data = shutil.copytree(server.data, tmp_path / "daten")
    before = [sys.executable, "-m", "tests.slowly"]
    with serving(data, tmp_path / "log.txt", before=before, DASHBOARD_LIMIT_PAGES="1") as running:
        yield running


def ended(message: bytes) -> bool:
    """Whether that says that a run has ended; long ones say other things."""
    return len(message) < 500 and ForwardMsg.FromString(message).WhichOneof("type") == "script_finished"


@contextmanager
def crowd(server) -> Iterator[Event]:
    """Others who want pages of the server until this is set."""
    enough = Event()

    def wanting(other: Visitor) -> None:
        while not enough.is_set():
            other.stream.send(other.asking())
            while not ended(other.stream.recv(60)):
                pass

    with ExitStack() as stack:
        others = [stack.enter_context(Visitor(server.url, "/hilfe")) for _ in range(BEFORE)]
        readers = stack.enter_context(ThreadPoolExecutor(BEFORE))
        wanted = [readers.submit(wanting, other) for other in others]
        time.sleep(1)  # until all of them stand in line
        try:
            yield enough
        finally:
            enough.set()
        for each in wanted:
            each.result()


def told(opened, state: str):
    """What is said to somebody who waits; it keeps nobody out."""
    notice = opened.page.get_by_role("status").filter(has_text="Gerade rufen viele Personen Seiten ab.")
    notice.wait_for(timeout=60_000)
    assert "neu laden ist nicht nötig" in notice.inner_text()
    assert opened.serious(f"waiting in line, {state}") == []
    return notice


def test_who_stands_in_line_is_told_and_finds_the_page_as_it_was(visit, slow):
    with crowd(slow) as enough:
        opened = visit("/teilnahme", on=slow, width=390, color_scheme="dark", settle=False)
        page = opened.page
        told(opened, "first visit").wait_for(state="detached", timeout=60_000)
        opened.settle()
        page.get_by_role("combobox", name="Regierungsbezirk").focus()
        page.evaluate(
            "() => window.kept = [document.querySelector('.st-key-kopf'), document.activeElement.closest('[role=group]'),"
            " document.querySelector('h1')]"
        )
        page.keyboard.type("Kassel")
        page.get_by_role("option", name="Kassel").wait_for()
        page.keyboard.press("Enter")
        notice = told(opened, "open page")
        enough.set()
        notice.wait_for(state="detached", timeout=60_000)
    opened.settle()

    assert page.locator("h1").inner_text() == "Teilnahme"
    assert "bezirk=Kassel" in page.url
    assert page.evaluate(KEPT)
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
