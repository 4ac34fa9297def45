"""Headers that every answer carries, so that a browser runs and shows nothing that is not ours."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-src 'self'; frame-ancestors 'none'"
)
"""Nothing from other servers and no inline script. Streamlit's styles are made in the browser, hence inline."""

_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """ASGI middleware that sets the headers on every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers added."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(MutableHeaders(scope=message), scope)
            await send(message)

        await self.app(scope, receive, guarded)


def _add(headers: MutableHeaders, scope: Scope) -> None:
    """Set what is always set, and what depends on the way the request came."""
    headers.update(_ALWAYS)
    if scope["scheme"] == "https":
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if "/media/" in scope["path"]:
        # Downloads hold data of the ministry: no copy in the browser's cache or a proxy's.
        headers["Cache-Control"] = "no-store"
