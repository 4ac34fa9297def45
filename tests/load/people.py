"""The people of a load run: readers without and with a browser, and officials who upload."""

import io
import random
import threading
import time
import uuid
import zipfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.browser.conftest import CHROMIUM, DRAWN, FLAGS
from tests.browser.rest import IDLE
from tests.importer import TAKE, WHO, receipt
from tests.load.notes import Notes
from tests.visitor import Sight, Visitor

PAGES = (
    "",
    "teilnahme",
    "foerderung",
    "ozg",
    "kommune?kommune=06435014",
    "zusammenhang",
    "verlauf",
    "ozg",
    "teilnahme",
)
FILTERS = ("Regierungsbezirk", "Kreis", "Reihe", "Kennzahl", "Veranstaltung")


class Person(threading.Thread):
    """Somebody who does something again and again until told to stop, with pauses in between."""

    kind = "reader"

    def __init__(self, url: str, notes: Notes, stop: threading.Event, seed: int, think: float) -> None:
        super().__init__(daemon=True)
        self.url, self.notes, self.stop, self.think, self.chance = url, notes, stop, think, random.Random(seed)  # noqa: S311

    def pause(self) -> bool:
        """Think, for half to one and a half of the time; whether to go on."""
        return not self.stop.wait(self.think * (0.5 + self.chance.random()))

    def run(self) -> None:
        while not self.stop.is_set():
            try:
                self.stay()
            except Exception as error:
                if self.stop.is_set():
                    return  # the server has ended
                self.notes.failed(self.kind, error)
                self.stop.wait(1)

    def stay(self) -> None:
        """Be there until it is time to go."""
        raise NotImplementedError


class Reader(Person):
    """Looks at one page after the other and changes a filter twice on each."""

    def stay(self) -> None:
        with Visitor(self.url) as visitor:
            while not self.stop.is_set():
                visitor.page, _, visitor.query = self.chance.choice(PAGES).partition("?")
                visitor.entered.clear()
                seen = self.look(visitor, "page")
                for _ in range(2):
                    offered = [label for label in FILTERS if len(seen.choices.get(label, ("", []))[1]) > 1]
                    if not self.pause() or not offered:
                        break
                    widget, options = seen.choices[self.chance.choice(offered)]
                    chosen = self.chance.choice(options)
                    visitor.entered[widget] = WidgetState(id=widget, string_value=chosen)
                    seen = self.look(visitor, "filter")
                self.pause()

    def look(self, visitor: Visitor, kind: str) -> Sight:
        """Let the page run; a page that failed or shows nothing is an error."""
        seen = visitor.look()
        wrong = next((alert for alert in seen.alerts if "Fehlernummer" in alert), "")
        if wrong or not seen.texts:
            raise AssertionError(f"/{visitor.page} {wrong or 'was empty'}")
        self.notes.took(kind, seen.seconds)
        return seen


class NaiveReader(Reader):
    """The same on a page that has no others, and one filter."""

    def stay(self) -> None:
        with Visitor(self.url) as visitor:
            seen = self.look(visitor, "page")
            while self.pause() and seen.choices:
                widget, options = next(iter(seen.choices.values()))
                visitor.entered[widget] = WidgetState(id=widget, string_value=self.chance.choice(options))
                seen = self.look(visitor, "filter")


class Browser(Person):
    """A real Chromium: opens pages as from a bookmark and changes the first filter with the keyboard."""

    kind = "browser"

    def stay(self) -> None:
        with sync_playwright() as engine:
            chromium = engine.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = chromium.new_page(locale="de-DE")
            while not self.stop.is_set():
                began = time.monotonic()
                page.goto(f"{self.url}/{self.chance.choice(PAGES)}", timeout=60_000)
                self.drawn(page)
                self.notes.took("browser: page drawn", time.monotonic() - began)
                lists = page.locator(".st-key-filter [data-testid=stSelectbox] input")
                if self.pause() and lists.count():
                    began = time.monotonic()
                    lists.first.click()
                    page.keyboard.press("ArrowDown")
                    page.keyboard.press("Enter")
                    self.drawn(page)
                    self.notes.took("browser: filter drawn", time.monotonic() - began)
                self.pause()
            chromium.close()

    def drawn(self, page) -> None:
        """Wait until the page has run and its charts are there."""
        page.wait_for_selector("h1", timeout=60_000)
        page.wait_for_timeout(50)
        page.wait_for_selector(IDLE, timeout=60_000)
        page.wait_for_function(DRAWN, timeout=60_000)


def anew(file: Path) -> bytes:
    """A workbook as it was never uploaded before: the same cells, other bytes."""
    content = io.BytesIO(file.read_bytes())
    with zipfile.ZipFile(content, "a") as package:
        package.comment = uuid.uuid4().bytes
    return content.getvalue()


class Official(Person):
    """Uploads a workbook, looks at the preview and takes it over; each time some rows differ from those stored."""

    kind = "official"
    made = threading.Lock()

    def __init__(self, *arguments, workbooks: list[Path]) -> None:
        super().__init__(*arguments)
        self.workbooks = workbooks

    def stay(self) -> None:
        while not self.stop.is_set():
            with self.made:
                file = self.workbooks.pop(0)
                self.workbooks.append(file)
            with Visitor(self.url, "/hochladen") as visitor:
                self.take_over(visitor, file)
            self.pause()

    def take_over(self, visitor: Visitor, file: Path) -> None:
        """From the first byte to the receipt; previews that others have overtaken are looked at again."""
        widget = next(key for label, key in visitor.look().widgets.items() if "auswählen" in label)
        began = time.monotonic()
        visitor.upload(widget, file.name, anew(file))
        seen = visitor.look()
        visitor.entered.clear()
        while TAKE not in seen.widgets:
            if any(
                each.startswith(("Bereits importiert", "**Nichts ändert sich")) for each in (*seen.alerts, *seen.texts)
            ):
                break
            if time.monotonic() - began > 120:
                raise TimeoutError(f"no preview: {seen.alerts} {seen.texts[-3:]}")
            time.sleep(0.5)
            seen = visitor.look()
        self.notes.took("upload to preview", time.monotonic() - began)
        for _ in range(5):
            if TAKE not in seen.widgets:
                return
            if WHO in seen.widgets:
                visitor.write(seen.widgets[WHO], "Lastprobe")
            seen = visitor.look(seen.widgets[TAKE])
            if receipt(seen):
                self.notes.took("upload to receipt", time.monotonic() - began)
                return
        raise AssertionError(f"not taken over: {seen.alerts}")
