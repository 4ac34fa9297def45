"""The cookie of the sign-in: what it says for requests that reach no page, and how it leaves.

Streamlit reads its cookie only for websockets, and has no public function for it; this is the one place that uses
its private one.
"""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import HTTPConnection
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from data.people.lasting import longest
from pages.shared import identity

PREFIXES = (f"{USER_COOKIE_NAME}=", f"{USER_COOKIE_NAME}_")
"""How the cookies begin that say who somebody is: the claims, and the tokens of the provider."""


def claims(connection: HTTPConnection) -> Mapping[str, Any]:
    """The claims of the sign-in that a request brings along; none without a cookie, or with one that is not ours."""
    content = _get_signed_cookie_with_chunks(dict(connection.cookies), USER_COOKIE_NAME)
    try:
        told = json.loads(content) if content else {}
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def person(connection: HTTPConnection) -> str:
    """Who has signed in, to be told from others; "" for nobody known. Says nothing of what they may do."""
    told = claims(connection) if identity.configured() else {}
    return f"{told.get('iss')} {told.get('sub')}" if told.get("is_logged_in") else ""


def hardened(setting: str, scheme: str) -> str:
    """A `Set-Cookie` as it leaves: one that says who somebody is lives no longer than a session; on TLS, only there.

    Streamlit's own lives for thirty days and is never `Secure`. Its name cannot be changed to `__Host-…`.
    """
    parts = [part.strip() for part in setting.split(";")]
    if tells(setting):
        seconds = int(longest().total_seconds())
        parts = [f"Max-Age={seconds}" if part.casefold().startswith("max-age=") else part for part in parts]
        parts = [part for part in parts if not part.casefold().startswith("expires=")]
    if scheme in ("https", "wss") and "secure" not in (part.casefold() for part in parts):
        parts.append("Secure")
    return "; ".join(parts)


def tells(setting: str) -> bool:
    """Whether a cookie is set, and not taken away, that says who somebody is."""
    return setting.startswith(PREFIXES) and "max-age=0" not in setting.casefold()
