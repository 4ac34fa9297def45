"""The way back from the sign-in: to the page that somebody had asked for, and never to anywhere but a page of ours.

The address is kept by the browser while the provider asks who somebody is: `assets/door.js` writes it into a cookie
for ten minutes, and the answer that begins the session reads it once. Whoever writes something else into it gets
nowhere: the address that is answered is put together anew from the list of our pages.
"""

from urllib.parse import parse_qsl, unquote, urlencode

from starlette.requests import HTTPConnection

from pages.sitemap import HOME, PAGES

COOKIES = ("__Host-ziel", "ziel")
"""Its names: where there is TLS, and where there is none."""

LONGEST = 2000
"""Characters of an address; a longer one is not gone back to."""


def asked_for(connection: HTTPConnection, base: str) -> str:
    """The address to go back to, "" for none; `base` is the path under which the server runs."""
    kept = next((connection.cookies[name] for name in COOKIES if name in connection.cookies), "")
    return address(unquote(kept), base)


def address(asked: str, base: str) -> str:
    """The address of a page of ours, with what was chosen there; "" when `asked` names none."""
    path, _, query = asked.partition("?")
    ours = {f"{base}/{entry.path}": f"{base}/{'' if entry is HOME else entry.path}" for entry in PAGES}
    found = (ours | {f"{base}/": f"{base}/"}).get(path, "")
    if not found or len(asked) > LONGEST:
        return ""
    chosen = urlencode(parse_qsl(query))
    return f"{found}?{chosen}" if chosen else found


def forgotten(connection: HTTPConnection) -> list[str]:
    """What takes the cookie away again, as values of `Set-Cookie`."""
    return [f"{name}=; Max-Age=0; Path=/; SameSite=Lax" for name in COOKIES if name in connection.cookies]
