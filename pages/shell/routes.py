"""What the server answers itself, before Streamlit: documents of the pages, own files, and its health."""

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from pages.shell import backchannel, document, readiness
from pages.sitemap import HOME, PAGES


def base() -> str:
    """The path under which the server runs: "" for the root, else like "/dashboard"."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def own() -> list[BaseRoute]:
    """The routes that come before Streamlit's; raises `document.Changed` when its document is another."""
    text, root, ready = document.page(), base(), readiness.Ready()

    def shown(_request: Request) -> Response:
        return HTMLResponse(text, headers={"Cache-Control": "no-cache"})

    paths = ["/", *(f"/{entry.path}" for entry in PAGES if entry is not HOME)]
    return [
        *(Route(root + path, shown) for path in paths),
        Route(f"{root}/{HOME.path}", _to_start),
        Route(f"{root}/health", readiness.health),
        Route(f"{root}/ready", ready.answer),
        Route(root + backchannel.PATH, backchannel.Backchannel().told, methods=["POST"]),
        Route(f"{root}/favicon.png", _icon),
        Mount(f"{root}/assets", StaticFiles(directory=document.ASSETS)),
    ]


def _to_start(request: Request) -> Response:
    """Streamlit knows its first page only at "/": its own address leads there, filters and Stand included."""
    query = request.url.query
    return RedirectResponse("./" + (f"?{query}" if query else ""), status_code=307)


def _icon(_request: Request) -> Response:
    """Streamlit's front end asks for this name, whatever its document says."""
    return FileResponse(document.ICON)
