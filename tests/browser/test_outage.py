"""In a real browser: the store goes away while a page is open, and the page comes back without anybody's help."""

import sqlite3

import pytest

from pages.sitemap import MENU
from tests.browser import film
from tests.browser.conftest import PATIENCE
from tests.browser.rest import at_rest
from tests.test_outage import KNOWN, SILENT

pytestmark = pytest.mark.browser


def test_a_page_tells_of_an_outage_and_comes_back_by_itself(visit, fresh_server):
    running = fresh_server()
    opened = visit("/teilnahme", on=running)
    charts = opened.page.locator(".stPlotlyChart").count()
    other = sqlite3.connect(running.data / "dashboard.sqlite", timeout=PATIENCE / 1000)
    other.execute("BEGIN EXCLUSIVE")
    opened.page.get_by_text("Kassel", exact=True).first.wait_for()
    opened.page.locator("[data-testid=stTopNavLink]", has_text="Übersicht").click()
    opened.page.locator("[data-testid=stTopNavLink]", has_text="Teilnahme").click()
    notice = opened.page.get_by_role("alert").filter(has_text=SILENT)
    notice.wait_for()  # within how many seconds it must stand there: tests/test_outage.py
    opened.settle()

    assert KNOWN in notice.inner_text()
    assert opened.page.locator(".stPlotlyChart").count() == charts
    assert opened.serious("outage") == []
    film.screens(opened, "/teilnahme?ausfall=1")
    opened.page.set_viewport_size({"width": 390, "height": 844})
    opened.page.emulate_media(color_scheme="dark")
    for entry in MENU:
        opened.page.goto(f"{running.url}/{entry.path}")
        opened.page.get_by_role("alert").filter(has_text=SILENT).first.wait_for()
        at_rest(opened.page)
        assert opened.serious("outage") == []
    opened.page.goto(f"{running.url}/teilnahme")
    notice.wait_for()
    other.rollback()
    other.close()
    notice.wait_for(state="detached")
    assert opened.settle().page.locator(".stPlotlyChart").count() == charts
