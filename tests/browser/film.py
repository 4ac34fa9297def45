"""Screenshots for the README, taken while the tests go their way: with DASHBOARD_SCREENSHOTS naming a folder.

Without, nothing is taken and nothing costs time.
"""

import os
import re
from html import escape
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

FOLDER = os.environ.get("DASHBOARD_SCREENSHOTS", "")
MARGIN = 12
HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"
LOOK = """<style>
  main { font: 13px Carlito, Calibri, sans-serif; padding: 12px; color: #12161b; width: max-content; }
  table { border-collapse: collapse; }
  th { background: #f3f5f7; font-weight: 400; color: #555e68; } td, th { border: 1px solid #d5dae0; padding: 3px 9px; }
  aside { background: #ffffe1; border: 1px solid #8b949e; margin: 18px 0 0; padding: 9px 12px; width: 46rem; white-space: pre-line; }
</style>"""


SCREENS = {1440: 1000, 390: 844}
"""Width and height in pixels of the screens on which whole pages are shown."""


def screens(visited: Any, path: str) -> None:
    """What an address shows first, large and on a phone, light and dark: `NAME-1440.png`, `NAME-390-dark.png` ..."""
    if not FOLDER:
        return
    name = re.sub("[^0-9a-z]+", "-", path.casefold()).strip("-") or "uebersicht"
    before = visited.page.viewport_size
    for scheme, ending in {"dark": "-dark", "light": ""}.items():
        visited.page.emulate_media(color_scheme=scheme)
        visited.page.reload()
        for width, height in SCREENS.items():
            visited.page.set_viewport_size({"width": width, "height": height})
            visited.settle()
            visited.page.wait_for_timeout(700)
            visited.page.screenshot(path=_file(f"{name}-{width}{ending}"))
    visited.page.set_viewport_size(before)


def frame(visited: Any, name: str, first: Any, last: Any) -> None:
    """The page from the top of one element to the bottom of another, as `journey-NAME.png`."""
    if not FOLDER:
        return
    page, size = visited.page, visited.page.viewport_size
    page.set_viewport_size({"width": size["width"], "height": page.evaluate(HEIGHT) + 2 * MARGIN})
    page.mouse.move(0, 0)
    page.evaluate("() => document.activeElement.blur()")
    page.wait_for_timeout(700)
    top, bottom = first.bounding_box(), last.bounding_box()
    start = max(top["y"] - MARGIN, 0)
    area = {"x": 0, "y": start, "width": size["width"], "height": bottom["y"] + bottom["height"] + MARGIN - start}
    page.screenshot(path=_file(f"journey-{name}"), clip=area)
    page.set_viewport_size(size)


def workbook(visited: Any, name: str, file: Path, sheet: str, remark: str) -> None:
    """A worksheet as a spreadsheet program shows it: its cells with their fills, and one of its comments."""
    if not FOLDER:
        return
    page = visited.page.context.new_page()
    page.set_content(f"<!DOCTYPE html>{LOOK}<main>{_drawn(load_workbook(file)[sheet], remark)}</main>")
    page.locator("main").screenshot(path=_file(f"journey-{name}"))
    page.close()


def _file(name: str) -> Path:
    folder = Path(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.png"


def _drawn(sheet: Any, remark: str) -> str:
    letters = "".join(f"<th>{get_column_letter(column)}</th>" for column in range(1, sheet.max_column + 1))
    rows = "".join(f"<tr><th>{row[0].row}</th>{''.join(map(_cell, row))}</tr>" for row in sheet.iter_rows())
    comment = f"<aside><b>{remark}</b> {escape(sheet[remark].comment.text)}</aside>"
    return f"<table><tr><th></th>{letters}</tr>{rows}</table>{comment}"


def _cell(cell: Any) -> str:
    fill = f"background:#{cell.fill.fgColor.rgb[2:]}" if cell.fill.fill_type == "solid" else ""
    value = f"{cell.value:%d.%m.%Y}" if cell.is_date and cell.value else "" if cell.value is None else cell.value
    return f'<td style="{fill}">{escape(str(value))}</td>'
