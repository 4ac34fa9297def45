"""The door in a real browser: each state of the sign-in by keyboard, on a phone, in the dark, and back to the page asked for."""

from pathlib import Path

import pytest

from tests.browser.film import FOLDER
from tests.browser.keyboard import enter
from tests.browser.rest import at_rest
from tests.conftest import serving
from tests.signin.conftest import providing, secrets_file

pytestmark = pytest.mark.browser

IDLE = "5"
"""Minutes; so few that each page says from the start that the session will end."""

SILENT = """
[auth.still]
client_id = "dashboard"
client_secret = "geheim-nur-im-test"
server_metadata_url = "http://127.0.0.1:9/.well-known/openid-configuration"
[providers]
still = "einem Dienst, der schweigt"
"""

ROLES = {"": "no role", "lesen": "Leser", "verwalten": "Verwalter"}
LOOKS = {"desk": {"width": 1440}, "phone": {"width": 390, "color_scheme": "dark"}}


@pytest.fixture(scope="module")
def house(server, tmp_path_factory):
    """A server with the samples whose sessions are short, and its providers, one of which does not answer."""
    folder = tmp_path_factory.mktemp("door")
    with providing() as provider:
        secrets = secrets_file(folder, provider.home)
        secrets.write_text(secrets.read_text() + SILENT, encoding="utf-8")
        settings = {"STREAMLIT_SECRETS_FILES": str(secrets), "DASHBOARD_IDLE_MINUTES": IDLE}
        with serving(folder / "daten", folder / "log.txt", **settings) as running:
            yield running, provider


def looked_at(opened, name, look):
    """Nobody is kept out of this state, and nothing stands beside the screen."""
    page = opened.page
    if FOLDER:
        page.screenshot(path=Path(FOLDER) / f"{name}-{look}.png", full_page=True)
    assert opened.serious(name) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look]["width"]
    assert page.evaluate("document.documentElement.lang") == "de"


def came_in(visit, house, look, path, group, sub):
    """Somebody who has asked for a page and signed in by keyboard."""
    running, provider = house
    provider.vouch(groups=[group] if group else [], sub=sub, name=sub.title())
    opened = visit(path, on=running, **LOOKS[look])
    assert opened.page.get_by_role("heading", name="Anmelden", level=1).is_visible()
    enter(opened.page, "Anmelden")
    opened.page.get_by_role("heading", name="Anmelden", level=1).wait_for(state="detached")
    opened.role = ROLES[group]
    return opened.settle()


@pytest.mark.parametrize("look", LOOKS)
def test_strangers_find_the_way_in_and_hear_when_it_is_closed(visit, house, look):
    opened = visit("/foerderung?stand=2", on=house[0], **LOOKS[look])
    page = opened.page
    looked_at(opened, "anmelden", look)
    assert page.title().startswith("Förderung")
    enter(page, "Anmelden bei einem Dienst, der schweigt")
    page.get_by_role("heading", name="Anmeldung nicht möglich").wait_for()
    looked_at(opened, "anmeldedienst-schweigt", look)
    page.get_by_role("link", name="Zurück").press("Enter")
    page.get_by_role("heading", name="Anmelden", level=1).wait_for()


@pytest.mark.parametrize("look", LOOKS)
def test_somebody_without_a_role_is_told_so(visit, house, look):
    opened = came_in(visit, house, look, "/teilnahme", "", f"neu-{look}")
    assert opened.page.get_by_role("heading", name="Noch keine Rolle", level=1).is_visible()
    looked_at(opened, "keine-rolle", look)


@pytest.mark.parametrize("look", LOOKS)
def test_who_signs_in_comes_back_stays_and_leaves(visit, house, look):
    asked = "/verwaltung?verwaltung=Sitzungen"
    opened = came_in(visit, house, look, asked, "lesen", f"anna-{look}")
    page = opened.page
    assert page.url == f"{house[0].url}{asked}"
    assert page.get_by_role("heading", name="Keine Berechtigung", level=1).is_visible()
    told = page.get_by_role("alert").filter(has_text="Ihre Sitzung endet in")
    assert told.is_visible()
    looked_at(opened, "keine-berechtigung", look)
    enter(page, "Angemeldet bleiben")
    opened.settle()
    assert "Ihre Sitzung endet in 5 Minuten." in told.inner_text()

    other = came_in(visit, house, look, "/teilnahme", "lesen", f"anna-{look}").page
    at_rest(page)
    page.get_by_role("button", name=f"Anna-{look.title()}").press("Enter")
    box = page.get_by_test_id("stPopoverBody")
    box.get_by_text("diese hier").wait_for()
    opened.settle()
    assert box.get_by_role("listitem").count() == 2
    looked_at(opened, "meine-sitzungen", look)
    enter(page, "Alle meine Sitzungen beenden")
    page.get_by_role("heading", name="Anmelden", level=1).wait_for()
    other.reload()
    other.get_by_text("Sie haben sich abgemeldet").wait_for()
    at_rest(other)
    assert other.locator(".stPlotlyChart").count() == 0


def test_a_verwalter_ends_all_sessions_of_somebody(visit, house):
    people = [came_in(visit, house, "desk", "/kommune?kommune=Hanau", "lesen", "bert") for _ in range(2)]
    assert people[0].page.url.endswith("/kommune?kommune=Hanau")
    chief = came_in(visit, house, "desk", "/verwaltung?verwaltung=Sitzungen", "verwalten", "chefin")
    chief.page.get_by_role("button", name="Alle Sitzungen von Bert").press("Enter")
    chief.page.get_by_text("Alle Sitzungen von Bert sind beendet").wait_for()
    for each in people:
        each.page.reload()
        each.page.get_by_text("von der Verwaltung des Dashboards beendet").wait_for()
    looked_at(people[0].settle(), "beendet", "desk")
