"""The page OZG-Fortschritt over 3,050,000 rows, beside the naive way, in one run and a real browser.

`python tests/benchmarks/ozg_page.py [MONTHS ...]` (12 if none) builds a store of so many months each (`ozg_store.py`),
starts the dashboard and prints in milliseconds: the first view after a start (without and with snapshots), changes to
a Kreis never chosen before and to one seen before, the first view of a new revision; then the server's memory with 20
sessions open. The last store is also asked by a naive page (`naive_page.py`: pandas reads the rows and groups them on
every rerun). Of several stores it draws how the times grow with the rows, as .github/screenshots/growth.svg.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import plotly.graph_objects as go
from playwright.sync_api import Browser, Page, sync_playwright

from data.store import open_store
from loaders import territory
from pages.handout.drawing.drawn import svg
from tests.benchmarks import ozg_store
from tests.benchmarks.hearing import answered, since
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.conftest import Server, serving
from tests.ports import free_port

HERE = Path(__file__).resolve().parent
PLOT = HERE.parents[1] / ".github" / "screenshots" / "growth.svg"
SESSIONS = 20
LAST_DAY = "2025-03-31"
"""The Kreise that the page offers are those of the last Stichtag."""

PATIENCE = 60_000
PATH = "ozg?grundlage=Meldungen+der+Kommunen"
SAID = "[...document.querySelectorAll('.stPlotlyChart')].map(c => (c.closest('[role=figure]') || c.querySelector('[role=figure]'))?.ariaLabel || '')"
READY = f"() => {{ const said = {SAID}; return said.length > 1 && said.every(Boolean) && document.querySelector('.stPlotlyChart .main-svg') !== null; }}"
TAG = "() => document.querySelectorAll('.js-plotly-plot').forEach(plot => { plot.dataset.old = '1'; })"
REDRAWN = """kreis => { const plot = document.querySelector('.js-plotly-plot');
  const said = [...document.querySelectorAll('[data-testid=stCaptionContainer]')].find(c => c.textContent.includes('Stand:'));
  return plot && !plot.dataset.old && plot.querySelector('.main-svg') && said && said.textContent.includes(kreis); }"""
DONE = "() => document.querySelector('[data-testid=stApp]').getAttribute('data-test-script-state') === 'notRunning'"


def viewed(browser: Browser, url: str) -> tuple[Page, float]:
    """Open an address in a new context; milliseconds until the charts stand there and nothing runs any more."""
    page = browser.new_context(locale="de-DE", viewport={"width": 1440, "height": 1000}).new_page()
    start = time.perf_counter()
    page.goto(url, timeout=PATIENCE)
    page.wait_for_function(READY, timeout=PATIENCE, polling=20)
    page.wait_for_function(DONE, timeout=PATIENCE, polling=20)
    return page, 1000 * (time.perf_counter() - start)


def changed(page: Page, kreis: str) -> tuple[float, float]:
    """Choose a Kreis: milliseconds until the first chart says something else, and until the whole page is done."""
    page.get_by_label("Kreis", exact=False).last.click()
    page.keyboard.type(kreis)
    option = page.get_by_role("option", name=kreis, exact=True)
    option.wait_for()
    page.evaluate(TAG)
    first = answered(page, option, REDRAWN, kreis, PATIENCE)
    page.wait_for_function(DONE, timeout=PATIENCE, polling=5)
    return first, since(page)


def told(what: str, times: Iterable[tuple[float, float]]) -> str:
    """Median and 95th percentile of the first chart, and of the whole page."""
    pairs = list(times)
    parts = []
    for name, values in zip(("first chart", "whole page"), zip(*pairs, strict=True), strict=True):
        ordered = sorted(values)
        parts.append(f"{name} {statistics.median(ordered):.0f} (95 %: {ordered[int(0.95 * (len(ordered) - 1))]:.0f})")
    return f"{what}, {len(pairs)} changes: {', '.join(parts)}"


def resident(url: str) -> float:
    """MiB of resident memory of the server that listens on the port of an address."""
    port = url.rpartition(":")[2]
    found = subprocess.run(
        ["pgrep", "-f", f"server.port={port}"], capture_output=True, text=True, check=True
    ).stdout.split()
    sizes = [Path(f"/proc/{pid}/status").read_text().partition("VmRSS:")[2].split()[0] for pid in found]
    return sum(map(int, sizes)) / 1024


def measured(browser: Browser, data: Path, log: Path) -> dict[str, float]:
    """Everything about the dashboard itself: what was measured -> milliseconds (of the first chart, the median)."""
    shutil.rmtree(data / "snapshots", ignore_errors=True)
    found = {}
    for what in ("first view after a start, no snapshot", "first view after a start, with snapshot"):
        with serving(data, log) as server:
            found[what] = viewed(browser, f"{server.url}/{PATH}")[1]
            print(f"{what}: {found[what]:.0f}")
    with serving(data, log) as server:
        page, _ = viewed(browser, f"{server.url}/{PATH}")
        names = [territory.name_of(key) for key in territory.kreise(LAST_DAY)["kreis"]]
        for what in ("filter never seen", "filter seen before"):
            times = [changed(page, name) for name in names]
            found[what] = statistics.median(first for first, _ in times)
            print(told(what, times))
        print(f"first view of a new revision: {_revised(browser, server, data):.0f}")
        pages = [viewed(browser, f"{server.url}/{PATH}")[0] for _ in range(SESSIONS - 1)]
        for place, each in enumerate(pages):
            changed(each, names[place % len(names)])
        print(f"memory with {SESSIONS} sessions: {resident(server.url):.0f} MiB")
    return found


def _revised(browser: Browser, server: Server, data: Path) -> float:
    store = open_store(f"sqlite:///{data / 'dashboard.sqlite'}")
    store.undo(store.latest(), "Messung")
    store.close()
    return viewed(browser, f"{server.url}/{PATH}")[1]


def naive(browser: Browser, data: Path, log: Path) -> None:
    """The same questions asked of the naive page."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(HERE / "naive_page.py"), f"--server.port={port}",
               "--server.headless=true", "--", str(data / "dashboard.sqlite")]  # fmt: skip
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as server:
        try:
            until_it_answers(f"http://127.0.0.1:{port}/_stcore/health")
            page, first = viewed(browser, f"http://127.0.0.1:{port}/")
            print(f"naive page, first view: {first:.0f}")
            print(told("naive page, filter", [changed(page, kreis) for kreis in ("06431", "06435", "06531")]))
            print(f"naive page, memory with one session: {resident(f'http://127.0.0.1:{port}'):.0f} MiB")
        finally:
            server.terminate()


