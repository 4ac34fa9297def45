"""What a browser may do with an answer: each header on each route of the real server, however the request came."""

import asyncio
import gzip
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
import requests
import streamlit
from starlette.responses import PlainTextResponse
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from pages.shell import document, headers
from pages.sitemap import HOME, PAGES
from tests.waiting import PATIENCE

STATIC = Path(streamlit.__file__).parent / "static"
HASHED = next(file for file in sorted((STATIC / "static/js").glob("index.*.js"))).relative_to(STATIC).as_posix()
KEPT, ASKED, NEVER = "public, immutable, max-age=31536000", "no-cache", "no-store"

CLOSED = (
    "/nirgends", "/a/b/c", "/ozg/page.py", "/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/script-health-check",
    "/component/x/index.html", "/_stcore/bidi-components/x", "/auth/login", "/app/static/x", "/index.html",
    "/static/js/nothing.js", "/static/", "/assets/nothing.js", "/assets/../gate.py", "/static/..%2findex.html",
)  # fmt: skip

ROUTES: dict[str, tuple[int, str]] = {
    **{f"GET /{'' if page is HOME else page.path}": (200, ASKED) for page in PAGES},
    f"GET /{HOME.path}": (307, NEVER),
    **{f"GET /assets/{file.name}": (200, ASKED) for file in document.ASSETS.iterdir()},
    f"GET /{HASHED}": (200, KEPT),
    f"HEAD /{HASHED}": (200, KEPT),
    "GET /favicon.png": (200, ASKED),
    "HEAD /": (200, ASKED),
    "GET /health": (200, NEVER),
    "GET /_stcore/health": (200, ASKED),
    "GET /_stcore/host-config": (200, ASKED),
    "POST /": (405, NEVER),
    "DELETE /ozg": (405, NEVER),
    "POST /_stcore/health": (405, NEVER),
    "GET /media/nothing.xlsx": (404, NEVER),
    "PUT /media/nothing.xlsx": (404, NEVER),
    "GET /_stcore/upload_file/a/b": (404, NEVER),
    "PUT /_stcore/upload_file/a/b": (403, NEVER),
    "DELETE /_stcore/upload_file/a/b": (403, NEVER),
    "OPTIONS /_stcore/upload_file/a/b": (204, NEVER),
    "GET //evil.example/": (404, NEVER),
    "GET /media/%2e%2e/x": (400, NEVER),
    **{f"GET {path}": (404, NEVER) for path in CLOSED},
    **{f"POST {path}": (404, NEVER) for path in CLOSED},
    **{f"WEBSOCKET {path}": (403, NEVER) for path in ("/_stcore/stream", "/_stcore/metrics", "/ozg")},
}
"""Method and path -> the status of the answer, and what may be kept of it. Websockets are asked for without an Origin."""


