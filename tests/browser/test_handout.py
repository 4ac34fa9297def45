"""Mitnehmen in a real browser, without a mouse: by the keyboard to each file, and what comes is that file."""

import io
from pathlib import Path

import openpyxl
import pptx
import pypdf
import pytest

from tests.browser.keyboard import press, tab_to

pytestmark = pytest.mark.browser

FILES = {
    "Excel-Datei": b"PK", "Folien (PowerPoint)": b"PK", "Kurzvorlage (Word)": b"PK", "Kurzvorlage (PDF)": b"%PDF",
}  # fmt: skip


def pressed(page, name: str) -> tuple[str, bytes]:
    """What comes when the button is reached and pressed by keyboard."""
    tab_to(page, name, 8, whole=True)
    with page.expect_download() as download:
        press(page)
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_every_file_comes_by_keyboard_with_the_link_to_the_same_view(visit):
    visited = visit("/teilnahme?bezirk=Kassel")
    page = visited.page
    page.get_by_role("combobox", name="Was kommt mit?").focus()

    files = {name: pressed(page, name) for name in FILES}

    assert {name: content[: len(FILES[name])] for name, (_, content) in files.items()} == FILES
    assert [name.split("_stand-")[0] for name, _ in files.values()] == ["teilnahme"] * 4
    about = openpyxl.load_workbook(io.BytesIO(files["Excel-Datei"][1]))["Herkunft"].values
    (link,) = [row[1] for row in about if row[0] == "Link zur Ansicht"]
    assert link.startswith(f"{visited.home}/teilnahme?bezirk=Kassel&stand=")
    assert any(
        shape.has_chart for shape in pptx.Presentation(io.BytesIO(files["Folien (PowerPoint)"][1])).slides[1].shapes
    )
    assert pypdf.PdfReader(io.BytesIO(files["Kurzvorlage (PDF)"][1])).trailer["/Root"]["/MarkInfo"]["/Marked"]

    again = visit(link.removeprefix(visited.home)).page
    assert "Regierungsbezirk: Kassel" in again.inner_text("[data-testid=stMain]")


def test_what_comes_along_is_chosen_by_keyboard(visit):
    visited = visit("/teilnahme?bezirk=Kassel")
    page = visited.page
    page.get_by_role("combobox", name="Was kommt mit?").focus()
    press(page, "ArrowDown")
    page.get_by_role("option", name="1. Wie viele kamen je Regierungsbezirk?").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="1. Wie viele kamen je Regierungsbezirk?").or_(
        page.locator(".stMultiSelect", has_text="1. Wie viele kamen je Regierungsbezirk?")
    ).first.wait_for()
    page.keyboard.press("Escape")
    visited.settle()

    _, content = pressed(page, "Excel-Datei")

    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["Herkunft", "Diagramm 1", "Belege 1"]
