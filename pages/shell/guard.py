"""Who may reach what lies beside the pages: uploads, downloads, and the routes of the sign-in.

Streamlit takes an upload from anybody who has opened a websocket, and gives a download to anybody who knows its
address. Here the matrix of `data.access` is asked first, before a byte of the body is read. The cookie is made to live
as long as a session and no longer, and a sign-out ends the session in the store, wherever it came from.
"""

import asyncio
import logging

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.access import Actor, Right, anybody
from data.errors import StoreError, Unavailable
from pages.shared import identity, source
from pages.shell import cookie, document, refusals, routes
from pages.shell.answer import Answer

_log = logging.getLogger(__name__)

FOLDERS = {"/_stcore/upload_file/": Right.UPLOAD, "/media/": Right.EXPORT}
"""What lies beside the pages and needs a right of the matrix."""

SIGN_IN, SIGN_OUT, CALLBACK = "/auth/login", "/auth/logout", "/oauth2callback"


class Guard:
    """ASGI middleware; lets everything through where no sign-in is asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.base = routes.base()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it (401 for nobody, 403 without the right, 503 when nobody can tell)."""
        if scope["type"] != "http" or not identity.configured():
            await self.app(scope, receive, send)
            return
        path, connection = scope["path"].removeprefix(self.base), HTTPConnection(scope)
        refused = _foreign(connection, path) or await self._refused(connection, path)
        if refused:
            await refused(scope, receive, send)
            return
        if path == SIGN_IN:
            await self._signing_in(scope, receive, send)
            return
        if path == SIGN_OUT:
            await asyncio.to_thread(_sign_out, connection)
        asked = path == CALLBACK and scope["query_string"] != b""  # a sign-out comes back here too, with nothing
        answer = Answer(send, connection, signs_in=asked, leaves=path == SIGN_OUT, base=self.base, end=_sign_out)
        await self.app(scope, receive, answer.send)

    async def _refused(self, connection: HTTPConnection, path: str) -> PlainTextResponse | None:
        """The answer that refuses what lies beside the pages, or None for somebody who may."""
        right = next((right for folder, right in FOLDERS.items() if path.startswith(folder)), None)
        if right is None or connection.scope["method"] == "OPTIONS":
            return None
        return await asyncio.to_thread(_refusal, connection, right)

    async def _signing_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead to the provider; when it cannot be reached, Streamlit would say so in English or not at all."""
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        try:
            await self.app(scope, receive, hold)
        except Exception:
            _log.exception("the provider of the sign-in could not be asked")
        if not held or held[0]["status"] >= 400:
            await HTMLResponse(document.no_sign_in(self.base), status_code=503)(scope, receive, send)
            return
        for message in held:
            await Answer(send, HTTPConnection(scope)).send(message)


def _foreign(connection: HTTPConnection, path: str) -> PlainTextResponse | None:
    """The answer to another site that leads people to the sign-in or signs them out; None for our own pages."""
    if path in (SIGN_IN, SIGN_OUT) and connection.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        return PlainTextResponse("Das geht nur vom Dashboard aus.", status_code=403)
    return None


def _actor(connection: HTTPConnection) -> Actor:
    told = cookie.claims(connection)
    return identity.admitted(identity.vouched(told))


def _refusal(connection: HTTPConnection, right: Right) -> PlainTextResponse | None:
    """The answer that refuses, or None for somebody who may."""
    try:
        who = _actor(connection)
    except Unavailable as error:
        return PlainTextResponse(str(error), status_code=503)
    except StoreError as error:
        if anybody(right):
            return None
        refusals.tell("", right.label)
        return PlainTextResponse(str(error), status_code=401)
    if who.may(right):
        return None
    refusals.tell(who.reference, right.label)
    return PlainTextResponse("Dafür fehlt Ihnen die Berechtigung.", status_code=403)


def _sign_out(connection: HTTPConnection) -> None:
    """End the session whose cookie a sign-out takes away: a copy of the cookie must open nothing."""
    try:
        who = _actor(connection)
        source.store().people.sessions.end(who.session, who.reference)
    except StoreError as error:
        _log.info("a sign-out of no session: %s", type(error).__name__)
