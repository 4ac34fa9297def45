"""From a number to its cell in a real browser: by mouse, by keyboard, and onward to a filter that stands in the address."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.keyboard import choose, press
from tests.browser.rest import at_rest
from tests.conftest import copied
from tests.pages.test_proof import take_over

pytestmark = pytest.mark.browser


TILE = """(kreis) => {
  for (const map of document.querySelectorAll(".js-plotly-plot")) {
    const { xaxis, yaxis } = map._fullLayout, points = map._fullData.at(-1), at = Array.from(points.ids || []).indexOf(kreis);
    if (at < 0) continue;
    map.scrollIntoView({ block: "center" });
    const box = map.getBoundingClientRect();
    return [box.left + xaxis._offset + xaxis.l2p(points.x[at]), box.top + yaxis._offset + yaxis.l2p(points.y[at])];
  }
}"""
"""Where the tile of a Kreis lies on the screen."""


def asked(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def click(page, place: int, chart: int = 0) -> None:
    """Click into the middle of a bar."""
    bar = page.locator(".stPlotlyChart").nth(chart).locator(".bars .point").nth(place)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_bar_opens_its_rows_then_filters_the_page_and_the_link_can_be_copied(visit):
    visited = visit("/teilnahme")
    page = visited.page
    click(page, 2)
    page.get_by_text("Teilnahme: 1 Zeile im Ausschnitt.").wait_for()
    assert visited.settle().serious("a bar chosen, rows open") == []
    assert page.get_by_role("combobox", name="Belege zu").input_value() == "Regierungsbezirk Kassel"

    page.get_by_role("button", name="Nur Regierungsbezirk Kassel zeigen").click()
    page.get_by_role("button", name="Filter aufheben: Regierungsbezirk Kassel").wait_for()
    page.wait_for_function("() => location.search.includes('bezirk=Kassel')")
    linked = visit(urlsplit(page.url).path + "?" + urlsplit(page.url).query).page
    assert "Auswahl: Reihe: Regionalkonferenzen 2020; Regierungsbezirk: Kassel" in linked.inner_text(
        "[data-testid=stMain]"
    )

    page.get_by_role("button", name="Filter aufheben: Regierungsbezirk Kassel").click()
    page.wait_for_function("() => !location.search.includes('bezirk')")


def test_the_same_by_keyboard_alone(visit):
    page = visit("/foerderung").page
    page.locator("summary", has_text="Belege: Zeilen und Zellen").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Belege zu").first.wait_for()
    choose(page, "Belege zu", "Modellkommunen")
    button = page.get_by_role("button", name="Nur Programm OZG-Modellkommunen")
    button.wait_for()
    at_rest(page)
    button.focus()
    press(page)
    page.wait_for_function("() => location.search.includes('programm=')")

    assert asked(page)["programm"][0].startswith("OZG-Modellkommunen")


def test_a_tile_shows_the_kommunen_of_its_kreis_and_the_link_does_too(visit, server, fresh_server, tmp_path):
    take_over(copied(server.data, tmp_path / "daten"))
    listed = fresh_server(data=tmp_path / "daten")
    visited = visit("/teilnahme?bezirk=Kassel", on=listed)
    page = visited.page
    page.evaluate(TILE, "06631")
    visited.settle()
    page.mouse.click(*page.evaluate(TILE, "06631"))
    page.wait_for_function("() => location.search.includes('kreis=Landkreis+Fulda')")
    page.get_by_role("table", name="Landkreis Fulda: Welche Kommunen waren vertreten?").wait_for()
    assert visited.settle().serious("a tile chosen") == []

    linked = visit("/teilnahme?kreis=Landkreis+Fulda", on=listed).page
    assert "Von 24 Kommunen" in linked.inner_text("[data-testid=stMain]")
