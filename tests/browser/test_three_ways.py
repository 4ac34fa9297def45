"""A workbook with twelve different mistakes on its three ways to the import; each ends in the same stored rows."""

import json
import re
from collections.abc import Mapping

import pytest
from openpyxl import load_workbook

from data.store import open_store
from loaders.returned.ours import SHEET
from loaders.returned.overview import HEAD_LINE
from loaders.workbooks import SHEETS
from tests.browser import film
from tests.browser.test_upload import OFFICE, take_over, upload
from tests.workbooks.build import HERE
from tests.workbooks.twelve import NAME, REMARKED, RIGHT, SUGGESTED, TWICE, Place, written

pytestmark = pytest.mark.browser

FILE = "Förderung 2021.xlsx"
CONTENT = (HERE / f"{NAME}.xlsx").read_bytes()
EXPECTED = json.loads((HERE / f"{NAME}.rows.json").read_text(encoding="utf-8"))
HERE_MYSELF, SUBMIT = "Selbst berichtigen", "Eintragen und neu prüfen"
BLOCKING = {place: written(value) for place, value in RIGHT.items() if place != REMARKED}
PERSONAL: Place = ("Mittel", "I4")
"""The header of a column that is dropped: said, and nothing to do about it."""


def stored(folder) -> dict[str, list[dict[str, object]]]:
    """The rows of the newest revision by sheet, each with its origin and what is known of it."""
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    tables = {name: store.rows(SHEETS[name]) for name in EXPECTED}
    newest = store.latest()
    store.close()
    return {
        name: [
            {key: value for key, value in row.items() if value == value and key not in ("revision", "label")}
            for row in table[table["revision"].eq(newest)].astype("object").to_dict("records")
        ]
        for name, table in tables.items()
    }


def heading(visited, text: str):
    return visited.page.get_by_role("heading", name=text)


def read_again(visited, said: str) -> None:
    """Wait until the page says this of the file, read once more."""
    visited.page.get_by_text(re.compile(said)).first.wait_for()
    visited.settle()


def mend_here(visited, texts: Mapping[Place, str], *, left_out: Place | None = None) -> None:
    """Write into the column „Richtig ist“ of the open form, by keyboard, and tick the row that is left out."""
    page = visited.page
    grid = page.get_by_test_id("stDataFrame").filter(has=page.locator("th", has_text="Richtig ist")).first
    grid.locator("canvas").first.focus()
    head, *rows = grid.locator("table").evaluate(
        "(t) => [...t.rows].map((r) => [...r.cells].map((c) => c.textContent))"
    )
    lines = {(row[0] if head[0] == "Blatt" else "", row[head.index("Zellen")]): line for line, row in enumerate(rows)}

    def entry(place: Place, column: str):
        line = lines.get(place) if head[0] == "Blatt" else lines.get(("", place[1]))
        return grid.get_by_test_id(f"glide-cell-{head.index(column)}-{line}")

    for place, text in texts.items():
        cell = entry(place, "Richtig ist")
        if cell.inner_text() == text:
            continue
        cell.focus()
        page.keyboard.press("Enter")
        box = page.locator("#portal textarea")
        box.fill(text)
        box.press("Enter")
        cell.filter(has_text=text).wait_for(state="attached")
    if left_out:
        tick = entry(left_out, "Zeile weglassen")
        tick.focus()
        page.keyboard.press("Space")
        tick.filter(has_text="true").wait_for(state="attached")


def button(visited, name: str):
    return visited.page.get_by_role("button", name=name, exact=True)


def mend_the_remark(visited) -> None:
    """What is only remarked is mended in its own form, once nothing blocks any more."""
    visited.page.locator("label", has_text=HERE_MYSELF).click()
    visited.settle()
    mend_here(visited, {REMARKED: written(RIGHT[REMARKED])})
    button(visited, SUBMIT).click()
    read_again(visited, r"^Hier berichtigt: 11 Zellen")