def until_it_answers(url: str) -> None:
    """Wait until a server answers."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)


def plotted(rows: list[int], found: list[dict[str, float]]) -> str:
    """How the times grow with the rows, as SVG."""
    figure = go.Figure()
    for what in ("first view after a start, with snapshot", "filter never seen", "filter seen before"):
        times = [each[what] for each in found]
        figure.add_scatter(x=rows, y=times, mode="lines+markers", name=what, text=[f"{time:.0f}" for time in times])
    figure.update_xaxes(title="rows", tickformat=",d")
    figure.update_yaxes(title="milliseconds", rangemode="tozero")
    figure.update_layout(showlegend=True)
    drawn = svg(figure)
    assert drawn is not None
    return drawn[0]


def main() -> None:
    """Build, measure, print, draw."""
    sizes = [int(size) for size in sys.argv[1:]] or [ozg_store.MONTHS]
    rows, found = [], []
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for months in sizes:
            folder = Path(scratch) / str(months)
            folder.mkdir()
            rows.append(ozg_store.build(folder, months))
            print(f"--- {rows[-1]:,} rows")
            found.append(measured(chromium, folder, Path(scratch) / "log.txt"))
        naive(chromium, folder, Path(scratch) / "naive.txt")
        chromium.close()
    if len(sizes) > 1:
        PLOT.write_text(plotted(rows, found), encoding="utf-8")


if __name__ == "__main__":
    main()
