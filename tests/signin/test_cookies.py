"""What a sign-in leaves in the browser, what it asks of the provider, and what the audit trail keeps of it."""

import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from data.access import Right
from data.actions import Action
from data.revisions import NOBODY
from data.store import open_store
from tests.signin.conftest import PATIENCE, begun
from tests.visitor import Visitor


def set_by(guarded, provider, **headers):
    """Every cookie that is set on the way in, as it was sent: name -> its attributes in small letters."""
    provider.vouch(groups=["lesen"])
    web, found = requests.Session(), {}
    web.headers.update(headers)
    address = begun(guarded)
    for address in (f"{guarded.url}/_stcore/health", begun(guarded)):
        while address:
            answer = web.get(address, timeout=PATIENCE, allow_redirects=False)
            for each in answer.raw.headers.getlist("Set-Cookie"):
                pair, *attributes = [part.strip() for part in each.split(";")]
                found[pair.partition("=")[0]] = {part.casefold() for part in attributes}
            web.cookies.update({cookie.name: cookie.value for cookie in answer.cookies})
            address = answer.headers.get("Location", "") if answer.is_redirect else ""
            address = address if "://" in address or not address else guarded.url + address
            if address == f"{guarded.url}/":
                break
    return found


def test_behind_tls_every_cookie_is_secure(guarded, provider):
    # The server believes a proxy on this machine.
    found = set_by(guarded, provider, **{"X-Forwarded-Proto": "https"})
    assert {"_streamlit_user", "_streamlit_user_tokens", "_streamlit_xsrf"} <= set(found)
    assert {name for name, attributes in found.items() if "secure" not in attributes} == set()


def test_cookies_stay_on_our_pages_and_out_of_scripts(guarded, provider):
    found = set_by(guarded, provider)
    assert {name for name, attributes in found.items() if "samesite=lax" not in attributes} == set()
    # The front end sends this one back in a header, which is how it proves to be ours.
    assert {name for name, attributes in found.items() if "httponly" not in attributes} == {"_streamlit_xsrf"}


@pytest.mark.parametrize("path", ["/", "/ready", "/nirgends", "/assets/de.js", "/assets/frame.css"])
def test_answers_in_words_say_how_they_are_written(guarded, path):
    kind = requests.get(guarded.url + path, timeout=PATIENCE).headers["Content-Type"]
    assert "charset=utf-8" in kind or kind in ("application/json", "application/javascript")  # UTF-8 by themselves


def test_no_token_of_the_provider_reaches_a_page(guarded, sign_in):
    web, heard = sign_in("lesen", sub="still"), []
    with Visitor(guarded.url, "/hilfe", web) as visitor:
        listen = visitor.until
        visitor.until = lambda last: heard.extend(listen(last)) or heard
        visitor.look()
    said = b"".join(each.SerializeToString() for each in heard)
    assert len(said) > 10_000
    assert b"eyJ" not in said


def test_the_provider_is_asked_for_little(guarded):
    asked = requests.get(begun(guarded), timeout=PATIENCE, allow_redirects=False).headers["Location"]
    assert parse_qs(urlsplit(asked).query)["scope"] == ["openid email profile"]


def test_failed_sign_ins_and_refusals_stand_in_the_trail(guarded, sign_in):
    sign_in("verwalten", nonce="eine-andere", sub="fälscher")
    web = sign_in("lesen", sub="neugierig")
    with Visitor(guarded.url, "/hilfe", web) as visitor:
        visitor.look()
        token = {"X-Xsrftoken": web.cookies.get("_streamlit_xsrf", "")}
        address = f"{guarded.url}/_stcore/upload_file/{visitor.session}/{uuid.uuid4()}"
        assert web.put(address, files={"a.xlsx": b"x"}, headers=token, timeout=PATIENCE).status_code == 403
    store = open_store(f"sqlite:///{guarded.data / 'dashboard.sqlite'}")
    told = [(each.who, each.subject) for each in store.audit(action=Action.REFUSAL)]
    names = store.people.persons.names()
    store.close()
    assert (NOBODY, "Anmeldung beim Anbieter gescheitert") in told
    assert any(subject == Right.UPLOAD.label and who in names for who, subject in told)
    assert "fälscher" not in str(told)
