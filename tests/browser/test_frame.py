"""The frame in a real browser: every page by its address, in German, asking nobody else, for everybody."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from pages.sitemap import HOME, MENU, NAME, PAGES
from tests.browser import film
from tests.browser.keyboard import press

pytestmark = pytest.mark.browser

ADDRESSES = [("/" if entry is HOME else f"/{entry.path}", entry.title) for entry in PAGES]

ENGLISH = re.compile(
    r"\b(the|and|of|to|is|are|your|you|this|with|for|choose|option|options|press|enter|apply|upload|browse|files?|drag|drop|"
    r"search|download|show|hide|columns?|close|open|sort|ascending|descending|remove|clear|select|all|fullscreen|zoom|"
    r"reset|axes|view|loading|running|stop|settings|sidebar|collapse|expand|expanded|heading|results?|increment|"
    r"decrement|page|not|found|error|error:|pages|help|previous|next|month|date|row|rows|index|chart|table|data|value|plot|"
    r"start|end|menu|progress|multiselect|selectbox)\b",
    re.IGNORECASE,
)

# All words that the browser shows or speaks and that no page wrote: Streamlit's and plotly's own.
OWN_WORDS = """() => {
  const content = "[data-testid=stMarkdownContainer], [data-testid=stCaptionContainer], [data-testid=stTable], canvas,"
    + " .stPlotlyChart .main-svg, script, style, input, pre, code, [data-testid=stFileUploaderFileName],"
    + " [data-testid=stIconMaterial][aria-hidden=true], [data-testid=stSelectboxVirtualDropdown]";
  const button = (node) => node.parentElement.closest("button") && !node.parentElement.closest("[aria-hidden=true]");
  const words = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.data.trim() && node.parentElement && (!node.parentElement.closest(content) || button(node)))
      words.add(node.data.trim());
  for (const element of document.body.querySelectorAll("*"))
    for (const name of ["aria-label", "title", "placeholder", "data-title", "aria-roledescription"])
      if (element.getAttribute(name)) words.add(element.getAttribute(name));
  return [...words];
}"""


def complaints(opened) -> list[str]:
    """What the browser complained about; Streamlit asks where its server is, and a 404 there is its answer."""
    return [text for text in opened.complaints if "404 (Not Found)" not in text]


@pytest.mark.parametrize(("path", "title"), ADDRESSES)
def test_every_page_is_german_keeps_nobody_out_and_asks_nobody_else(visit, path, title):
    opened = visit(path)

    assert opened.page.evaluate("document.documentElement.lang") == "de"
    assert opened.page.title() == f"{title} – {NAME}"
    assert opened.page.locator("h1").count() == 1
    assert opened.foreign == []
    assert complaints(opened) == []
    assert [word for word in opened.page.evaluate(OWN_WORDS) if ENGLISH.search(word)] == []
    assert opened.serious() == []
    assert opened.faint() == []
    film.screens(opened, path)
    opened.page.set_viewport_size({"width": 720, "height": 450})  # what is left of the screen at 200 %
    opened.settle()
    assert opened.serious() == []
    assert opened.page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth") <= 0


@pytest.mark.parametrize("path", ["/uebersicht", "/teilnahme", "/verwaltung"])
def test_the_very_first_visit_after_a_start_shows_the_page_asked_for(visit, fresh_server, path):
    title = next(entry.title for entry in PAGES if path == f"/{entry.path}")

    opened = visit(path, on=fresh_server(warm=False))

    assert opened.page.title() == f"{title} – {NAME}"
    assert opened.page.get_by_role("dialog").count() == 0
    assert opened.page.locator("[data-testid=stTopNavLink][aria-current=page]").inner_text() == title


def test_an_unknown_address_says_so_in_german_and_leads_back(visit):
    opened = visit("/gibt-es-nicht", settle=False)

    assert opened.page.get_by_role("heading", name="Diese Seite gibt es nicht").is_visible()
    assert opened.serious("unknown address") == []
    opened.page.get_by_role("link", name="Förderung").click()
    opened.page.get_by_role("heading", name="Förderung", level=1).wait_for()
    assert opened.settle().page.title().startswith("Förderung")


def test_an_older_stand_is_in_the_address_stays_on_all_pages_and_can_be_left(visit):
    opened = visit("/?stand=1")
    page = opened.page
    assert "Sie sehen einen früheren Stand" in page.inner_text("main, [data-testid=stMain]")

    page.locator("[data-testid=stTopNavLink]", has_text="Verlauf").click()
    page.get_by_role("heading", name="Verlauf", level=1).wait_for()
    opened.settle()
    assert parse_qs(urlsplit(page.url).query)["stand"] == ["1"]

    page.get_by_role("button", name="Zum neuesten Stand").click()
    page.get_by_text("Sie sehen einen früheren Stand").wait_for(state="detached")
    page.wait_for_function("() => !location.search.includes('stand')")


def test_back_shows_the_page_as_it_was_left(visit):
    visited = visit("/teilnahme?bezirk=Kassel&stand=1")
    page, before = visited.page, visited.page.evaluate("history.length")
    page.locator("[data-testid=stTopNavLink]", has_text="Förderung").click()
    page.get_by_role("heading", name="Förderung", level=1).wait_for()
    visited.settle()
    assert page.evaluate("history.length") == before + 1  # Streamlit alone makes up to three entries

    page.go_back()
    page.get_by_role("heading", name="Teilnahme", level=1).wait_for()
    visited.settle()

    assert parse_qs(urlsplit(page.url).query) == {"bezirk": ["Kassel"], "stand": ["1"]}
    assert "Regierungsbezirk: Kassel" in page.inner_text("[data-testid=stMain]")


def test_the_chooser_puts_the_stand_into_the_address(visit):
    page = visit("/hilfe").page

    page.get_by_role("combobox", name="Stand der Daten").click()
    page.get_by_role("option", name=re.compile("^Nr. 1 ")).click()

    page.get_by_text("Sie sehen einen früheren Stand").wait_for()
    page.wait_for_function("() => location.search === '?stand=1'")

    page.go_back()
    page.get_by_text("Sie sehen einen früheren Stand").wait_for(state="detached")
    page.wait_for_function("() => location.search === ''")


@pytest.mark.parametrize("path", [path for path, _ in ADDRESSES])
def test_a_small_phone_in_the_dark_keeps_nobody_out_and_needs_no_sideways_scrolling(visit, path):
    opened = visit(path, width=320, height=800, color_scheme="dark")
    page = opened.page

    assert opened.serious() == []
    assert opened.faint() == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_a_table_on_a_phone_stands_in_full_with_the_name_of_each_cell(visit):
    page = visit("/hilfe", width=390, height=800).page
    table = page.get_by_role("table", name="Spalten von Teilnahme")

    assert table.locator("..").evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    cell = table.locator("tbody tr").first.locator("td").nth(3)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Beispiel: "'
    assert cell.is_visible()


def test_the_focus_of_a_filter_stands_around_its_whole_box(visit):
    page = visit("/teilnahme").page
    page.get_by_role("combobox", name="Regierungsbezirk").focus()

    outlines = (
        "[document.activeElement.closest('[role=group]'), document.activeElement]"
        ".map((each) => getComputedStyle(each).outlineStyle)"
    )
    page.wait_for_function(f"() => {outlines}[0] === 'solid'")
    assert page.evaluate(outlines) == ["solid", "none"]


def test_the_menu_of_a_phone_leads_to_every_page(visit):
    page = visit("/", width=390, height=800).page

    page.get_by_role("button", name="Menü öffnen").click()
    links = page.locator("[data-testid=stSidebarNavLink]")
    links.nth(len(MENU) - 1).wait_for()

    assert [text.strip() for text in links.all_inner_texts()] == [entry.title for entry in MENU]


def test_the_keyboard_reaches_the_navigation_with_a_focus_that_can_be_seen(visit):
    page = visit("/hilfe").page

    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.innerText || e.getAttribute('aria-label'), s.outlineStyle, parseFloat(s.outlineWidth)]; }"
        )
        if focused[0] == "Teilnahme":
            break

    assert focused == ["Teilnahme", "solid", 3]
    press(page)
    page.wait_for_url("**/teilnahme")


def test_the_dashboard_works_under_a_path(visit, fresh_server):
    below = fresh_server(STREAMLIT_SERVER_BASE_URL_PATH="kommunen")

    opened = visit("/kommunen/teilnahme?stand=1", on=below)
    opened.page.locator("[data-testid=stTopNavLink]", has_text="Hilfe").click()
    opened.page.wait_for_url("**/kommunen/hilfe?stand=1")

    assert opened.settle().page.title() == f"Hilfe – {NAME}"
    assert opened.foreign == []
    assert complaints(opened) == []


def test_a_broken_store_is_told_in_german_with_a_number_for_the_log(visit, fresh_server, tmp_path):
    (tmp_path / "dashboard.sqlite").write_bytes(b"this is no database, not even nearly" * 100)
    broken = fresh_server(data=tmp_path, warm=False)

    opened = visit("/", on=broken, settle=False)
    alert = opened.page.get_by_role("alert").filter(has_text="Fehlernummer")
    alert.wait_for()

    number = re.search(r"Fehlernummer\s+([0-9a-f]{8})", alert.inner_text()).group(1)
    assert number in broken.output()
    assert opened.serious("error") == []
    assert "Traceback" not in opened.page.inner_text("body")
    assert opened.page.request.get(f"{broken.url}/ready").status == 503
