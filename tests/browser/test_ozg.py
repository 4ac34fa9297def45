"""The views of the reports in a real browser: they keep nobody out on a phone, and the chosen rule stays in the address."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest

pytestmark = pytest.mark.browser

REPORTS = "/ozg?grundlage=Meldungen%20der%20Kommunen"


@pytest.mark.parametrize(
    "query",
    [
        "ansicht=Zählweisen",
        "ansicht=Kommunen und Leistungen&kreis=Main-Kinzig-Kreis",
        "ansicht=Letzte Meile",
        "ansicht=Tempo",
    ],
)
def test_a_view_on_a_phone_keeps_nobody_out_and_needs_no_sideways_scrolling(visit, query):
    opened = visit(f"{REPORTS}&{quote(query, safe='=&')}", width=390, height=800, color_scheme="dark")
    main = opened.page.locator("[data-testid=stMain]")

    assert opened.page.locator(".stPlotlyChart").count()
    assert opened.serious() == []
    assert opened.foreign == []
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_the_chosen_rule_travels_from_view_to_view_and_in_the_link(visit):
    visited = visit(REPORTS)
    page = visited.page
    page.get_by_role("combobox", name="Zählweise").click()
    page.get_by_role("option", name="Flächendeckend").click()
    visited.settle()
    page.get_by_role("radio", name="Tempo").click()
    page.get_by_role("heading", name="Wie schnell geht es voran").wait_for()
    visited.settle()

    asked = parse_qs(urlsplit(page.url).query)
    assert (asked["zaehlweise"], asked["ansicht"]) == (["Flächendeckend"], ["Tempo"])
    assert "Zählweise: Flächendeckend (Fassung 1)" in page.inner_text("[data-testid=stMain]")

    copied = visit(urlsplit(page.url).path + "?" + urlsplit(page.url).query).page
    assert "Nach der Zählweise Flächendeckend am 31.12.2022" in copied.inner_text("[data-testid=stMain]")
