"""The accessibility report: one row for each look that the browser tests take with axe at a page in one of its states.

With DASHBOARD_ACCESSIBILITY naming a file, every look adds its row there; without, nothing is written.
`python -m tests.browser.looks FILE` makes `.github/operations/accessibility.csv` of them, with the totals in the
`accessibility.md` beside it.
"""

import csv
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pages.sitemap import NAME, PAGES
from tests.conftest import ROOT

FILE = os.environ.get("DASHBOARD_ACCESSIBILITY", "")
TABLE = ROOT / ".github" / "operations" / "accessibility.csv"
PAPER = TABLE.with_suffix(".md")
COLUMNS = (
    "page", "address", "state", "width", "theme", "role", "passed", "violations", "advice", "needs an eye", "axe", "day",
)  # fmt: skip
"""`passed` is a number of rules; the next three name rules, each with how many elements it concerns."""

TOKEN = re.compile(r"eyJ[\w.-]+")
"""What is signed in an address, and holds for a minute: no part of the look."""

WCAG = {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"}
ZOOMED = (720, 450)
"""What is left of a screen of 1440 x 900 at 200 %."""

SEEN = """() => {
  const is = (media) => matchMedia(media).matches, there = (what) => !!document.querySelector(what);
  return {
    title: document.title, path: location.pathname, query: location.search, width: innerWidth, height: innerHeight,
    dark: is("(prefers-color-scheme: dark)"), forced: is("(forced-colors: active)"),
    running: there("[data-testid=stApp][data-test-script-state=running]"),
    dialog: there("[data-testid=stDialog]"), box: there("[data-testid=stPopoverBody]"),
    list: there("[role=listbox]"), older: new URLSearchParams(location.search).has("stand"),
  };
}"""


def weighty(finding: Mapping[str, Any]) -> bool:
    """Whether a finding of axe keeps somebody out: serious, critical, or against WCAG 2.2 A or AA."""
    return finding["impact"] in ("serious", "critical") or bool(WCAG & set(finding["tags"]))


def note(page: Any, found: Mapping[str, Any], state: str, role: str) -> None:
    """Add the row of a look, if a file is named for it."""
    if FILE:
        with Path(FILE).open("a", encoding="utf-8", newline="") as file:  # one short write: several processes may add
            csv.writer(file, delimiter=";").writerow(row(page.evaluate(SEEN), found, state, role))


def row(seen: Mapping[str, Any], found: Mapping[str, Any], state: str, role: str) -> list[object]:
    """The row of a look: `seen` of the page, `found` by axe."""
    heavy, light = ([each for each in found["violations"] if weighty(each) is kind] for kind in (True, False))
    theme = "forced colours" if seen["forced"] else "dark" if seen["dark"] else "light"
    return [
        seen["title"].replace(f" – {NAME}", ""), seen["path"] + TOKEN.sub("…", seen["query"]), stated(seen, state), seen["width"], theme,
        role or "no sign-in set up", len(found["passes"]), rules(heavy), rules(light), rules(found["incomplete"]),
        found["testEngine"]["version"], date.today().isoformat(),
    ]  # fmt: skip


def stated(seen: Mapping[str, Any], state: str) -> str:
    """What a test says of the state, and what can be seen of it."""
    signs = {
        "still running": seen["running"], "dialog open": seen["dialog"], "box open": seen["box"], "list open": seen["list"],
        "older Stand": seen["older"], "200 %": (seen["width"], seen["height"]) == ZOOMED,
    }  # fmt: skip
    return ", ".join([state or "filled", *(sign for sign, there in signs.items() if there)])


def rules(findings: Iterable[Mapping[str, Any]]) -> str:
    """Rules, each with the number of elements it concerns."""
    return ", ".join(f"{each['id']} {len(each['nodes'])}" for each in sorted(findings, key=lambda each: each["id"]))


def table(file: Path = TABLE) -> list[dict[str, str]]:
    """The rows of the report."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def totals(rows: Sequence[Mapping[str, str]]) -> str:
    """The looks by page, with what axe found, and which rules need an eye how often."""
    known = [entry.title for entry in PAGES]
    others = sorted({each["page"] for each in rows} - set(known))
    lines = [counted(title, [each for each in rows if each["page"] == title]) for title in known + others]
    eyes: Counter[str] = Counter()
    for each in rows:
        eyes.update({rule: int(number) for rule, number in re.findall(r"([\w-]+) (\d+)", each["needs an eye"])})
    return "\n".join([
        "| page | looks | states | dark | 320 to 390 px | violations |",
        "|---|---|---|---|---|---|",
        *lines,
        counted("**all**", rows),
        "",
        "Elements that axe leaves to an eye, in all looks together: "
        + ", ".join(f"`{rule}` {number:,}" for rule, number in sorted(eyes.items()))
        + ".",
    ])  # fmt: skip


def counted(title: str, rows: Sequence[Mapping[str, str]]) -> str:
    """A line of the totals."""
    states = len({(each["address"], each["state"]) for each in rows})
    dark, narrow = (sum(map(kind, rows)) for kind in (lambda e: e["theme"] == "dark", lambda e: int(e["width"]) <= 390))
    wrong = sum(bool(each["violations"]) for each in rows)
    return f"| {title} | {len(rows)} | {states} | {dark} | {narrow} | {wrong} |"


def between(text: str, mark: str) -> str:
    """What stands between two marks of a text."""
    return text.partition(f"<!-- {mark} -->\n")[2].partition(f"<!-- /{mark} -->")[0].rstrip("\n")


def publish(file: Path) -> None:
    """Make the report of the rows in a file: each look once, in the order of page, address and state."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = sorted({tuple(line) for line in csv.reader(lines, delimiter=";")})
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";", lineterminator="\n").writerows([COLUMNS, *rows])
    before, mark, rest = PAPER.read_text(encoding="utf-8").partition("<!-- totals -->\n")
    after = "".join(rest.partition("<!-- /totals -->")[1:])
    PAPER.write_text(f"{before}{mark}{totals(table(TABLE))}\n{after}", encoding="utf-8")


if __name__ == "__main__":
    publish(Path(sys.argv[1]))
