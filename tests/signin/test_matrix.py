"""Each cell of the matrix of rights against the running server, past the browser.

What the screen of a role does not offer is tried all the same, over the websocket and over HTTP.
"""

import time
import uuid

import pytest
import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from data.access import Right, matrix
from data.people import sessions
from data.store import open_store
from tests import importer
from tests.signin.conftest import PATIENCE, begun, secrets_file
from tests.visitor import Visitor

PEOPLE = {"ohne Anmeldung": None, "ohne Rolle": "", "leser": "lesen", "erfasser": "erfassen", "verwalter": "verwalten"}


@pytest.fixture
def web(request, guarded, sign_in):
    """The HTTP half of somebody with the role that a test is about."""
    who = request.param
    return requests.Session() if PEOPLE[who] is None else sign_in(PEOPLE[who], sub=f"matrix-{who}")


def cells(right: Right):
    """Every column of one row of the matrix, and what it says."""
    return pytest.mark.parametrize(
        ("web", "allowed"), [(who, matrix()[right][who] == "ja") for who in PEOPLE], indirect=["web"], ids=list(PEOPLE)
    )


def put(guarded, web, session, name="liste.xlsx", content=b"x" * 1000):
    """An upload as a front end sends it, or somebody who only pretends to be one."""
    token = {"X-Xsrftoken": web.cookies.get("_streamlit_xsrf", "")}
    address = f"{guarded.url}/_stcore/upload_file/{session}/{uuid.uuid4()}"
    return web.put(address, files={name: content}, headers=token, timeout=PATIENCE)


@cells(Right.SEE)
@pytest.mark.parametrize("path", ["/teilnahme", "/verlauf"])
def test_seeing(guarded, web, allowed, path):
    with Visitor(guarded.url, path, web) as visitor:
        sight = visitor.look()
    figures = bool(sight.charts or sight.figures) or "Verlauf" in sight.texts
    assert (figures and "Anmelden" not in sight.texts and "Noch keine Rolle" not in sight.texts) is allowed


@cells(Right.UPLOAD)
def test_uploading(guarded, web, allowed):
    with Visitor(guarded.url, "/hochladen", web) as visitor:
        sight = visitor.look()
        answer = put(guarded, web, visitor.session)
    assert any("auswählen" in label for label in sight.widgets) is allowed
    assert (answer.status_code < 300) is allowed
    if not allowed:
        assert answer.status_code in (401, 403)
        assert "German" not in answer.text
        assert answer.headers["Content-Type"].startswith("text/plain")


@cells(Right.EXPORT)
def test_taking_a_file_along(guarded, web, allowed, sign_in):
    owner_web = sign_in("lesen", sub="matrix-besitzer")
    with Visitor(guarded.url, "/teilnahme", owner_web) as owner:
        made = owner.take(next(iter(owner.look().files.values())))
        assert owner_web.get(guarded.url + made, timeout=PATIENCE).status_code == 200
        answer = web.get(guarded.url + made, timeout=PATIENCE)
    assert (answer.status_code == 200) is allowed
    with Visitor(guarded.url, "/teilnahme", web) as visitor:
        assert bool(visitor.look().files) is allowed


def test_a_file_is_not_made_for_somebody_whose_session_has_ended_since(guarded, sign_in):
    web = sign_in("lesen", sub="matrix-gegangen")
    with Visitor(guarded.url, "/teilnahme", web) as visitor:
        file = next(iter(visitor.look().files.values()))
        assert visitor.take(file)
        web.get(f"{guarded.url}/auth/logout", timeout=PATIENCE)
        time.sleep(sessions.TRUSTED + 0.1)
        assert visitor.take(file) == ""


ADMINISTRATION = {
    Right.ROLES: "Rollen",
    Right.SESSIONS: "Sitzungen",
    Right.AUDIT: "Protokoll",
    Right.RETENTION: "Personen",
}


@pytest.mark.parametrize("right", ADMINISTRATION)
@pytest.mark.parametrize("web", list(PEOPLE), indirect=True)
def test_administration(guarded, web, right, request):
    who = request.node.callspec.params["web"]
    with Visitor(guarded.url, f"/verwaltung?verwaltung={ADMINISTRATION[right]}", web) as visitor:
        sight = visitor.look()
    assert ("Verwaltung" in sight.texts) is (matrix()[right][who] == "ja")


@pytest.mark.parametrize("web", ["ohne Anmeldung", "leser"], indirect=True)
@pytest.mark.parametrize("what", ["clear_cache", "set_run_on_save", "load_git_info", "debug_shutdown_runtime"])
def test_nobody_says_what_concerns_others(guarded, web, what):
    message = BackMsg()
    setattr(message, what, True)
    with Visitor(guarded.url, "/", web) as visitor:
        visitor.look()
        visitor.stream.send(message.SerializeToString())
        with pytest.raises(ConnectionClosed):
            visitor.look()
    assert requests.get(f"{guarded.url}/ready", timeout=PATIENCE).status_code == 200


# What a screen does not offer is pressed all the same: the buttons of a Verwalter, in the session of somebody else.


@pytest.fixture
def own(fresh_server, provider, tmp_path):
    """A server of one's own, for what changes its store."""
    return fresh_server(STREAMLIT_SECRETS_FILES=str(secrets_file(tmp_path, provider.home)))


def as_(server, provider, who):
    provider.vouch(groups=[PEOPLE[who]] if PEOPLE[who] else [], sub=f"matrix-{who}")
    web = requests.Session()
    if PEOPLE[who] is not None:
        web.get(begun(server), timeout=PATIENCE)
    return web


def pressed(server, web, path, *widgets):
    with Visitor(server.url, path, web) as visitor:
        visitor.look()
        return visitor.look(*widgets)


def stored(server):
    """Everything that could have changed: revisions, roles, notes; entries of the audit trail are only added."""
    store = open_store(f"sqlite:///{server.data / 'dashboard.sqlite'}")
    try:
        return store.latest(), [(each.person, each.role) for each in store.people.roles.listed()], store.annotations()
    finally:
        store.close()


def test_buttons_of_others_do_nothing(own, provider):
    verwalter = as_(own, provider, "verwalter")
    with Visitor(own.url, "/verlauf", verwalter) as visitor:
        buttons = {label: id for label, id in visitor.look().widgets.items() if "entfernen" in label}
    with Visitor(own.url, "/hilfe", verwalter) as visitor:
        helps = {label: id for label, id in visitor.look().widgets.items() if "Demonstration" in label}
    assert len(buttons) >= 4
    assert helps
    for who in ("ohne Anmeldung", "ohne Rolle", "leser", "erfasser"):
        web = as_(own, provider, who)
        pressed(own, web, "/", "")  # so that the person is known before anything is compared
        before = stored(own)
        for button in buttons.values():
            pressed(own, web, "/verlauf", button)
        for button in helps.values():
            pressed(own, web, "/hilfe", button)
        assert stored(own) == before, who
    one = next(id for label, id in buttons.items() if "Revision 4" in label)
    pressed(own, verwalter, "/verlauf", one)
    assert stored(own)[0] == 5


def test_an_erfasser_takes_over_what_a_leser_cannot(own, provider):
    """The whole way of a file, in sessions that did and did not get as far as its button."""
    erfasser = as_(own, provider, "erfasser")
    with Visitor(own.url, "/hochladen", erfasser) as visitor:
        assert importer.take_over(visitor, 7) == 5
    assert stored(own)[0] == 5
    with Visitor(own.url, "/hochladen", as_(own, provider, "leser")) as visitor:
        assert importer.PICK not in visitor.look().widgets
