"""After signing in: back to the page that was asked for, never elsewhere; and the ways out, here and on every device."""

from urllib.parse import quote

import pytest
import requests

from pages.shell import returning
from pages.sitemap import PAGES
from tests.signin.conftest import PATIENCE, begun
from tests.visitor import Visitor

OURS = {
    "/": "/",
    "/teilnahme": "/teilnahme",
    "/uebersicht?stand=2": "/?stand=2",
    "/foerderung?ansicht=Abfluss&programm=a&programm=b": "/foerderung?ansicht=Abfluss&programm=a&programm=b",
    "/kommune?kommune=Bad+Homburg%20v.%20d.%20H%C3%B6he": "/kommune?kommune=Bad+Homburg+v.+d.+H%C3%B6he",
    "/ozg?x=https://evil.example": "/ozg?x=https%3A%2F%2Fevil.example",
    "/ozg?a=b#https://evil.example": "/ozg?a=b%23https%3A%2F%2Fevil.example",
    "/ozg?a=\r\nLocation: https://evil.example": "/ozg?a=%0D%0ALocation%3A+https%3A%2F%2Fevil.example",
    "/impressum": "/impressum",
}
FOREIGN = (
    "", "teilnahme", "//evil.example", "//evil.example/teilnahme", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "https://evil.example", "https:/evil.example", "https:evil.example", "javascript:alert(1)", "data:text/html,x",
    "/teilnahme/../../evil", "/teilnahme/", "/teilnahme\r\nSet-Cookie: a=b", "/@evil.example", "/.evil.example",
    "/%2f%2fevil.example", "/%5cevil.example", "\t//evil.example", " /teilnahme", "/\t/evil.example", "/auth/logout",
    "/auth/login?provider=x", "/oauth2callback?code=x", "/media/x.xlsx", "/nirgends", "/teilnahme;a", "/TEILNAHME",
    "/teilnahme" + "?" + "a" * 2000, "/teilnahme\0", "http://127.0.0.1:8501/teilnahme", "?a=b", "#", "\u2215evil",
)  # fmt: skip


@pytest.mark.parametrize("asked", OURS)
def test_a_page_of_ours_is_gone_back_to_with_what_was_chosen(asked):
    assert returning.address(asked, "") == OURS[asked]
    assert returning.address(f"/weg/dashboard{asked}", "/weg/dashboard") == f"/weg/dashboard{OURS[asked]}"


@pytest.mark.parametrize("asked", FOREIGN)
def test_nothing_else_is(asked):
    assert returning.address(asked, "") == ""
    assert returning.address(asked, "/weg") == ""


def test_every_page_has_its_way_back():
    assert all(returning.address(f"/{entry.path}", "") for entry in PAGES)


def led_to(guarded, provider, **cookies):
    """The answer with which somebody comes back from the provider, with such cookies in the browser."""
    provider.vouch(groups=["lesen"])
    web = requests.Session()
    web.cookies.update(cookies)
    asked = web.get(begun(guarded), timeout=PATIENCE, allow_redirects=False)
    back = web.get(asked.headers["Location"], timeout=PATIENCE, allow_redirects=False).headers["Location"]
    return web.get(back, timeout=PATIENCE, allow_redirects=False)


def test_the_provider_leads_back_to_what_was_asked_for_once(guarded, provider):
    answer = led_to(guarded, provider, ziel=quote("/foerderung?ansicht=Abfluss", safe=""))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/foerderung?ansicht=Abfluss")
    gone = [each for each in answer.headers["Set-Cookie"].split(", ") if each.startswith("ziel=")]
    assert gone == ["ziel=; Max-Age=0; Path=/; SameSite=Lax"]


@pytest.mark.parametrize("name", returning.COOKIES)
@pytest.mark.parametrize("asked", ["//evil.example", "https://evil.example/teilnahme", "/a\r\nX: y"])
def test_nobody_is_led_elsewhere(guarded, provider, name, asked):
    answer = led_to(guarded, provider, **{name: quote(asked, safe="")})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert "X" not in answer.headers


def test_a_sign_in_that_fails_leads_to_the_first_page(guarded):
    answer = requests.get(
        f"{guarded.url}/oauth2callback?code=x&state=y", cookies={"ziel": "%2Fverwaltung"}, timeout=PATIENCE,
        allow_redirects=False,
    )  # fmt: skip
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_signs_nobody_out_or_in(guarded, sign_in, site):
    web = sign_in("lesen")
    for path in ("/auth/logout", begun(guarded).removeprefix(guarded.url)):
        answer = web.get(guarded.url + path, headers={"Sec-Fetch-Site": site}, timeout=PATIENCE, allow_redirects=False)
        assert answer.status_code == 403
    with Visitor(guarded.url, "/teilnahme", web) as visitor:
        assert visitor.look().charts


def test_signing_out_clears_what_the_browser_keeps(guarded, sign_in):
    web = sign_in("lesen")
    own = {"Sec-Fetch-Site": "same-origin"}
    answer = web.get(f"{guarded.url}/auth/logout", headers=own, timeout=PATIENCE, allow_redirects=False)
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert answer.status_code == 302


def test_signing_in_again_ends_the_session_that_was_open_in_this_browser(guarded, sign_in, provider):
    web = sign_in("lesen", sub="nochmal")
    before = requests.Session()
    before.cookies.update(web.cookies)
    with Visitor(guarded.url, "/teilnahme", before) as visitor:
        assert visitor.look().charts
    web.get(begun(guarded), timeout=PATIENCE)
    for each, inside in ((before, False), (web, True)):
        with Visitor(guarded.url, "/teilnahme", each) as visitor:
            assert bool(visitor.look().charts) is inside