@cache
def answered(url: str, route: str, *sent: tuple[str, str]) -> requests.Response:
    """The answer of a server to a route; asked once, however many tests look at it."""
    method, path = route.split(" ")
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    upgrade["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
    request = requests.Request(method.replace("WEBSOCKET", "GET"), url, headers=dict(sent)).prepare()
    request.url = url + path  # as it is written: with its dots and slashes
    request.headers.update(upgrade if method == "WEBSOCKET" else {})
    with requests.Session() as session:
        return session.send(request, allow_redirects=False, timeout=PATIENCE)


@pytest.mark.parametrize("header", headers.ALWAYS)
@pytest.mark.parametrize("route", ROUTES)
def test_every_answer_carries_every_header(server, route, header):
    assert answered(server.url, route).headers[header] == headers.ALWAYS[header]


@pytest.mark.parametrize("route", ROUTES)
def test_every_answer_says_what_may_be_kept_of_it(server, route):
    answer = answered(server.url, route)

    assert (answer.status_code, answer.headers["Cache-Control"]) == ROUTES[route]
    assert "Access-Control-Allow-Origin" not in answer.headers or "upload_file" in route
    assert answer.headers.get("Access-Control-Allow-Origin") != "*"


@pytest.mark.parametrize("route", ROUTES)
def test_nobody_is_believed_to_come_by_tls(server, route):
    assert "Strict-Transport-Security" not in answered(server.url, route, ("X-Forwarded-Proto", "https")).headers


def test_behind_a_proxy_that_ends_tls_every_answer_demands_it(fresh_server):
    behind = fresh_server(warm=False, FORWARDED_ALLOW_IPS="127.0.0.1")

    for route in ROUTES:
        sent = answered(behind.url, route, ("X-Forwarded-Proto", "https")).headers
        assert sent["Strict-Transport-Security"] == headers.TRANSPORT, route
    assert "Strict-Transport-Security" not in answered(behind.url, "GET /").headers


@pytest.mark.parametrize("encoding", ["gzip", "gzip, deflate, br, zstd"])
@pytest.mark.parametrize("route", [route for route, (status, _) in ROUTES.items() if status in (200, 404)])
def test_a_compressed_answer_carries_them_too_and_is_german(server, route, encoding):
    answer = answered(server.url, route, ("Accept-Encoding", encoding))

    assert {name: answer.headers.get(name) for name in headers.ALWAYS} == headers.ALWAYS
    if answer.headers["Content-Type"].startswith("text/html") and not route.startswith("HEAD"):
        assert '<html lang="de">' in answer.text
        assert "<script>" not in answer.text


def test_pages_are_really_sent_compressed(server):
    answer = requests.get(f"{server.url}/ozg", headers={"Accept-Encoding": "gzip, br"}, stream=True, timeout=PATIENCE)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert b'<html lang="de">' in gzip.decompress(answer.raw.read(decode_content=False))


@pytest.mark.parametrize("origin", [None, "", "null", "http://", "http://[", "//", "https://evil.example", "file://"])
def test_a_websocket_has_to_name_a_page_of_ours(server, origin):
    address = server.url.replace("http", "ws") + "/_stcore/stream"
    named = {"Origin": origin} if origin is not None else {}

    with pytest.raises(InvalidStatus) as refused, connect(address, additional_headers=named, open_timeout=PATIENCE):
        pass

    assert refused.value.response.status_code == 403
    assert refused.value.response.headers["Content-Security-Policy"] == headers.POLICY


def test_refused_websockets_are_no_errors_in_the_log(server):
    told = len(server.output())
    answered.__wrapped__(server.url, "WEBSOCKET /_stcore/stream")

    assert "without completing handshake" not in server.output()[told:]


# Without a server: what depends on who asks, and on what goes wrong.


def sent_back(app, *, scheme: str = "http", client: str = "10.1.2.3", proto: str = "") -> dict[str, str]:
    """The headers of the answer to a request for "/" that came this way."""
    messages = []

    async def send(message) -> None:
        messages.append(message)

    said = [(b"x-forwarded-proto", proto.encode())] if proto else []
    scope = {"type": "http", "method": "GET", "path": "/", "scheme": scheme, "headers": said, "client": (client, 1)}
    asyncio.run(app(scope, None, send))
    return {name.decode().title(): value.decode() for name, value in messages[0]["headers"]} | {
        "status": messages[0]["status"]
    }


@pytest.mark.parametrize(
    ("trusted", "client", "proto", "demanded"),
    [
        ("10.0.0.5", "10.0.0.5", "https", True),
        ("10.0.0.0/24,192.168.0.1", "10.0.0.99", "https", True),
        ("10.0.0.5", "10.0.0.5", "http", False),
        ("10.0.0.5", "10.0.0.6", "https", False),
        ("10.0.0.5", "127.0.0.1", "https", False),
        ("", "127.0.0.1", "https", False),
    ],
)
def test_only_a_proxy_that_was_named_is_believed(monkeypatch, trusted, client, proto, demanded):
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", trusted)
    ours = headers.SecurityHeaders(PlainTextResponse("ja"))

    # What uvicorn does with the setting; without one it trusts this machine.
    found = sent_back(ProxyHeadersMiddleware(ours, trusted or "127.0.0.1"), client=client, proto=proto)

    assert ("Strict-Transport-Security" in found) is demanded


def test_a_certificate_of_its_own_is_a_fact(monkeypatch):
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    monkeypatch.setattr(headers.st, "get_option", {"server.sslCertFile": "/a/b.pem"}.get)

    found = sent_back(headers.SecurityHeaders(PlainTextResponse("ja")), scheme="https")

    assert found["Strict-Transport-Security"] == headers.TRANSPORT
    assert int(re.search(r"max-age=(\d+)", headers.TRANSPORT).group(1)) >= 365 * 24 * 3600


@contextmanager
def silent(name: str) -> Iterator[None]:
    logging.getLogger(name).disabled = True
    try:
        yield
    finally:
        logging.getLogger(name).disabled = False


def test_even_a_failure_carries_the_headers_and_tells_nothing():
    async def broken(scope, receive, send) -> None:
        raise KeyError("Erika Mustermann")

    with silent("pages.shell.headers"):
        found = sent_back(headers.SecurityHeaders(broken))

    assert (found["status"], found["Cache-Control"]) == (500, NEVER)
    assert found["Content-Security-Policy"] == headers.POLICY


def test_a_failure_in_the_middle_of_an_answer_is_not_answered_twice():
    async def torn(scope, receive, send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ConnectionError

    with pytest.raises(ConnectionError):
        sent_back(headers.SecurityHeaders(torn))


@pytest.mark.parametrize(
    ("path", "status", "said", "kept"),
    [
        ("/static/js/a.1b2c.js", 200, "public, immutable, max-age=9", "public, immutable, max-age=9"),
        ("/static/js/a.1b2c.js", 404, "public, immutable, max-age=9", NEVER),
        ("/static/index.html", 200, "no-cache", ASKED),
        ("/media/a.xlsx", 200, "public", NEVER),
        ("/media/a.xlsx", 206, "", NEVER),
        ("/health", 200, "", NEVER),
        ("/assets/de.js", 304, "", ASKED),
        ("/kommunen/assets/de.js", 200, "", ASKED),
    ],
)
def test_what_may_be_kept(path, status, said, kept):
    assert headers.caching(path, status, said) == kept
