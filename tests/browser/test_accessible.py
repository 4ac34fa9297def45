"""Accessible to the letter: dialogs and running pages, forced colours, less motion, the foot, and what is left in English."""

import re

import pytest

from pages.barrierefreiheit.exceptions import ENGLISH as DECLARED
from pages.barrierefreiheit.exceptions import EXCEPTIONS
from pages.sitemap import FOOT, NAME
from tests.browser.keyboard import enter
from tests.browser.rest import at_rest
from tests.browser.test_frame import ENGLISH, OWN_WORDS

pytestmark = pytest.mark.browser

VIEWS = {
    "Rollen": "Was darf welche Rolle?", "Sitzungen": "Welche Sitzungen sind offen?", "Protokoll": "Was ist geschehen?",
    "Personen": "Wie lange wird was aufbewahrt?",
}  # fmt: skip
"""Of the page Verwaltung, each with a heading of its own."""


@pytest.mark.parametrize("path", sorted({"/hilfe", *(barrier.path for barrier in EXCEPTIONS)}))
def test_the_declared_barriers_are_those_that_are_there(visit, path):
    """If one is gone, the framework has mended it: strike it from the Erklärung."""
    found = visit(path, width=720, height=450).barriers()

    assert set(found) == {barrier.rule for barrier in EXCEPTIONS if barrier.path == path}


def test_open_boxes_and_a_page_that_still_runs_keep_nobody_out(visit):
    opened = visit("/foerderung", settle=False)
    opened.page.wait_for_selector("h1")
    assert opened.serious() == []
    opened.settle()
    for name in ("Ansichten", "Stand am …", "Ohne Anmeldung"):
        opened.page.get_by_role("button", name=name).click()
        opened.page.locator("[data-testid=stPopoverBody]").wait_for()
        assert opened.settle().serious(name) == []
        opened.page.keyboard.press("Escape")
        opened.page.locator("[data-testid=stPopoverBody]").wait_for(state="hidden")
        opened.settle()
    opened.page.locator(".stMultiSelect input").first.click()
    opened.page.get_by_role("option").first.wait_for()
    assert opened.serious() == []


def test_every_view_of_verwaltung_keeps_nobody_out_on_a_phone(visit):
    opened = visit("/verwaltung", width=390, height=800, color_scheme="dark")
    for view, heading in VIEWS.items():
        opened.page.goto(f"{opened.home}/verwaltung?verwaltung={view}")
        opened.page.get_by_role("heading", name=heading).wait_for()
        assert opened.settle().serious(view) == []
        assert opened.page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_forced_colours_leave_edges_bars_and_a_focus(visit):
    opened = visit("/teilnahme", forced_colors="active")
    page = opened.page

    assert opened.serious() == []
    button = page.locator("[data-testid^=stBaseButton]").first
    assert button.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1
    painted = page.locator(".stPlotlyChart .points path").first
    assert painted.evaluate("e => getComputedStyle(e).forcedColorAdjust") == "none"
    covers = (
        "() => [...document.querySelectorAll('.stPlotlyChart :is(.drag, .bg)')].map((e) => getComputedStyle(e).fill)"
    )
    assert set(page.evaluate(covers)) <= {"rgba(0, 0, 0, 0)", "rgb(0, 0, 0)"}  # nothing lies over the bars
    words = page.locator(".stPlotlyChart .annotation-text").first
    assert words.evaluate("e => getComputedStyle(e).fill") == page.evaluate(
        "() => { const e = document.createElement('i'); e.style.color = 'CanvasText'; document.body.append(e);"
        " const c = getComputedStyle(e).color; e.remove(); return c; }"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_who_wants_less_motion_gets_none(visit):
    opened = visit("/teilnahme", reduced_motion="reduce")

    moving = opened.page.evaluate(
        "() => [...document.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e);"
        " return [s.transitionDuration, s.animationDuration].some((d) => d.split(', ').some((t) => parseFloat(t) > 0.001)); })"
        ".map((e) => e.className.toString())"
    )
    assert moving == []
    layouts = opened.page.evaluate(
        "() => [...document.querySelectorAll('.js-plotly-plot')].map((e) => e.layout.transition)"
    )
    assert layouts
    assert not any(layout and layout.get("duration") for layout in layouts)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_foot_is_reached_by_keyboard_and_leads_to_pages_for_everybody(visit, width):
    opened = visit("/datenschutz?stand=1", width=width)
    page = opened.page
    foot = page.locator(".st-key-fuss")

    assert foot.locator("a:visible").all_inner_texts() == [entry.title for entry in FOOT]
    assert all(
        box.bounding_box()["x"] + box.bounding_box()["width"] <= width for box in foot.locator("a:visible").all()
    )
    page.get_by_role("heading", level=1).click()
    enter(page, "Impressum")
    page.get_by_role("heading", name="Impressum", level=1).wait_for()
    opened.settle()
    assert page.title() == f"Impressum – {NAME}"
    assert (
        page.locator("[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]").filter(has_text="Impressum").count()
        == 0
    )


def english(page) -> set[str]:
    """The words of the framework on the page that are English; some come a moment later."""
    at_rest(page)
    page.wait_for_timeout(400)
    return {word for word in page.evaluate(OWN_WORDS) if ENGLISH.search(word) or re.search("selected|available", word)}


def test_no_english_is_left_but_what_is_declared(visit):
    found = set()
    opened = visit("/foerderung")
    page = opened.page
    page.locator(".stMultiSelect input").first.click()
    page.get_by_role("option").first.wait_for()
    found |= english(page)
    page.keyboard.type("zzz")
    page.get_by_text("Keine Treffer").wait_for()
    found |= english(page)
    page.keyboard.press("Escape")
    page.get_by_text("Belege: Zeilen und Zellen").first.click()
    grid = page.locator("[data-testid=stDataFrame] canvas").first
    grid.wait_for()
    grid.hover(force=True)
    found |= english(page)
    grid.click(force=True, button="right", position={"x": 60, "y": 12})
    found |= english(page)
    page.keyboard.press("Escape")
    page.locator(".stPlotlyChart").first.hover(force=True)
    found |= english(page)
    page.goto(f"{opened.home}/hochladen")
    opened.settle()
    page.locator("input[type=file]").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"x"})
    page.get_by_role("heading", name="a.pdf").wait_for()
    found |= english(page)

    assert found == set(DECLARED)
