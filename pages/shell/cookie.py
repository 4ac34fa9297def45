"""What the cookie of the sign-in says, for requests that reach no page: uploads, downloads, the sign-out.

Streamlit reads its cookie only for websockets, and has no public function for it; this is the one place that uses
its private one.
"""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import HTTPConnection
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

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
