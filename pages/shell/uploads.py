"""How much may be uploaded at once: Streamlit keeps uploads in memory, for anybody and without a limit on their number.

The size of one file is limited by `server.maxUploadSize`; this limits what one person and the whole server hold,
finished or still on their way. Room comes back when a page takes a file, when an upload fails, stops in the middle or
takes too long, and soon after its page was closed.
"""

import asyncio
import logging
from dataclasses import dataclass
from time import monotonic

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime

from loaders.limits import MEGABYTE
from pages.hochladen import keeping
from pages.shared.limits import limits
from pages.shell import cookie

MANY = "Sie haben schon so viele Dateien hochgeladen, wie eine Person auf einmal darf. Bitte die Seite neu laden."
MUCH = "Zusammen sind Ihre Dateien zu groß für einmal. Bitte warten, bis die ersten gelesen sind."
FULL = "Gerade laden viele Personen hoch. Bitte in einigen Minuten erneut versuchen."
STALLED = "Die Übertragung ist stehen geblieben oder war zu langsam. Bitte die Datei erneut hochladen."

_FOLDER = "/_stcore/upload_file/"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Arriving:
    """An upload on its way: whose it is, and the bytes that it may have."""

    who: str
    size: int


class Stalled(Exception):
    """Nothing more came, or not in time."""


class UploadLimit:
    """ASGI middleware that refuses an upload (429 for a person, 503 for all) before its bytes are read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.arriving: set[Arriving] = set()
        self.owners: dict[str, str] = {}
        """Who it is that has a session, of those that have uploaded something."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an upload on when there is room for it, and everything that is no upload."""
        if scope["type"] != "http" or scope["method"] not in ("PUT", "POST") or _FOLDER not in scope["path"]:
            await self.app(scope, receive, send)
            return
        session = scope["path"].partition(_FOLDER)[2].partition("/")[0]
        coming = Arriving(cookie.person(HTTPConnection(scope)) or session, _announced(scope))
        if refused := self._refused(coming, session):
            await refused(scope, receive, send)
            return
        self.arriving.add(coming)
        try:
            await self._taking(scope, receive, send)
        finally:
            self.arriving.discard(coming)

    async def _taking(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take an upload as long as it keeps coming."""
        latest, begun = monotonic() + limits().upload_seconds, False

        async def steady() -> Message:
            try:
                return await asyncio.wait_for(receive(), min(limits().upload_pause_seconds, latest - monotonic()))
            except TimeoutError:
                raise Stalled from None

        async def noticed(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, steady, noticed)
        except Stalled:
            _log.warning("an upload was given up: it stood still, or was too slow")
            if not begun:
                closing = {"Connection": "close"}
                await PlainTextResponse(STALLED, status_code=408, headers=closing)(scope, receive, send)

    def _refused(self, coming: Arriving, session: str) -> PlainTextResponse | None:
        """The answer that refuses, or None when there is room."""
        files = held()
        self.owners = {known: who for known, who in self.owners.items() if known in files} | {session: coming.who}
        sizes = [(self.owners.get(known, known), size) for known, each in files.items() for size in each]
        sizes += [(other.who, other.size) for other in self.arriving]
        mine = [size for who, size in sizes if who == coming.who]
        if len(mine) >= limits().uploads_per_person:
            return PlainTextResponse(MANY, status_code=429)
        if sum(mine) + coming.size > limits().uploaded_bytes_per_person:
            return PlainTextResponse(MUCH, status_code=429)
        if sum(size for _, size in sizes) + keeping.kept_by_all() + coming.size > limits().uploaded_bytes:
            return PlainTextResponse(FULL, status_code=503)
        return None


def largest() -> int:
    """The bytes that one file may have."""
    return int(st.get_option("server.maxUploadSize")) * MEGABYTE


def held() -> dict[str, list[int]]:
    """The sizes in bytes of the uploads that the server holds, per session."""
    stored = runtime.get_instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    return {session: [len(file.data) for file in list(files.values())] for session, files in list(stored.items())}


async def clear() -> None:
    """Without end: drop what sessions hold whose page was closed, which Streamlit would keep for minutes, or longer."""
    left: dict[str, float] = {}
    while True:
        await asyncio.sleep(limits().left_seconds / 3)
        left = _dropped(left, monotonic())


def _dropped(left: dict[str, float], now: float) -> dict[str, float]:
    """Drop what was left long enough ago; the sessions that are gone and still hold something, and since when."""
    running = runtime.get_instance()
    holding = {*held(), *keeping.sessions()}
    gone = {session: left.get(session, now) for session in holding if not running.is_active_session(session)}
    for session, since in gone.items():
        if now - since >= limits().left_seconds:
            running.uploaded_file_mgr.remove_session_files(session)
            keeping.forget(session)
    return gone


def _announced(scope: Scope) -> int:
    """The bytes that an upload may bring at most: as many as it announces, else as many as a file may have."""
    said = Headers(scope=scope).get("content-length", "")
    return min(int(said), largest()) if said.isascii() and said.isdigit() else largest()
