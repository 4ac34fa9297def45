"""An OpenID provider on 127.0.0.1 that vouches for whomever it is told to, also falsely: `python -m tests.openid PORT`.

`POST /abmeldung` with JSON gives the token with which it tells of a sign-out, honest but for what the JSON says.
`PUT /next` with JSON says what the next sign-in gets: claims that replace or add to the honest ones (null removes
one), and faults: {"sign_with": "other"}, {"alg": "none"}, {"replay": true} (the ID token of the sign-in before).
"""

import json
import secrets
import sys
import time
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "dashboard", "geheim-nur-im-test"


class Provider:
    """One provider; what it signs with is made anew at each start."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.key, self.other = (RSAKey.generate_key(2048, {"kid": "eins", "use": "sig"}) for _ in range(2))
        self.next: dict[str, Any] = {}
        self.codes: dict[str, dict[str, Any]] = {}
        self.last = ""

    def metadata(self, _request: Request) -> Response:
        ends = {"authorization": "authorize", "token": "token", "end_session": "ende"}
        return JSONResponse({
            "issuer": self.home, "jwks_uri": f"{self.home}/jwks", **{f"{a}_endpoint": f"{self.home}/{b}" for a, b in ends.items()},
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"],
        })  # fmt: skip

    def jwks(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def told(self, request: Request) -> Response:
        self.next = await request.json()
        return JSONResponse({})

    def authorize(self, request: Request) -> Response:
        asked = request.query_params
        code = secrets.token_urlsafe()
        self.codes[code] = {**self.next, "nonce": self.next.get("nonce", asked.get("nonce"))}
        state = self.next.get("state", asked["state"])
        return RedirectResponse(asked["redirect_uri"] + "?" + urlencode({"code": code, "state": state}), 302)

    async def token(self, request: Request) -> Response:
        form = await request.form()
        wanted = self.codes.pop(str(form["code"]), None)
        if wanted is None:
            return JSONResponse({"error": "invalid_grant"}, 400)
        self.last = self.last if wanted.pop("replay", False) else self.signed(wanted)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": self.last, "expires_in": 3600})

    def signed(self, wanted: dict[str, Any]) -> str:
        key = self.other if wanted.pop("sign_with", "") == "other" else self.key
        alg = wanted.pop("alg", "RS256")
        wanted.pop("state", None)
        now = int(time.time())
        honest = {
            "iss": self.home,
            "sub": "anna",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 3600,
            "name": "Anna Beispiel",
        }
        claims = {name: value for name, value in (honest | wanted).items() if value is not None}
        if alg == "none":
            return jwt.encode({"alg": "none"}, claims, key, algorithms=["none"])
        return jwt.encode({"alg": alg, "kid": "eins"}, claims, key)

    async def sign_out(self, request: Request) -> Response:
        event = {"http://schemas.openid.net/event/backchannel-logout": {}}
        return PlainTextResponse(
            self.signed({"jti": secrets.token_urlsafe(), "events": event, "name": None, **await request.json()})
        )

    def ended(self, request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)


def app(home: str) -> Starlette:
    provider = Provider(home)
    return Starlette(routes=[
        Route("/.well-known/openid-configuration", provider.metadata), Route("/jwks", provider.jwks),
        Route("/next", provider.told, methods=["PUT"]), Route("/authorize", provider.authorize),
        Route("/token", provider.token, methods=["POST"]), Route("/ende", provider.ended),
        Route("/abmeldung", provider.sign_out, methods=["POST"]),
    ])  # fmt: skip


if __name__ == "__main__":
    port = int(sys.argv[1])
    print(json.dumps({"home": f"http://127.0.0.1:{port}"}), flush=True)
    uvicorn.run(app(f"http://127.0.0.1:{port}"), host="127.0.0.1", port=port, log_level="warning")
