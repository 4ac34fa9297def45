"""What a proxy in front of us does wrong, as far as it shows in what reaches us: said in the log and by `/ready`."""

import logging
from time import monotonic
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from pages.shell import gate

KEPT_SECONDS = 600
"""So long after it was seen last a fault is named."""

NO_UPGRADE = (
    "Der vorgeschaltete Proxy reicht „Upgrade“ und „Connection“ nicht durch (oder spricht nicht HTTP/1.1): "
    "Die Seiten bleiben leer."
)
OTHER_HOST = (
    "Der Name, unter dem die Seite aufgerufen wurde, kommt als ein anderer „Host“ an: Der vorgeschaltete Proxy muss "
    "„Host“ unverändert durchreichen, sonst bleiben die Seiten leer. (Oder eine fremde Seite versucht es; das ist "
    "abgewehrt.)"
)
UNKNOWN_HOST = (
    "Der Name, unter dem die Seite aufgerufen wurde, steht nicht in STREAMLIT_SERVER_ALLOWED_HOSTS: "
    "Die Seiten bleiben leer."
)
NO_SCHEME = (
    "Die Seite wird über https aufgerufen, aber „X-Forwarded-Proto“ kommt nicht an (oder nicht von einer Adresse in "
    "FORWARDED_ALLOW_IPS): Der Kopf Strict-Transport-Security fehlt."
)

_STREAM = "/_stcore/stream"
_log = logging.getLogger(__name__)
_seen: dict[str, float] = {}


def hints() -> list[str]:
    """What was seen lately."""
    return [fault for fault, when in list(_seen.items()) if monotonic() - when < KEPT_SECONDS]


class Watch:
    """ASGI middleware that looks at requests for the websocket and refuses those that are none (426)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; note what is wrong."""
        streams = scope["type"] != "lifespan" and scope["path"].endswith(_STREAM)
        if streams and scope["type"] == "http":
            _note(NO_UPGRADE)
            answer = PlainTextResponse(NO_UPGRADE, status_code=426, headers={"Upgrade": "websocket"})
            await answer(scope, receive, send)
            return
        if streams and (fault := _fault(scope)):
            _note(fault)
        await self.app(scope, receive, send)


def _fault(scope: Scope) -> str:
    """What is wrong with a websocket's request; "" when nothing is."""
    headers = Headers(scope=scope)
    origin, host = headers.get("origin"), headers.get("host")
    if not origin:
        return ""  # no browser
    if not gate.is_ours(origin, host):
        return OTHER_HOST
    if not is_host_allowed(host):
        return UNKNOWN_HOST
    return NO_SCHEME if urlsplit(origin).scheme == "https" and scope["scheme"] == "ws" else ""


def _note(fault: str) -> None:
    """Into the log when it is new, or was not seen for long."""
    if fault not in hints():
        _log.warning(fault)
    _seen[fault] = monotonic()
