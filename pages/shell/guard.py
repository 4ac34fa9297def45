"""Who may reach what lies beside the pages: uploads, downloads, and the routes of the sign-in.

Streamlit takes an upload from anybody who has opened a websocket, and gives a download to anybody who knows its
address. Here the matrix of `data.access` is asked first, before a byte of the body is read. The cookie is made to live
as long as a session and no longer, and a sign-out ends the session in the store, wherever it came from.
"""

import asyncio
import logging

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.access import Actor, Right, anybody
from data.errors import StoreError, Unavailable
from data.people.lasting import longest
from pages.shared import identity, source
from pages.shell import cookie, document, refusals, routes

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
        path = scope["path"].removeprefix(self.base)
        right = next((right for folder, right in FOLDERS.items() if path.startswith(folder)), None)
        if right and scope["method"] != "OPTIONS":
            refused = await asyncio.to_thread(_refusal, HTTPConnection(scope), right)
            if refused:
                await refused(scope, receive, send)
                return
        if path == SIGN_OUT:
            await asyncio.to_thread(_sign_out, HTTPConnection(scope))
        if path == SIGN_IN:
            await self._signing_in(scope, receive, send)
            return
        asked = path == CALLBACK and scope["query_string"] != b""  # a sign-out comes back here too, with nothing
        await self.app(scope, receive, _Answer(send, asked, scope["scheme"]).send)

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
            await _Answer(send, False, scope["scheme"]).send(message)


class _Answer:
    """An answer on its way out: its cookies are hardened, a sign-in that failed is told in the audit trail."""

    def __init__(self, send: Send, signs_in: bool, scheme: str) -> None:
        self._send, self._signs_in, self._scheme = send, signs_in, scheme

    async def send(self, message: Message) -> None:
        """Send on what the application answers."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            cookies = headers.getlist("set-cookie")
            if self._signs_in and not any(_tells(each) for each in cookies):
                await asyncio.to_thread(refusals.tell, "", "Anmeldung beim Anbieter gescheitert")
            if cookies:
                del headers["set-cookie"]
                for each in cookies:
                    headers.append("set-cookie", hardened(each, self._scheme))
        await self._send(message)


def hardened(setting: str, scheme: str) -> str:
    """A `Set-Cookie` as it leaves: one that says who somebody is lives no longer than a session; on TLS, only there.

    Streamlit's own lives for thirty days and is never `Secure`. Its name cannot be changed to `__Host-…`.
    """
    parts = [part.strip() for part in setting.split(";")]
    if _tells(setting):
        seconds = int(longest().total_seconds())
        parts = [f"Max-Age={seconds}" if part.casefold().startswith("max-age=") else part for part in parts]
        parts = [part for part in parts if not part.casefold().startswith("expires=")]
    if scheme in ("https", "wss") and "secure" not in (part.casefold() for part in parts):
        parts.append("Secure")
    return "; ".join(parts)


def _tells(setting: str) -> bool:
    """Whether a cookie is set, and not taken away, that says who somebody is."""
    return setting.startswith(cookie.PREFIXES) and "max-age=0" not in setting.casefold()


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
