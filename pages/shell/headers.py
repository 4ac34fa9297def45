"""Headers that every answer carries, so that a browser runs, shows and keeps nothing that it should not.

FORWARDED_ALLOW_IPS  addresses of the proxies in front that end TLS, for example `10.0.0.5,10.1.0.0/16`; uvicorn
                     believes `X-Forwarded-Proto` from these only. Default: nobody is believed, and
                     Strict-Transport-Security is sent only with a certificate of our own (`server.sslCertFile`).
"""

import logging
import os

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger(__name__)

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-src 'self'; frame-ancestors 'none'"
)
"""Nothing from other servers and no inline script. Streamlit's styles are made in the browser, hence inline."""

ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), serial=(), usb=()",
}

TRANSPORT = "max-age=31536000; includeSubDomains"

_ASKED_AGAIN = ("/assets/", "/favicon.png", "/static/")
"""What holds no data of anybody: a browser may keep it, and asks whether it is still the same."""

DENIAL = "websocket.http.response"
"""The extension of ASGI by which a websocket is refused with an answer of its own."""

_UNTRUE = "ASGI callable returned without completing handshake."
"""uvicorn says so after every refused websocket that was answered with headers, as the standard foresees."""


class SecurityHeaders:
    """ASGI middleware that sets the headers on every HTTP answer, refused websockets and failures included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        logging.getLogger("uvicorn.error").addFilter(lambda record: record.getMessage() != _UNTRUE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers added."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        answer = _Answer(scope, send)
        try:
            await self.app(scope, receive, answer)
        except Exception:
            if answer.begun:
                raise
            # Starlette's own answer to a failure stands outside of this middleware and would carry no header.
            _log.exception("a request failed")
            await PlainTextResponse("Interner Fehler.", status_code=500)(scope, receive, answer)


class _Answer:
    """The way back to the client for one request, on which the headers are added."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self.send, self.begun = scope, send, False

    async def __call__(self, message: Message) -> None:
        refused = message["type"] == "websocket.close" and not self.begun
        if refused and DENIAL in self.scope.get("extensions", {}):
            # Refused before it began: as an answer with headers and not as the server's bare 403.
            await self({"type": f"{DENIAL}.start", "status": 403, "headers": []})
            message = {"type": f"{DENIAL}.body", "body": b""}
        self.begun = True
        if message["type"] in ("http.response.start", f"{DENIAL}.start"):
            _add(MutableHeaders(scope=message), self.scope, message["status"])
        await self.send(message)


def _add(headers: MutableHeaders, scope: Scope, status: int) -> None:
    """Set what is always set, and what depends on the request and its outcome."""
    headers.update(ALWAYS)
    headers["Cache-Control"] = caching(scope["path"], status, headers.get("Cache-Control", ""))
    if scope["scheme"] in ("https", "wss") and _tls_is_known():
        headers["Strict-Transport-Security"] = TRANSPORT


def caching(path: str, status: int, said: str = "") -> str:
    """What a browser or a proxy may keep of an answer; `said` is what the application wishes.

    Only what is the same for everybody may be kept: Streamlit's files with a hash in their name for long, documents and
    our own files if they are asked for again. Downloads and everything else hold data of the ministry.
    """
    if status not in (200, 206, 304):
        return "no-store"
    if "/static/" in path and "immutable" in said:
        return said
    return "no-cache" if said == "no-cache" or any(part in path for part in _ASKED_AGAIN) else "no-store"


def _tls_is_known() -> bool:
    """Whether "https" is a fact: the server's own certificate, or the word of a proxy that the operator has named.

    Without a setting uvicorn would believe whoever sits on this machine.
    """
    return bool(st.get_option("server.sslCertFile") or os.environ.get("FORWARDED_ALLOW_IPS", "").strip())
