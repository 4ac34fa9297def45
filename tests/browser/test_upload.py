"""The journey of an official in a real browser: a list as it was typed, mended, taken over, looked at, taken back."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from data.store import open_store
from loaders.workbooks import SHEETS
from tests.benchmarks.full_sheet import write
from tests.browser.rest import at_rest

pytestmark = pytest.mark.browser

OFFICE = "Referat D3"
PEOPLE = ("Xaveria Quittenbaum", "Zdenko Wolkenstein", "Hildburg Ypsilanti-Testfall")
CONTACT = "zdenko.wolkenstein@testfall.invalid"
HEADER = ["Regierungs-\nbezirk", "Teilnehmende Kommunen", None, "Name", "E-Mail", "TN"]
UNDER = [None, "Kommune", "Funktion", None, None, None]
ROWS = (
    ["Darmstadt", None, None, None, None, "mehr als 320"],
    ["Darmstadt", "Hanau", "Oberbürgermeisterin", PEOPLE[0], None, 1],
    ["Darmstadt", "Bensheim", "Bürgermeister", PEOPLE[1], CONTACT, 1],
    ["Darmstadt", "Landkreis Offenbach", "Landrätin", PEOPLE[2], None, 2],
)
TOTAL = ["Summe", None, None, None, None, 324]
CHART = "Balken der Teilnehmenden je Regierungsbezirk"


def typed(rows: Sequence[Sequence[object]]) -> bytes:
    """The list as a person types it: a title block, a header of two rows with merged cells, a Summe."""
    book = Workbook()
    page = book.active
    page.title = "TN-Liste"
    for row in (["Regionalkonferenz Darmstadt"], ["12. Februar 2020"], [], HEADER, UNDER, *rows, TOTAL):
        page.append(list(row))
    page["A1"].font = Font(bold=True)
    for area in ("A1:F1", "A2:F2", "A4:A5", "B4:C4", "D4:D5", "E4:E5", "F4:F5"):
        page.merge_cells(area)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


DARMSTADT = typed(ROWS)
BROKEN = typed([*ROWS[:1], *([["Darmstadt", "Kassl", "Bürgermeister", PEOPLE[1], None, "viele"]] * 3)])


def upload(visited, *files: tuple[str, bytes]) -> None:
    payloads = [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files]
    visited.page.set_input_files("input[type=file]", payloads)
    for name, _ in files:
        visited.page.get_by_text(re.compile(f"^{re.escape(name)}")).first.wait_for()
    at_rest(visited.page)
    visited.page.get_by_text(re.compile("gelesen; die Seite kann solange")).wait_for(state="detached")
    visited.page.get_by_role("button", name="Datei verwerfen").wait_for()
    visited.settle()
    if len(files) > 1:
        visited.page.get_by_text(files[0][0], exact=True).click()
    visited.page.get_by_role("heading", name=files[0][0]).wait_for()
    visited.settle()


def take_over(visited) -> None:
    visited.page.get_by_label("Wer übernimmt?").fill(OFFICE)
    visited.page.get_by_role("button", name="Übernehmen", exact=True).click()
    visited.page.get_by_role("heading", name="Übernommen").wait_for()
    visited.settle()


def go(visited, link: str, title: str) -> None:
    visited.page.get_by_role("link", name=link, exact=True).first.click()
    visited.page.get_by_role("heading", name=title, exact=True, level=1).wait_for()
    visited.settle()


def darmstadt(visited) -> str:
    """What the chart of the page Teilnahme says of Darmstadt, to those who cannot see it."""
    label = visited.page.get_by_label(re.compile(CHART)).first.get_attribute("aria-label")
    return re.search(r"Darmstadt: ([^,]+?)(?:,| und|\.)", label)[1]


def every_byte(*places: Path) -> Iterator[tuple[Path, bytes]]:
    """All that lies there; what is gone as soon as it is looked at, such as the journal of the store, was not left."""
    for place in places:
        for file in [place] if place.is_file() else sorted(place.rglob("*")):
            with suppress(FileNotFoundError):
                if file.is_file():
                    yield file, file.read_bytes()


def test_a_typed_list_changes_the_chart_and_can_be_taken_back(visit, fresh_server, tmp_path):
    temporary = tmp_path / "temp"
    temporary.mkdir()
    server = fresh_server(TMPDIR=str(temporary))
    visited = visit("/teilnahme", on=server)
    assert darmstadt(visited) == "mehr als 300"

    go(visited, "Hochladen", "Hochladen")
    upload(visited, ("Regionalkonferenz_Darmstadt.xlsx", DARMSTADT))
    take_over(visited)
    go(visited, "Teilnahme ansehen", "Teilnahme")
    assert darmstadt(visited) == "mehr als 320"

    written = list(every_byte(server.data, temporary, server.log))
    assert [file.suffix for file, content in written if OFFICE.encode() in content] == [".sqlite"]
    secrets = [secret.encode() for secret in (*PEOPLE, *(name.split()[1] for name in PEOPLE), CONTACT)]
    assert [(file.name, secret) for file, content in written for secret in secrets if secret in content] == []
    assert [file.name for file, content in written if DARMSTADT[:64] in content] == []

    assert darmstadt(visit("/teilnahme?stand=4", on=server)) == "mehr als 300"

    go(visited, "Verlauf", "Verlauf")
    visited.page.get_by_label("Wer trägt ein oder nimmt zurück?").fill(OFFICE)
    visited.page.keyboard.press("Tab")
    visited.settle()
    visited.page.get_by_text("Revision 5 zurücknehmen").click()
    visited.page.get_by_role("table", name="Wirkung der Rücknahme").wait_for()
    assert visited.settle().serious("about to undo") == []
    visited.page.get_by_role("button", name="Revision 5 rückgängig machen").click()
    visited.page.get_by_text("Revision 5 wurde rückgängig gemacht").wait_for()
    visited.settle()
    go(visited, "Teilnahme", "Teilnahme")
    assert darmstadt(visited) == "mehr als 300"
    assert darmstadt(visit("/teilnahme?stand=5", on=server)) == "mehr als 320"
    assert visited.foreign == []


def test_the_link_to_the_stand_before_shows_it(visit, fresh_server):
    visited = visit("/hochladen", on=fresh_server())
    upload(visited, ("darmstadt.xlsx", DARMSTADT))
    take_over(visited)

    go(visited, "Teilnahme mit dem Stand davor (Nr. 4)", "Teilnahme")

    assert darmstadt(visited) == "mehr als 300"
    assert "stand=4" in visited.page.url


def test_what_is_to_be_mended_stays_over_a_change_of_pages_and_goes_with_the_mended_file(visit, server):
    visited = visit("/hochladen", on=server)
    upload(visited, ("darmstadt.xlsx", BROKEN))
    assert visited.page.get_by_text("In 3 Zeilen ist „Anzahl“ nicht als Zahl zu lesen.").count()

    go(visited, "Hilfe", "Hilfe")
    go(visited, "Hochladen", "Hochladen")
    assert visited.page.get_by_text("In 3 Zeilen ist „Anzahl“ nicht als Zahl zu lesen.").count()

    visited.page.set_input_files(
        "input[type=file]", [{"name": "darmstadt.xlsx", "mimeType": "text/plain", "buffer": DARMSTADT}]
    )
    visited.page.get_by_role("heading", name="darmstadt.xlsx: ohne Fehler gelesen").wait_for()
    visited.settle()
    assert not visited.page.get_by_text("nicht als Zahl zu lesen").count()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_state_is_accessible_and_fits_the_screen(visit, fresh_server, width, scheme):
    server = fresh_server()
    visited = visit("/hochladen", on=server, width=width, color_scheme=scheme)
    faults = faulty(visited, "no file yet")
    upload(visited, ("fehler.xlsx", BROKEN))
    faults += faulty(visited, "findings")
    upload(visited, ("darmstadt.xlsx", DARMSTADT), ("brief.pdf", b"%PDF-1.7"))
    visited.page.get_by_label("Wer übernimmt?").fill(OFFICE)
    visited.page.get_by_label("Wer übernimmt?").press("Tab")
    visited.settle()
    faults += faulty(visited, "preview")
    visited.page.get_by_text("brief.pdf", exact=True).click()
    visited.page.get_by_role("heading", name="brief.pdf").wait_for()
    faults += faulty(visited.settle(), "refused file")
    visited.page.get_by_text("darmstadt.xlsx", exact=True).first.click()
    visited.page.get_by_role("heading", name="darmstadt.xlsx").wait_for()
    take_over(visited.settle())
    faults += faulty(visited, "receipt")
    again = visit("/hochladen", on=server, width=width, color_scheme=scheme)
    upload(again, ("darmstadt.xlsx", DARMSTADT))
    again.page.get_by_text("Bereits importiert").wait_for()
    faults += faulty(again, "imported before")

    assert faults == []
    assert visited.foreign == []


def faulty(visited, state: str) -> list[tuple[str, str]]:
    """What axe finds in a state, and whether the page has to be pushed sideways."""
    wide = visited.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    return [(state, fault) for fault in visited.serious(state) + [f"{wide} pixels too wide"] * (wide > 0)]


def test_a_browser_that_is_closed_while_taking_over_leaves_all_or_nothing(visit, fresh_server, tmp_path):
    server, rows = fresh_server(), 3_000
    write(tmp_path / "voll.xlsx", rows)
    content = (tmp_path / "voll.xlsx").read_bytes()
    visited = visit("/hochladen", on=server)
    upload(visited, ("voll.xlsx", content))
    visited.page.get_by_label("Wer übernimmt?").fill(OFFICE)
    visited.page.get_by_role("button", name="Übernehmen", exact=True).click()
    visited.page.wait_for_timeout(100)
    visited.page.context.close()

    store = open_store(f"sqlite:///{server.data}/dashboard.sqlite")
    known = store.latest() == 5
    again = visit("/hochladen", on=server)
    upload(again, ("voll.xlsx", content))
    revisions = store.revisions()
    counts = {revision.id: revision.counts["ozg"]["new"] for revision in revisions if revision.workbook == "ozg"}
    live = len(store.rows(SHEETS["ozg"], at=revisions[0].id))
    store.close()
    assert (counts.get(5), live - counts[4]) in {(rows, rows), (None, 0)}
    assert again.page.get_by_text("Bereits importiert").count() == 1 or not known
