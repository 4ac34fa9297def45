"""Signing in from end to end in a real browser, with a provider that others use (Canaille), by keyboard."""

import subprocess
import sys
import time

import pytest
import requests

from tests.browser import film
from tests.browser.keyboard import choose, enter, soon
from tests.canaille_server import CLIENT, PASSWORD, SECRET
from tests.conftest import PATIENCE, ROOT
from tests.ports import free_port

pytestmark = pytest.mark.browser

SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "nur-im-test-0123456789abcdef0123456789abcdef"
[auth.behoerde]
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"
client_kwargs = {{ prompt = "", scope = "openid profile email groups" }}
[providers]
behoerde = "der Behörde"
[roles]
claim = "groups"
[roles.groups]
ozg-verwaltung = "verwalter"
"""


@pytest.fixture
def house(fresh_server, tmp_path):
    """A server, and Canaille that knows it: Anna is Verwalter by her group, Bert has no role."""
    port = free_port()
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(SECRETS.format(client=CLIENT, secret=SECRET, provider=port), encoding="utf-8")
    running = fresh_server(STREAMLIT_SECRETS_FILES=str(secrets))
    command = [sys.executable, "-m", "tests.canaille_server", str(port), running.url]
    provider = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/login")
        yield running
    finally:
        provider.kill()
        provider.wait()


def _wait(address: str) -> None:
    """Until somebody answers there."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            requests.get(address, timeout=PATIENCE)
            return
        except requests.ConnectionError:
            assert time.monotonic() < deadline, "The provider does not answer."
            time.sleep(0.2)


def signed_in(visit, house, who, **options):
    """Somebody at the first page, through the provider, without a mouse on our side."""
    opened = visit("/", on=house, **options)
    page = opened.page
    assert opened.foreign == []
    assert opened.serious("signed out") == []
    film.screens(opened, "/anmelden")
    enter(page, "Anmelden bei der Behörde", limit=30, whole=True)
    page.wait_for_selector("input[name=login]")
    for field, value in (("login", who), ("password", PASSWORD)):
        page.fill(f"input[name={field}]", value)
        page.keyboard.press("Enter")
    page.wait_for_url(f"{house.url}/")
    opened.role = {"anna": "Verwalter", "bert": "no role"}[who]
    return opened.settle()


def test_a_role_is_given_and_a_session_ended_on_an_open_page(visit, house):
    bert = signed_in(visit, house, "bert", width=390)
    assert bert.page.get_by_role("heading", name="Noch keine Rolle").is_visible()
    assert bert.serious() == []
    anna = signed_in(visit, house, "anna")
    page = anna.page

    page.goto(f"{house.url}/verwaltung")
    anna.settle()
    assert anna.serious() == []
    choose(page, "Person", "Bert")
    choose(page, "Rolle", "Leser")
    anna.settle()
    page.get_by_role("button", name="Rolle eintragen").press("Enter")
    page.get_by_text("hat jetzt die Rolle Leser").wait_for()
    film.screens(anna, "/verwaltung")

    bert.page.goto(f"{house.url}/teilnahme")
    bert.settle()
    assert bert.page.get_by_role("heading", name="Teilnahme", level=1).is_visible()
    assert bert.page.get_by_role("link", name="Verwaltung").count() == 0

    page.goto(f"{house.url}/verwaltung?verwaltung=Sitzungen")
    anna.settle()
    assert anna.serious() == []
    began = time.monotonic()
    page.get_by_role("button", name="Beenden").press("Enter")
    bert.page.get_by_text("von der Verwaltung des Dashboards beendet").wait_for(timeout=60_000)
    assert time.monotonic() - began < 60
    bert.settle()
    assert bert.page.locator(".stPlotlyChart").count() == 0

    page.goto(f"{house.url}/verwaltung?verwaltung=Protokoll")
    anna.settle()
    assert anna.serious() == []
    film.screens(anna, "/verwaltung?verwaltung=Protokoll")
    page.get_by_role("button", name="Anna Beispiel").press("Enter")
    page.get_by_role("button", name="Abmelden").press("Enter")
    page.get_by_role("heading", name="Anmelden").wait_for()
    assert soon(
        page, lambda: not [each for each in page.context.cookies() if each["name"].startswith("_streamlit_user")]
    )
