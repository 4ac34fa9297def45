"""The sign-in against a real provider on this machine, honest and not: who comes in, who does not, and what is told."""

import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from pages.sitemap import MENU
from tests.signin.conftest import PATIENCE, begun, secrets_file
from tests.visitor import Visitor


def seen(guarded, web, path="/teilnahme"):
    with Visitor(guarded.url, path, web) as visitor:
        return visitor.look()


def is_in(sight) -> bool:
    return bool(sight.charts)


def is_out(sight) -> bool:
    return "Anmelden" in sight.texts and "Anmelden" in sight.widgets and not sight.charts and not sight.figures


def test_without_a_sign_in_nobody_sees_a_page(guarded):
    for entry in MENU:
        assert is_out(seen(guarded, requests.Session(), f"/{entry.path}")), entry


def test_an_honest_sign_in_leads_in_and_its_cookie_lives_as_long_as_a_session(guarded, sign_in):
    web = sign_in("lesen")

    assert is_in(seen(guarded, web))
    ages = {cookie.name: cookie.expires for cookie in web.cookies if cookie.name.startswith("_streamlit_user")}
    assert len(ages) == 2
    assert all(8 * 3600 - 120 < expires - time.time() <= 8 * 3600 for expires in ages.values())


LIES = {
    "wrong issuer": {"iss": "https://andere.example"},
    "wrong audience": {"aud": "andere"},
    "no audience": {"aud": []},
    "audience of others too": {"aud": ["andere", "dashboard"]},
    "given to another party": {"azp": "andere"},
    "no subject": {"sub": None},
    "no time": {"iat": None},
    "expired": {"exp": 1700000000},
    "of long ago": {"iat": 1700000000},
    "of the future": {"iat": 4100000000, "exp": 4200000000},
    "wrong nonce": {"nonce": "eine-andere"},
    "no nonce": {"nonce": None},
    "wrong key": {"sign_with": "other"},
    "no signature": {"alg": "none"},
    "wrong state": {"state": "ein-anderer"},
}


def refused(guarded, web) -> bool:
    """Whether the server takes the cookies for nobody's; the pages ask the same function (`identity.admitted`)."""
    status = web.get(f"{guarded.url}/media/nichts", timeout=PATIENCE).status_code
    assert status in (401, 404)
    return status == 401


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_lies_leads_nowhere(guarded, sign_in, lie):
    assert refused(guarded, sign_in("verwalten", **{"sub": lie, **LIES[lie]}))


def test_pages_do_not_open_for_a_lie_either(guarded, sign_in):
    for lie in ("wrong audience", "wrong key", "expired"):
        assert is_out(seen(guarded, sign_in("verwalten", **LIES[lie]))), lie


def test_the_token_of_an_earlier_sign_in_leads_nowhere(guarded, sign_in):
    assert not refused(guarded, sign_in("lesen"))
    assert refused(guarded, sign_in("lesen", replay=True))


def test_an_answer_of_the_provider_works_once(guarded, provider):
    provider.vouch(groups=["lesen"])
    web = requests.Session()
    asked = web.get(begun(guarded), timeout=PATIENCE, allow_redirects=False)
    answer = web.get(asked.headers["Location"], timeout=PATIENCE, allow_redirects=False).headers["Location"]
    other = requests.Session()
    other.get(answer, timeout=PATIENCE)
    assert refused(guarded, other)  # the answer to somebody else's question

    web.get(answer, timeout=PATIENCE)
    assert not refused(guarded, web)
    again = requests.Session()
    again.get(answer, timeout=PATIENCE)
    assert refused(guarded, again)


def test_the_question_to_the_provider_is_protected(guarded):
    asked = requests.get(begun(guarded), timeout=PATIENCE, allow_redirects=False).headers["Location"]
    query = parse_qs(urlsplit(asked).query)
    assert query["response_type"] == ["code"]
    assert query["code_challenge_method"] == ["S256"]
    assert all(len(query[name][0]) >= 20 for name in ("state", "nonce", "code_challenge"))


@pytest.mark.parametrize(
    "change", [lambda v: v[:-4] + "AAAA", lambda v: "x" + v[1:], lambda v: v.split(".")[0], lambda v: ""]
)
def test_a_cookie_that_was_changed_opens_nothing(guarded, sign_in, change):
    web = sign_in("lesen")
    value = web.cookies["_streamlit_user"].strip('"')
    forged = requests.Session()
    forged.cookies.set("_streamlit_user", change(value))
    assert refused(guarded, forged)


def test_after_signing_out_a_copy_of_the_cookie_opens_nothing(guarded, sign_in):
    web = sign_in("lesen")
    copy = requests.Session()
    copy.cookies.update(web.cookies)
    assert is_in(seen(guarded, copy))

    web.get(f"{guarded.url}/auth/logout", timeout=PATIENCE)

    assert is_out(seen(guarded, copy))
    assert is_out(seen(guarded, web))


def test_an_open_page_shows_nothing_once_its_session_has_ended_elsewhere(guarded, sign_in):
    web = sign_in("lesen")
    with Visitor(guarded.url, "/teilnahme", web) as first:
        assert is_in(first.look())
        second = requests.Session()
        second.cookies.update(web.cookies)
        second.get(f"{guarded.url}/auth/logout", timeout=PATIENCE)
        time.sleep(1.1)
        after = first.look()
    assert is_out(after)
    assert "Sie haben sich abgemeldet\\." in after.texts


def test_somebody_without_a_role_is_told_whom_to_ask(guarded, sign_in):
    sight = seen(guarded, sign_in("", sub="neu"))
    assert "Noch keine Rolle" in sight.texts
    assert re.search(r"Kennung \*\*P\d+\*\*", " ".join(sight.texts))
    assert not sight.charts


def test_refusals_are_told_in_the_log_without_secrets(guarded, sign_in):
    seen(guarded, sign_in("verwalten", aud="andere", sub="lügner"))
    output = guarded.output()
    assert "refused" in output
    assert "lügner" not in output
    assert "geheim-nur-im-test" not in output


def test_a_provider_that_does_not_answer_is_told_in_german(fresh_server, tmp_path):
    running = fresh_server(STREAMLIT_SECRETS_FILES=str(secrets_file(tmp_path, "http://127.0.0.1:9")))
    answer = requests.get(begun(running), timeout=PATIENCE)
    assert answer.status_code == 503
    assert "Anmeldung nicht möglich" in answer.text
    assert '<html lang="de">' in answer.text


@pytest.mark.parametrize("path", ["/datenschutz", "/impressum", "/barrierefreiheit", "/leichte_sprache"])
def test_public_pages_need_no_sign_in_and_show_no_data(guarded, path):
    sight = seen(guarded, requests.Session(), path)
    assert "Anmelden" not in sight.texts
    assert len(" ".join(sight.texts)) > 200
    assert not sight.charts
    assert not sight.figures
