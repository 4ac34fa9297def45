"""A real Chromium for the journeys: `visit("/teilnahme")` opens a page as somebody with that address would.

Skips when Chromium or playwright is missing. Nothing may ask another server: every visit keeps a list of
its requests, and `foreign` must stay empty.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from pages.barrierefreiheit.exceptions import EXCEPTIONS
from tests.browser import contrast, looks
from tests.browser.rest import WATCH, at_rest

playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = os.environ.get("CHROMIUM", "") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
DRAWN = """() => !document.querySelector("[data-testid=stSkeleton]")
  && [...document.querySelectorAll(".stPlotlyChart")].every((chart) => chart.querySelector(".main-svg"))"""
STILL = """() => document.getAnimations().every((moving) =>
  moving.playState !== "running" || moving.effect.getComputedTiming().endTime === Infinity)"""
"""What fades in can hardly be read until it is there. What turns for ever, such as the sign of a page that runs, may."""
LOOK = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations", "incomplete"]}
"""Of what is in order, axe names the rules only, not every place."""
PATIENCE = 120_000
"""Milliseconds that anything may take on a machine on which other tests run."""


@dataclass
class Visit:
    """A page in the browser, with everything it asked for and complained about."""

    page: Any
    home: str
    role: str = ""
    """Of who is signed in, for the report; "" where there is no sign-in."""
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """Requests to anywhere but our server."""
        ours = (self.home, self.home.replace("http", "ws"), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(ours)]

    def settle(self) -> "Visit":
        """Wait until the page's script has ended and its charts are drawn."""
        self.page.wait_for_selector("h1")
        at_rest(self.page)
        self.page.wait_for_timeout(200)  # a page may ask once more, and a chart be drawn anew, by itself
        at_rest(self.page, frames=1)
        self.page.wait_for_function(DRAWN)
        self.page.wait_for_function(STILL)
        return self

    def serious(self, state: str = "") -> list[str]:
        """What axe finds that is serious, critical or against WCAG 2.2 A or AA, but for the barriers that are declared.

        Of each: rule, how often, and the first place. `state` is what the report calls what is looked at.
        """
        declared = {barrier.rule for barrier in EXCEPTIONS}
        return [words for rule, words in self.barriers(state).items() if rule not in declared]

    def faint(self) -> list[str]:
        """Words in charts that can hardly be read, which axe leaves to an eye."""
        return contrast.faint(self.page)

    def barriers(self, state: str = "") -> dict[str, str]:
        """All that axe finds of this weight, by its rule."""
        from axe_playwright_python.sync_playwright import Axe

        self.page.wait_for_function(STILL)
        answer = Axe().run(self.page, options=LOOK).response
        looks.note(self.page, answer, state, self.role)
        return {
            each["id"]: f"{each['id']} ({len(each['nodes'])}x): {each['nodes'][0]['target']}"
            f" {each['nodes'][0]['failureSummary']}"
            for each in answer["violations"]
            if looks.weighty(each)
        }


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser of the machine."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed (apt-get install chromium, or name it in CHROMIUM)")
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, server: Any) -> Iterator[Callable[..., Visit]]:
    """Opens an address in a browser of its own: `visit("/ozg?bezirk=Kassel", width=390, color_scheme="dark")`.

    `on` names another server than the shared one. The page has settled when it is handed over.
    """
    contexts = []

    def open_page(
        path: str = "/", *, on: Any = None, width: int = 1440, height: int = 900, settle: bool = True, **options: Any
    ) -> Visit:
        home = (on or server).url
        context = chromium.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True, **{"locale": "de-DE", **options}
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(WATCH)
        contexts.append(context)
        opened = Visit(context.new_page(), home)
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("websocket", lambda socket: opened.requests.append(socket.url))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on(
            "console", lambda message: opened.complaints.append(message.text) if message.type == "error" else None
        )
        opened.page.goto(home + path)
        return opened.settle() if settle else opened

    yield open_page
    for context in contexts:
        context.close()
