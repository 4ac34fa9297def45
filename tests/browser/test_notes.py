"""What analysts write down, in a real browser: a view under a name, a comment on the time line, the Stand of a day."""

import csv
import io
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from data.revisions import BERLIN
from tests.browser.keyboard import enter, press, tab_to
from tests.browser.rest import at_rest
from tests.browser.test_charts import download

pytestmark = pytest.mark.browser


def test_a_view_is_saved_and_opened_by_keyboard_alone(visit, fresh_server):
    here = fresh_server()
    opened = visit("/teilnahme?bezirk=Kassel", on=here)
    page = opened.page
    enter(page, "Ansichten")
    page.get_by_label("Ihr Name").wait_for()
    assert opened.settle().serious() == []
    tab_to(page, "Ihr Name")
    page.keyboard.type("RP Kassel")
    press(page)
    page.get_by_text("Eigene Ansichten von RP Kassel").wait_for()
    tab_to(page, "Diese Ansicht speichern als")
    page.keyboard.type("Lage Kassel")
    enter(page, "Ansicht speichern")
    page.get_by_text("Die Ansicht „Lage Kassel“ ist gespeichert.").wait_for()
    assert opened.settle().serious() == []

    other = visit("/ozg", on=here, width=390)
    enter(other.page, "Ansichten")
    other.page.get_by_role("link", name="Lage Kassel").wait_for()
    tab_to(other.page, "Lage Kassel")
    with other.page.context.expect_page() as new:
        other.page.keyboard.press("Enter")
    seen = new.value
    seen.get_by_role("heading", name="Teilnahme", level=1).wait_for()
    seen.get_by_text("Regierungsbezirk: Kassel").first.wait_for()
    at_rest(seen)
    assert parse_qs(urlsplit(seen.url).query) == {"bezirk": ["Kassel"]}
    assert seen.url.startswith(here.url)


def test_a_comment_stands_in_the_alt_text_of_a_chart_in_its_picture_and_in_its_download(visit, fresh_server):
    here = fresh_server()
    opened = visit("/verlauf", on=here, width=390, color_scheme="dark")
    page = opened.page
    page.get_by_label("Wer trägt ein oder nimmt zurück?").fill("RP Kassel")
    press(page, "Tab")
    opened.settle()
    page.get_by_text("Anmerkungen zur Zeitachse").click()
    opened.settle()
    page.get_by_label("Tag oder Monat").fill("1/2023")
    page.get_by_role("textbox", name="Anmerkung", exact=True).fill("Wechsel auf Reifegrad 2.0")
    page.get_by_role("button", name="Anmerkung eintragen").click()
    page.get_by_text("Die Anmerkung zum Januar 2023 ist eingetragen.").wait_for()
    assert opened.settle().serious("annotation entered") == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

    said = "A1 Januar 2023: Wechsel auf Reifegrad 2.0"
    chart = visit("/ozg", on=here, width=390)
    page = chart.page
    assert said in page.get_by_role("figure").first.get_attribute("aria-label")
    assert page.locator(".js-plotly-plot .annotation-text", has_text=re.compile("^A1$")).count() == 1
    assert chart.serious("annotated") == []
    _, picture = download(page, page.get_by_role("button", name="Bild als SVG herunterladen").first)
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", picture.decode()))
    assert said in words
    page.get_by_text("Als Tabelle", exact=True).first.click()
    name, content = download(page, page.locator(".st-key-ozg-veroeffentlicht_csv button"))
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert Path(name).suffix == ".csv"
    assert [row["Anmerkung zur Zeitachse"] for row in rows].count(said) == 1


def test_the_stand_of_a_day_is_typed_stays_on_all_pages_and_can_be_left(visit):
    opened = visit("/hilfe")
    page, today = opened.page, datetime.now(BERLIN)
    page.get_by_role("button", name="Stand am").click()
    page.get_by_label("Stand am Ende des Tages").fill(f"{today:%d.%m.%Y}")
    assert opened.serious() == []
    page.keyboard.press("Enter")
    page.get_by_text(f"Sie sehen den Stand am {today:%d.%m.%Y}:").wait_for()
    page.wait_for_function("() => location.search.startsWith('?stand_am=')")

    page.locator("[data-testid=stTopNavLink]", has_text="Verlauf").click()
    page.get_by_role("heading", name="Verlauf", level=1).wait_for()
    opened.settle()
    assert parse_qs(urlsplit(page.url).query) == {"stand_am": [f"{today:%Y-%m-%d}"]}

    page.get_by_role("button", name="Zum neuesten Stand").click()
    page.get_by_text("Sie sehen den Stand am").wait_for(state="detached")
    page.wait_for_function("() => !location.search.includes('stand')")
