"""Standing in line in a real browser: it is told, nobody is kept out, and nothing else changes its place over it."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event

import pytest

from tests.conftest import Server, copied, serving
from tests.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser

BEFORE = 4
"""So many others want a page again and again: there is always one whose turn it is, and who keeps it when the line is held."""

KEPT = "() => window.kept.every((each) => each.isConnected) && window.kept[1].contains(document.activeElement)"


@pytest.fixture
def slow(server, tmp_path) -> Iterator[Server]:
    """A server that computes one page at a time, and not fast."""
    data = copied(server.data, tmp_path / "daten")
    before = [sys.executable, "-m", "tests.slowly", str(holding(tmp_path))]
    with serving(data, tmp_path / "log.txt", before=before, DASHBOARD_LIMIT_PAGES="1") as running:
        yield running


def holding(folder: Path) -> Path:
    """The file that holds the line while it is there."""
    return folder / "halt"


@contextmanager
def held(server) -> Iterator[None]:
    """The line stands still: there is time to look at somebody who waits, on any machine."""
    file = holding(server.log.parent)
    file.touch()
    try:
        yield
    finally:
        file.unlink()


@contextmanager
def crowd(server) -> Iterator[Event]:
    """Others who want pages of the server, and stand in line, until this is set."""
    enough = Event()

    def wanting(other: Visitor, begun: Event) -> None:
        while not enough.is_set():
            other.stream.send(other.asking())
            other.until(lambda told: told.WhichOneof("type") == "new_session")
            begun.set()
            other.until(lambda told: told.WhichOneof("type") == "script_finished")

    with ExitStack() as stack:
        others = {stack.enter_context(Visitor(server.url, "/hilfe")): Event() for _ in range(BEFORE)}
        readers = stack.enter_context(ThreadPoolExecutor(BEFORE))
        wanted = [readers.submit(wanting, *other) for other in others.items()]
        try:
            assert all(begun.wait(PATIENCE) for begun in others.values())
            yield enough
        finally:
            enough.set()
        for each in wanted:
            each.result()


def told(opened, state: str):
    """What is said to somebody who waits; it keeps nobody out."""
    notice = opened.page.get_by_role("status").filter(has_text="Gerade rufen viele Personen Seiten ab.")
    notice.wait_for()
    assert "neu laden ist nicht nötig" in notice.inner_text()
    assert opened.serious(f"waiting in line, {state}") == []
    return notice


def test_who_stands_in_line_is_told_and_finds_the_page_as_it_was(visit, slow):
    with crowd(slow) as enough:
        with held(slow):
            opened = visit("/teilnahme", on=slow, width=390, color_scheme="dark", settle=False)
            notice = told(opened, "first visit")
        page = opened.page
        notice.wait_for(state="detached")
        opened.settle()
        page.get_by_role("combobox", name="Regierungsbezirk").focus()
        page.evaluate(
            "() => window.kept = [document.querySelector('.st-key-kopf'), document.activeElement.closest('[role=group]'),"
            " document.querySelector('h1')]"
        )
        page.keyboard.type("Kassel")
        page.get_by_role("option", name="Kassel").wait_for()
        with held(slow):
            page.keyboard.press("Enter")
            notice = told(opened, "open page")
            enough.set()
        notice.wait_for(state="detached")
    opened.settle()

    assert page.locator("h1").inner_text() == "Teilnahme"
    assert "bezirk=Kassel" in page.url
    assert page.evaluate(KEPT)
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
