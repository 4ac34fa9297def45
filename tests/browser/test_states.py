"""What the pages are like when there is nothing to show, when somebody has no mouse, and after a link was shared."""

import pytest

from data.store import open_store
from pages.sitemap import HOME, MENU
from tests.browser import film
from tests.browser.keyboard import enter, press, tab_to
from tests.conftest import copied, serving
from tests.loaders.books import book

ADDRESSES = ["/" if entry is HOME else f"/{entry.path}" for entry in MENU]
CONFERENCE = [
    ["Regionalkonferenz Kassel am 5. Februar 2020"],
    ["Regierungsbezirk", "Teilnehmende", "Name"],
    ["Kassel", "mehr als 131", "Erika Mustermann"],
    ["Summe", 131, None],
]


@pytest.fixture(scope="module")
def emptied(server, tmp_path_factory):
    """A server whose sample data somebody removed: nothing is live, and nothing comes back."""
    folder = copied(server.data, tmp_path_factory.mktemp("leer") / "daten")
    store = open_store(f"sqlite:///{folder}/dashboard.sqlite")
    for revision in store.revisions():
        store.remove(revision.id, "Test") if any(c["new"] for c in revision.counts.values()) else None
    store.close()
    with serving(folder, folder.parent / "log.txt") as running:
        yield running


@pytest.mark.browser
@pytest.mark.parametrize("path", ADDRESSES)
def test_an_empty_page_says_what_to_do_and_keeps_nobody_out(visit, emptied, path):
    opened = visit(path, on=emptied)
    text = opened.page.locator("[data-testid='stMain']").inner_text()
    assert "Fehlernummer" not in text
    assert not opened.page.locator(".stPlotlyChart").count() or path in ("/", "/verlauf")
    assert opened.serious("empty") == []
    assert opened.foreign == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        ("/ozg?grundlage=Meldungen+der+Kommunen&themenfeld=Bildung", 390, "dark"),
        ("/?karte=OZG", 1440, "light"),
        ("/foerderung?stufe=volumen", 390, "light"),
        ("/foerderung?ansicht=Verteilung", 390, "light"),
        ("/foerderung?ansicht=Abfluss", 1440, "light"),
        ("/kommune?kommune=06531005&vergleich=Gleicher+Kreis", 390, "light"),
    ],
)
def test_every_choice_of_a_page_is_accessible(visit, path, width, scheme):
    opened = visit(path, width=width, color_scheme=scheme)
    assert opened.serious() == []
    assert opened.faint() == []
    assert opened.page.locator(".stPlotlyChart").count() > 0
    film.screens(opened, path)


@pytest.mark.browser
def test_demonstration_data_are_marked_wherever_they_are_drawn(visit):
    page = visit("/ozg?grundlage=Meldungen+der+Kommunen").page
    charts = page.locator(".stPlotlyChart").count()
    assert charts >= 4
    assert page.get_by_text("Demonstrationsdaten", exact=True).count() >= charts


@pytest.mark.browser
def test_no_label_of_a_figure_is_cut_off_on_a_phone(visit):
    page = visit("/", width=390).page
    cut = page.evaluate("""() => [...document.querySelectorAll("[data-testid=stMetric] .stMarkdownEllipsis")]
        .filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.innerText)""")
    assert page.get_by_label("Erklärung zu OZG-Leistungen online, aus den Meldungen · Demonstrationsdaten").count() == 1
    assert cut == []


@pytest.mark.browser
def test_the_main_journey_works_by_keyboard_alone(visit, fresh_server, tmp_path):
    file = tmp_path / "kassel.xlsx"
    file.write_bytes(book(Anwesenheit=CONFERENCE))
    visited = visit("/hochladen", on=fresh_server())
    page = visited.page
    page.on("filechooser", lambda chooser: chooser.set_files(str(file)))
    enter(page, "Durchsuchen")
    page.get_by_label("Wer übernimmt?").wait_for()
    visited.settle()
    tab_to(page, "Wer übernimmt?")
    page.keyboard.type("RP Kassel")
    enter(page, "Übernehmen")
    page.get_by_text("Revision 5").first.wait_for()
    press(page, "Home")
    enter(page, "Teilnahme")
    page.get_by_role("figure", name="und Kassel: mehr als 131").wait_for()
    enter(page, "Verlauf", limit=150)
    page.get_by_role("heading", name="Revision 5").wait_for()
    enter(page, "Revision 5 zurücknehmen")
    page.get_by_role("button", name="Revision 5 rückgängig machen").wait_for()
    enter(page, "Revision 5 rückgängig machen")
    page.get_by_role("heading", name="Revision 6").wait_for()
    enter(page, "Teilnahme", limit=150)
    page.get_by_role("figure", name="und Kassel: rund 120").wait_for()