def by_suggestions(visited, folder) -> None:
    """All suggestions with one click; what has none is written into the form that opens then."""
    film.frame(visited, "1-findings", heading(visited, FILE), visited.page.locator("[data-testid=stTable]").last)
    button(visited, "Alle Vorschläge annehmen (6 Vorschläge)").click()
    read_again(visited, r"^Hier berichtigt: 6 Zellen")
    mend_here(visited, {place: BLOCKING[place] for place in BLOCKING if place not in SUGGESTED}, left_out=TWICE)
    film.frame(visited, "2-suggestions", visited.page.get_by_text("Von 11 Stellen"), button(visited, SUBMIT))
    button(visited, SUBMIT).click()
    read_again(visited, "ohne Fehler gelesen")
    mend_the_remark(visited)


def by_edits(visited, folder) -> None:
    """No suggestion is accepted: everything is written by hand, in one form."""
    visited.page.locator("label", has_text=HERE_MYSELF).last.click()
    visited.settle()
    mend_here(visited, BLOCKING, left_out=TWICE)
    film.frame(visited, "3-edits", visited.page.locator("label", has_text=HERE_MYSELF).last, button(visited, SUBMIT))
    grid = "Zum Berichtigen: Alle Stellen, die zu beheben sind"
    for tool in ("Spalten ein- oder ausblenden", "Suchen", "Vollbild"):
        assert visited.page.get_by_label(f"{tool}: {grid}").count() == 1
    assert visited.serious("mending by hand") == []
    button(visited, SUBMIT).click()
    read_again(visited, "ohne Fehler gelesen")
    mend_the_remark(visited)


def by_returned_workbook(visited, folder) -> None:
    """The own workbook with its cells marked, mended where the sheet „Prüfergebnis“ says so, and uploaded again."""
    with visited.page.expect_download() as coming:
        button(visited, "Meine Datei mit markierten Stellen").click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    film.workbook(visited, "4-returned", file, "Mittel", "B7")

    book = load_workbook(file)
    for sheet, cell, *_ in book[SHEET].iter_rows(min_row=HEAD_LINE + 1, values_only=True):
        if (sheet, cell) in RIGHT:
            book[sheet][cell] = RIGHT[sheet, cell]
        elif (sheet, cell) == TWICE:
            for each in book[sheet][book[sheet][cell].row]:
                each.value = None
        else:
            assert (sheet, cell) == PERSONAL
    book.save(file)

    upload(visited, (file.name, file.read_bytes()))
    assert file.name == "Förderung 2021_geprüft.xlsx"
    said = visited.page.get_by_text("Fassung 2 dieser Datei. Alle 11 Stellen sind behoben.")
    assert said.count()
    film.frame(visited, "5-next-version", heading(visited, "ohne Fehler gelesen"), said)


@pytest.mark.parametrize("mend", [by_suggestions, by_edits, by_returned_workbook], ids=lambda way: way.__name__)
def test_twelve_mistakes_end_in_the_same_rows(visit, fresh_server, tmp_path, mend):
    server = fresh_server()
    visited = visit("/hochladen", on=server, width=1280)
    upload(visited, (FILE, CONTENT))
    assert heading(visited, f"{FILE}: 11 Punkte zu beheben").count()

    mend(visited, tmp_path)
    visited.page.get_by_label("Wer übernimmt?").fill(OFFICE)
    visited.page.keyboard.press("Enter")
    visited.settle()
    assert not heading(visited, "Übernommen").count()
    if mend is by_suggestions:
        film.frame(visited, "6-preview", heading(visited, "Was würde sich ändern?"), button(visited, "Übernehmen"))
    take_over(visited)
    if mend is by_suggestions:
        receipt = visited.page.locator(".st-key-quittung")
        film.frame(visited, "7-imported", receipt, receipt)

    assert stored(server.data) == EXPECTED
    assert visited.foreign == []


def test_the_twelve_mistakes_are_as_different_as_they_are_said_to_be():
    found = json.loads((HERE / f"{NAME}.expected.json").read_text(encoding="utf-8"))["findings"]
    mistakes = [each for each in found if (each["sheet"], each["cell"]) != PERSONAL]

    assert {(each["sheet"], each["cell"]) for each in mistakes} == RIGHT.keys() | {TWICE}
    assert len({each["rule"] for each in mistakes}) == len(mistakes) == 12
    assert {(each["sheet"], each["cell"]) for each in mistakes if each["suggestion"]} == SUGGESTED
