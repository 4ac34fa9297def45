"""How much may be uploaded at once: Streamlit keeps uploads in memory, for anybody and without a limit on their number.

The size of one file is limited by `server.maxUploadSize`; this limits how many a visitor and the whole
server hold, finished or still on their way. Files go when their visitor leaves or uploads others.
"""

from collections import Counter

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime

PER_VISITOR = 5
"""Files that one session may hold: each try of an official is one, and the page keeps none for long."""

ALL = 10
"""Files of the largest size that the whole server may hold: with 100 MB each, at most 1 GB."""

_FOLDER = "/_stcore/upload_file/"


class UploadLimit:
    """ASGI middleware that refuses an upload (429 for the visitor, 503 for all) before its bytes are read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.arriving: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an upload on when there is room for it, and everything that is no upload."""
        if scope["type"] != "http" or scope["method"] not in ("PUT", "POST") or _FOLDER not in scope["path"]:
            await self.app(scope, receive, send)
            return
        session = scope["path"].partition(_FOLDER)[2].partition("/")[0]
        if refused := self._refused(session):
            await refused(scope, receive, send)
            return
        self.arriving[session] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.arriving[session] -= 1
            self.arriving += Counter()  # forgets sessions that have nothing on its way

    def _refused(self, session: str) -> PlainTextResponse | None:
        """The answer that refuses, or None when there is room."""
        files = held()
        if len(files.get(session, ())) + self.arriving[session] >= PER_VISITOR:
            return PlainTextResponse("Zu viele Dateien auf einmal. Bitte die Seite neu laden.", status_code=429)
        present = sum(sum(sizes) for sizes in files.values()) + largest() * self.arriving.total()
        if present + largest() > ALL * largest():
            return PlainTextResponse("Gerade laden viele Personen hoch. Bitte später erneut.", status_code=503)
        return None


def largest() -> int:
    """The bytes that one file may have."""
    return int(st.get_option("server.maxUploadSize")) * 2**20


def held() -> dict[str, list[int]]:
    """The sizes in bytes of the uploads that the server holds, per session."""
    stored = runtime.get_instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    return {session: [len(file.data) for file in list(files.values())] for session, files in list(stored.items())}
