"""The provider tells of a sign-out: it ends the sessions here, and nobody else can."""

import time

import pytest
import requests
from joserfc import jwk, jwt
from joserfc.jwk import KeySet

from pages.shared import identity
from pages.shell import backchannel
from tests.signin.conftest import COOKIE_SECRET, PATIENCE, secrets_file
from tests.visitor import Visitor


def told(guarded, token, **form):
    return requests.post(f"{guarded.url}/auth/backchannel", data=form or {"logout_token": token}, timeout=PATIENCE)


def is_in(guarded, web) -> bool:
    with Visitor(guarded.url, "/teilnahme", web) as visitor:
        return bool(visitor.look().charts)


def test_a_sign_out_at_the_provider_ends_every_session_of_that_person(guarded, provider, sign_in):
    first, second, other = sign_in("lesen", sub="weg"), sign_in("lesen", sub="weg"), sign_in("lesen", sub="bleibt")
    with Visitor(guarded.url, "/teilnahme", first) as visitor:
        assert visitor.look().charts

        answer = told(guarded, token := provider.sign_out(sub="weg"))

        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
        seen = visitor.look()
        assert not seen.charts
        assert any("beim Anmeldedienst abgemeldet" in text for text in seen.texts)
    assert not is_in(guarded, second), "a sign-in that was not used yet still opens pages"
    assert is_in(guarded, other)

    time.sleep(1.1)  # tokens tell whole seconds
    again = sign_in("lesen", sub="weg")
    assert is_in(guarded, again)
    assert told(guarded, token).status_code == 200
    assert is_in(guarded, again), "a token that is sent again ends what began later"


NOW = int(time.time())
LIES = {
    "wrong issuer": {"iss": "https://andere.example"},
    "wrong audience": {"aud": "andere"},
    "no subject": {"sub": None, "sid": "eine"},
    "no identity of its own": {"jti": None},
    "of a sign-in": {"nonce": "eine"},
    "no event": {"events": None},
    "another event": {"events": {"https://andere.example": {}}},
    "an event that is a text": {"events": "http://schemas.openid.net/event/backchannel-logout"},
    "expired": {"exp": NOW - 3600},
    "of long ago": {"iat": NOW - 3600},
    "of the future": {"iat": NOW + 24 * 3600},  # also for tests that run for long
    "no time": {"iat": None},
    "time that is none": {"iat": [1]},
    "wrong key": {"sign_with": "other"},
    "no signature": {"alg": "none"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_lies_ends_nothing(guarded, provider, sign_in, lie):
    web = sign_in("lesen", sub="dort")

    answer = told(guarded, provider.sign_out(**{"sub": "dort", **LIES[lie]}))

    assert (answer.status_code, answer.json()) == (400, {"error": "invalid_request"})
    assert web.get(f"{guarded.url}/media/nichts", timeout=PATIENCE).status_code == 404


def test_neither_does_one_that_is_signed_with_what_others_know_or_is_no_token(guarded, provider):
    claims = {"iss": provider.home, "aud": "dashboard", "sub": "dort", "iat": int(time.time()), "jti": "1"}
    ours = jwt.encode({"alg": "HS256"}, claims, jwk.OctKey.import_key(COOKIE_SECRET))
    before = len(guarded.output())
    sent = [ours, "", "a.b.c", "e30.W10.", "é" * 10, "x" * 20_000, provider.sign_out() + "x"]
    assert [told(guarded, token).status_code for token in sent] == [400] * len(sent)
    assert told(guarded, "", anything="else").status_code == 400
    assert requests.get(f"{guarded.url}/auth/backchannel", timeout=PATIENCE).status_code == 404
    assert "Traceback" not in guarded.output()[before:]


def test_keys_that_are_known_count_while_the_provider_does_not_answer(monkeypatch):
    answers = iter([known := ("https://anbieter.example", KeySet([])), None])
    monkeypatch.setattr(backchannel, "_asked", lambda _metadata: next(answers))
    monkeypatch.setattr(backchannel, "KEPT", -1)
    asked, provider = backchannel.Backchannel(), identity.Provider("default", "", "", "", "")
    assert [asked._keys(provider), asked._keys(provider)] == [known, known]
    assert next(answers, "asked again") == "asked again"


def test_without_a_sign_in_there_is_no_such_address(server):
    assert told(server, "a").status_code == 404


def test_a_provider_that_does_not_answer_is_asked_for_another_try(fresh_server, tmp_path, provider):
    secrets = secrets_file(tmp_path, provider.home)
    silent = secrets.read_text().replace(f"{provider.home}/.well-known", "http://127.0.0.1:9/.well-known")
    secrets.write_text(silent, encoding="utf-8")
    running = fresh_server(STREAMLIT_SECRETS_FILES=str(secrets))
    answer = told(running, provider.sign_out())
    assert answer.status_code == 503
    assert "nennt seine Schlüssel nicht" in answer.json()["error"]
