"""The server: what it answers to whom, before any page runs."""

import gzip
import json
import re
import socket

import pytest
import requests
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from pages.shell import document, gate, headers
from pages.sitemap import HOME, NAME, PAGES
from tests.waiting import PATIENCE

ADDRESSES = ["/", *(f"/{entry.path}" for entry in PAGES if entry is not HOME)]


def get(server, path, **options):
    return requests.get(server.url + path, allow_redirects=False, timeout=PATIENCE, **options)


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("encoding", ["identity", "gzip", "gzip, deflate, br, zstd"])
def test_every_page_is_a_german_document_however_it_is_sent(server, path, encoding):
    answer = requests.get(server.url + path, headers={"Accept-Encoding": encoding}, stream=True, timeout=PATIENCE)
    raw = answer.raw.read(decode_content=False)
    sent = answer.headers.get("Content-Encoding", "identity")
    assert sent in ("identity", "gzip")
    text = (gzip.decompress(raw) if sent == "gzip" else raw).decode()

    assert answer.status_code == 200
    assert '<html lang="de">' in text
    assert f"<title>{NAME}</title>" in text
    assert re.search(r'<script src="\./assets/de\.js" defer></script>', text)
    assert "need to enable JavaScript" not in text
    assert "agent" not in text


def test_no_script_stands_inside_the_document(server):
    text = get(server, "/").text

    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("query", ["", "?stand=2", "?stand=2&bezirk=Gie%C3%9Fen"])
def test_the_first_page_has_an_address_of_its_own_too(server, query):
    answer = get(server, f"/{HOME.path}{query}")

    assert answer.status_code == 307
    assert answer.headers["Location"] == f"./{query}"
    assert requests.get(answer.url, timeout=PATIENCE).url == f"{server.url}/{query}"


def test_a_slash_at_the_end_does_no_harm(server):
    assert requests.get(f"{server.url}/teilnahme/?stand=2", timeout=PATIENCE).url == f"{server.url}/teilnahme?stand=2"


CLOSED = [
    "/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact", "/_stcore/agent/mcp",
    "/_stcore/script-health-check", "/component/x/index.html", "/_stcore/bidi-components/x", "/auth/login",
    "/auth/logout", "/oauth2callback", "/app/static/x", "/nirgends", "/a/b/c", "/teilnahme/page.py", "/pages/frame.py",
    "/dashboard.py", "/..%2fdashboard.py", "/.streamlit/config.toml", "/manifest.json", "/index.html",
]  # fmt: skip


@pytest.mark.parametrize("path", CLOSED)
def test_whatever_is_not_named_does_not_exist(server, path):
    answer = get(server, path)

    assert answer.status_code == 404
    assert '<html lang="de">' in answer.text
    assert "Diese Seite gibt es nicht" in answer.text
    assert all(f'href="{address}"' in answer.text for address in ADDRESSES)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_the_closed_is_closed_for_every_method(server, method):
    for path in ("/_stcore/agent/interact", "/_stcore/metrics"):
        assert requests.request(method, server.url + path, json={}, timeout=PATIENCE).status_code == 404


def test_the_policy_allows_nothing_from_elsewhere_and_no_inline_script():
    rules = dict(rule.split(" ", 1) for rule in headers.POLICY.split("; "))

    assert rules["script-src"] == rules["default-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["object-src"] == "'none'"
    assert "http" not in headers.POLICY
    assert "*" not in headers.POLICY


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/assets/de.js", "application/javascript"),
        ("/assets/export.js", "application/javascript"),
        ("/assets/tables.js", "application/javascript"),
        ("/assets/history.js", "application/javascript"),
        ("/assets/frame.css", "text/css"),
        ("/assets/icon.png", "image/png"),
        ("/favicon.png", "image/png"),
    ],
)
def test_own_files_are_served_with_their_kind(server, path, kind):
    answer = get(server, path)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"].partition(";")[0] == kind


def test_health_says_that_the_process_answers(server):
    answer = get(server, "/health")

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json() == {"status": "ok"}


def test_ready_names_the_stand(server):
    answer = get(server, "/ready")

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["status"] == "bereit"
    assert answer.json()["stand"] >= 1
    assert answer.json()["gruende"] == []


def test_host_config_lets_nobody_embed_the_dashboard(server):
    assert json.loads(get(server, "/_stcore/host-config").text)["allowedOrigins"] == []


def socket_of(server, **options):
    return connect(server.url.replace("http", "ws") + "/_stcore/stream", open_timeout=PATIENCE, **options)


def test_the_own_page_may_open_a_websocket(server):
    with socket_of(server, origin=server.url) as stream:
        assert stream.response.status_code == 101


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "https://127.0.0.1.evil.example", "null", "http://localhost:1"]
)
def test_a_foreign_page_may_not_open_a_websocket(server, origin):
    with pytest.raises(InvalidStatus) as refused, socket_of(server, origin=origin):
        pass

    assert refused.value.response.status_code == 403


def test_a_foreign_host_name_may_not_open_a_websocket(server):
    port = int(server.url.rpartition(":")[2])
    with (
        socket.create_connection(("127.0.0.1", port)) as line,
        pytest.raises(InvalidStatus) as refused,
        connect(
            f"ws://evil.example:{port}/_stcore/stream",
            sock=line,
            origin=f"http://evil.example:{port}",
            open_timeout=PATIENCE,
        ),  # fmt: skip
    ):
        pass

    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(
    ("origin", "host", "ours"),
    [
        (None, "a:8501", False),
        ("", "a:8501", False),
        ("null", "", False),
        ("http://[", "a", False),
        ("http://a:8501", "a:8501", True),
        ("http://a:8502", "a:8501", False),
        ("http://b", "a", False),
        ("https://dashboard.example", "127.0.0.1:8501", False),
    ],
)
def test_who_is_ours(origin, host, ours):
    assert gate.is_ours(origin, host) is ours


@pytest.mark.parametrize("change", ['lang="en"', "<title>Streamlit</title>", "window.prerenderReady = false"])
def test_another_version_of_streamlit_is_noticed_at_the_start(change):
    original = (
        document.page().replace('lang="de"', 'lang="en"').replace(f"<title>{NAME}</title>", "<title>Streamlit</title>")
    )
    assert change in original or change.startswith("window")

    with pytest.raises(document.Changed):
        document.in_german(original.replace(change, ""))


def test_the_dashboard_can_live_under_a_path_and_its_log_holds_no_complaint(fresh_server):
    below = fresh_server(STREAMLIT_SERVER_BASE_URL_PATH="kommunen")

    assert '<html lang="de">' in get(below, "/kommunen/teilnahme").text
    assert get(below, "/kommunen/health").json()["status"] == "ok"
    assert get(below, "/kommunen/ready").json()["status"] == "bereit"
    assert get(below, "/kommunen/assets/de.js").status_code == 200
    assert (
        requests.get(f"{below.url}/kommunen/{HOME.path}?stand=1", timeout=PATIENCE).url
        == f"{below.url}/kommunen/?stand=1"
    )
    assert 'href="/kommunen/ozg"' in get(below, "/kommunen/nirgends").text
    assert get(below, "/kommunen/_stcore/metrics").status_code == 404
    assert get(below, "/teilnahme").status_code == 404
    assert "Traceback" not in below.output()
    assert "external" not in below.output().lower()
