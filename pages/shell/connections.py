"""How many pages may be open at once: more than the server can carry are refused, with a word of what to do.

A browser shows nothing of an answer to a websocket. So the document of a page says it, as soon as there is no room for
its websocket, and tries again by itself; a page that is open already keeps asking until there is room.
"""

from collections import Counter

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.shared.limits import limits
from pages.shell import cookie, document, gate, routes
from pages.shell.headers import DENIAL

ALL = "Gerade sind so viele Seiten des Dashboards geöffnet, wie der Server trägt."
PERSON = "Sie haben so viele Seiten des Dashboards geöffnet, wie eine Person haben darf. Bitte andere schließen."
ADDRESS = "Von Ihrem Anschluss sind so viele Seiten des Dashboards geöffnet, wie einer haben darf."

AGAIN = 15
"""Seconds after which a refused page is asked for again."""


class ConnectionLimit:
    """ASGI middleware that counts websockets and refuses those that are too many (503), and their documents."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.base = routes.base()
        self.open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what there is room for."""
        pages = scope["type"] == "websocket" or (scope["type"] == "http" and self._is_page(scope))
        who, full = self.full(scope) if pages else ("", "")
        if full and scope["type"] == "websocket":
            await _deny(full, scope, send)
        elif full:
            again = {"Retry-After": str(AGAIN), "Refresh": str(AGAIN)}
            answer = HTMLResponse(document.full(self.base, full), status_code=503, headers=again)
            await answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._counting(who, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def full(self, scope: Scope) -> tuple[str, str]:
        """Under whom a page is counted, and why there is no room for it; "" when there is."""
        who, most, reason = _counted(scope)
        if self.open.total() >= limits().connections:
            return who, ALL
        return who, reason if self.open[who] >= most else ""

    def _is_page(self, scope: Scope) -> bool:
        return scope["method"] == "GET" and gate.is_page(scope["path"].removeprefix(self.base) or "/")

    async def _counting(self, who: str, scope: Scope, receive: Receive, send: Send) -> None:
        self.open[who] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.open[who] -= 1
            self.open += Counter()  # forgets who has none open


def _counted(scope: Scope) -> tuple[str, int, str]:
    """Whose pages are counted: a person's who has signed in, else those of an address; how many, and what is said."""
    if person := cookie.person(HTTPConnection(scope)):
        return f"person {person}", limits().connections_per_person, PERSON
    address = scope.get("client") or ("", 0)
    return f"address {address[0]}", limits().connections_per_address, ADDRESS


async def _deny(reason: str, scope: Scope, send: Send) -> None:
    """Refuse a websocket as an answer with a status where the server can, else as it does by itself (403)."""
    if DENIAL not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1013, "reason": reason})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", str(AGAIN).encode())]
    await send({"type": f"{DENIAL}.start", "status": 503, "headers": headers})
    await send({"type": f"{DENIAL}.body", "body": reason.encode()})
