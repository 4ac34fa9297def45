"""What of the server is open: an address that is not named here does not exist for anybody.

Streamlit brings routes that we do not use (metrics, the interface for agents, components), answers
unknown addresses with its English page, lets in a websocket that names no page, and asks a server on
the internet for its own address when one comes from a foreign page. All four end here.
"""

from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from pages.shared import identity
from pages.shell import backchannel, document, exposure, routes
from pages.sitemap import PAGES

_ADDRESSES = {"/health", "/ready", "/favicon.png", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream"}
_PAGES = {f"/{entry.path}" for entry in PAGES}
_SIGN_IN = {"/auth/login", "/auth/logout", "/oauth2callback"}
_FOLDERS = {"/media/": {"GET", "HEAD"}, "/_stcore/upload_file/": {"DELETE", "OPTIONS", "POST", "PUT"}}
"""Folders whose files come and go, and the methods that they have: for others Streamlit answers with its page."""


def _files(folder: Path, prefix: str) -> set[str]:
    """The addresses of all files in a folder: for others Streamlit would answer with its English page."""
    return {f"{prefix}/{file.relative_to(folder).as_posix()}" for file in folder.rglob("*") if file.is_file()}


_ADDRESSES |= _files(document.ASSETS, "/assets") | _files(Path(streamlit.__file__).parent / "static/static", "/static")


def is_page(path: str) -> bool:
    """Whether a path (without the base path of the server) is that of a page; a slash at the end does no harm."""
    return path == "/" or path.removesuffix("/") in _PAGES


def is_open(path: str, method: str = "GET") -> bool:
    """Whether a path (without the base path of the server) is one that the dashboard serves."""
    if path in _SIGN_IN:
        return identity.configured() and method == "GET"
    if path == backchannel.PATH:
        return identity.configured() and method == "POST"
    if path in _ADDRESSES or is_page(path):
        return True
    return any(path.startswith(folder) and method in methods for folder, methods in _FOLDERS.items())


def is_ours(origin: str | None, host: str | None) -> bool:
    """Whether a websocket comes from a page of this server, or from one that the settings allow.

    A browser always names its page; whoever names none is no browser of ours.
    """
    try:
        page = urlsplit(origin or "")
    except ValueError:
        return False
    if not page.hostname:
        return False
    if page.netloc == host or origin in config.get_option("server.corsAllowedOrigins"):
        return True
    # Behind a proxy that rewrites the host, the operator has to name the address that people use.
    return page.hostname == exposure.public_name()


class Gate:
    """ASGI middleware that lets through what is open, and answers everything else itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.base = routes.base()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, refuse a foreign websocket (403), or say that there is no such page (404)."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif not self._serves(scope):
            await self._refuse(scope, receive, send)
        elif scope["type"] == "websocket" and not _same_origin(scope):
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self.app(scope, receive, send)

    def _serves(self, scope: Scope) -> bool:
        path, method = scope["path"].removeprefix(self.base) or "/", scope.get("method", "GET")
        return scope["path"].startswith(self.base) and is_open(path, method)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await HTMLResponse(document.missing(self.base), status_code=404)(scope, receive, send)


def _same_origin(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return is_ours(headers.get("origin"), headers.get("host"))
