"""Charts in a real browser: what leaves the page carries its question, its Stand and its source."""

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest

from tests.browser.rest import at_rest

pytestmark = pytest.mark.browser

PAGE = "/teilnahme"


def download(page, trigger) -> tuple[str, bytes]:
    """What comes when the button is pressed."""
    at_rest(page)
    with page.expect_download() as download:
        trigger.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.fixture
def page(visit):
    return visit(PAGE).page


def question(page) -> str:
    """The heading of the first chart."""
    return page.evaluate("() => document.querySelector('.js-plotly-plot').layout.meta.frage")


def test_an_svg_says_what_it_shows_and_where_it_comes_from(page):
    name, content = download(page, page.get_by_role("button", name="Bild als SVG herunterladen").first)
    text = re.sub(r"<[^>]+>", " ", content.decode())

    assert name.endswith(".svg")
    assert question(page) in text
    assert "Stand:" in text
    assert "Quelle:" in text


def test_a_picture_says_what_is_said_under_the_chart(visit):
    page = visit("/ozg").page
    _, content = download(page, page.get_by_role("button", name="Bild als SVG herunterladen").first)
    text = re.sub(r"<[^>]+>", " ", content.decode())

    assert "andere Grundgesamtheit: 582 statt 575" in text
    assert "Offene Zeichen" in text


def test_words_of_a_picture_are_measured_in_the_font_they_are_drawn_in(page):
    _, content = download(page, page.get_by_role("button", name="Bild als SVG herunterladen").first)

    assert set(re.findall(r"font-family:\s*&?(?:quot;)?['\"]?([\w ]+)", content.decode())) <= {"Arial"}


def test_a_png_is_of_one_size_whatever_the_screen(visit):
    sizes = []
    for width in (1440, 390):
        page = visit(PAGE, width=width).page
        name, content = download(page, page.get_by_role("button", name="Bild als PNG herunterladen").first)
        assert name.endswith(".png")
        assert content.startswith(b"\x89PNG")
        sizes.append(int.from_bytes(content[16:20], "big"))

    assert sizes == [2400, 2400]


def test_the_chart_on_the_page_is_left_as_it_was(page):
    before = page.evaluate("() => JSON.stringify(document.querySelector('.js-plotly-plot').layout)")
    for kind in ("SVG", "PNG", "SVG"):
        download(page, page.get_by_role("button", name=f"Bild als {kind} herunterladen").first)

    assert page.evaluate("() => JSON.stringify(document.querySelector('.js-plotly-plot').layout)") == before


def test_a_chart_has_a_description_a_table_and_downloads(page):
    chart = page.get_by_role("figure").first
    assert len(chart.get_attribute("aria-label")) > 20

    page.get_by_text("Als Tabelle", exact=True).first.click()
    page.locator("[data-testid=stTable] table").first.wait_for()
    assert page.locator("[data-testid=stTable] table").first.get_attribute("aria-label") == question(page)
    assert page.locator("[data-testid=stTable] th[scope=col]").count() >= 2

    name, content = download(page, page.get_by_role("button", name="CSV herunterladen").first)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert name.endswith(".csv")
    assert rows[0][-4:] == ["Stand der Daten", "Quelle", "Kennzeichnung", "Link zur Ansicht"]
    assert len(rows) > 1

    name, content = download(page, page.get_by_role("button", name="XLSX herunterladen").first)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Daten", "Herkunft"]
    assert book["Herkunft"]["B1"].value == question(page)
    assert book["Daten"].max_row == len(rows)


def test_text_of_a_chart_can_be_read_in_light_and_dark(visit):
    for scheme in ("light", "dark"):
        page = visit(PAGE, color_scheme=scheme).page
        ink, ground = page.evaluate(
            "() => [getComputedStyle(document.querySelector('.js-plotly-plot .annotation-text')).fill,"
            " getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor]"
        )
        assert contrast(rgb(ink), rgb(ground)) >= 4.5


def rgb(color: str) -> list[float]:
    return [float(part) / 255 for part in re.findall(r"[\d.]+", color)[:3]]


def contrast(one: list[float], other: list[float]) -> float:
    def luminance(parts: list[float]) -> float:
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
