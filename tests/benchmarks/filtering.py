"""How long it takes from a changed filter to the redrawn chart, in a real browser on the sample data.

`python tests/benchmarks/filtering.py [CHANGES]` starts the server with sample data in a temporary folder and changes
the Regierungsbezirk on the page Teilnahme back and forth. Prints median and 95th percentile in milliseconds: from the
choice to the moment when the chart shows the other bars. The first round of each choice is counted apart. Then the same
while somebody else's full sheet is read, from its upload until it is read.
"""

import statistics
import sys
import tempfile
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.full_sheet import write
from tests.benchmarks.hearing import answered
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.conftest import serving

CHOICES = ("Kassel", "Gießen", "Darmstadt", "Alle Regierungsbezirke")
CHART = ".stPlotlyChart"
REDRAWN = """expected => {
  const chart = document.querySelector('.stPlotlyChart');
  const figure = chart && chart.closest('[role=figure]') || chart && chart.querySelector('[role=figure]');
  return figure && figure.getAttribute('aria-label').includes(expected) === true
    && chart.querySelector('.main-svg .annotation-text, .main-svg .annotation') !== null;
}"""
EXPECTED = {
    "Kassel": "Zusammen rund 120.",
    "Gießen": "Zusammen rund 160.",
    "Darmstadt": "Zusammen mehr als 300.",
    "Alle Regierungsbezirke": "Zusammen mindestens 580",
}


def change(page: Page, choice: str) -> float:
    """Choose a Regierungsbezirk; milliseconds until the first chart of the page says the new sum."""
    page.get_by_label("Regierungsbezirk", exact=False).first.click()
    option = page.get_by_role("option", name=choice, exact=True)
    option.wait_for()
    return answered(page, option, REDRAWN, EXPECTED[choice])


def changes_while_reading(page: Page, other: Page, file: Path) -> list[float]:
    """The times of changes on one page while a file is read that somebody uploads on another one."""
    times, choices = [], cycle(CHOICES)
    other.set_input_files("input[type=file]", str(file))
    bar, read = other.get_by_test_id("stProgress"), other.get_by_role("button", name="Datei verwerfen")
    bar.wait_for(timeout=60_000)
    while not read.count():
        times.append(change(page, next(choices)))
    return times


def told(what: str, times: list[float]) -> str:
    """Median, 95th percentile and the longest of some times in milliseconds."""
    ordered = sorted(times)
    return (
        f"{len(times)} changes {what}: median {statistics.median(times):.0f} ms, 95th percentile "
        f"{ordered[int(0.95 * (len(times) - 1))]:.0f} ms, longest {ordered[-1]:.0f} ms"
    )


def main() -> None:
    """Start, change the filter, print the percentiles."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder)
        write(data / "full.xlsx")
        with serving(data / "daten", data / "log.txt") as server:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page, other = (browser.new_page(viewport={"width": 1440, "height": 1000}, locale="de-DE") for _ in range(2))
            page.goto(f"{server.url}/teilnahme")
            page.wait_for_function(REDRAWN, arg=EXPECTED["Alle Regierungsbezirke"], timeout=60_000)
            first = [change(page, choice) for choice in CHOICES]
            alone = [change(page, choice) for choice, _ in zip(cycle(CHOICES), range(count), strict=False)]
            other.goto(f"{server.url}/hochladen")
            beside = changes_while_reading(page, other, data / "full.xlsx")
            browser.close()
    print(f"first change to each choice: {', '.join(f'{time:.0f}' for time in first)} ms")
    print(told("alone", alone))
    print(told("while a full sheet is read", beside))


if __name__ == "__main__":
    main()
