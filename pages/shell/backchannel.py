"""A provider says that somebody has signed out, or was locked out, there: that ends their sessions here as well.

OpenID Connect Back-Channel Logout 1.0. The provider calls this address itself, with a token that it has signed; its
keys are fetched where `[auth]` says that it describes itself, as for a sign-in.
"""

import asyncio
import json
import logging
from collections.abc import Mapping
from time import monotonic
from urllib.parse import parse_qs

import httpx
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from data.errors import StoreError
from data.people.signin import NotVouched
from data.people.signout import SignOut, signed_out
from pages.shared import identity, source

PATH = "/auth/backchannel"
LARGEST = 16_384
"""Bytes of a request; a token has about one thousand."""

PATIENCE = 5
"""Seconds until the body must be here, and until the provider must have told its keys."""

KEPT = 60
"""Seconds between two questions to a provider, whatever is sent to us meanwhile."""

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""With a key of the provider's own: neither "none" nor a secret that we share."""

_log = logging.getLogger(__name__)


class Unreachable(StoreError):
    """The provider does not tell its keys."""

    def __init__(self) -> None:
        super().__init__("Der Anmeldedienst nennt seine Schlüssel nicht. Bitte später noch einmal.")


class Backchannel:
    """Takes these calls, one after the other; keeps the keys of the providers for a short while."""

    def __init__(self) -> None:
        self._one = asyncio.Semaphore(1)
        self._known: dict[str, tuple[float, tuple[str, KeySet] | None]] = {}

    async def told(self, request: Request) -> Response:
        """End the sessions (200); refuse what is no such token (400); ask for another try when we cannot tell (503)."""
        try:
            async with asyncio.timeout(PATIENCE):
                token = await _token(request)
            async with self._one:
                ended = await asyncio.to_thread(self._end, token)
        except (NotVouched, JoseError, ValueError, TypeError, TimeoutError) as refused:
            _log.warning("a sign-out was not believed: %s", getattr(refused, "reason", type(refused).__name__))
            return _answer(400, {"error": "invalid_request"})
        except StoreError as error:
            return _answer(503, {"error": str(error)})
        _log.info("a provider has signed somebody out, sessions ended: %d", ended)
        return _answer(200, {})

    def _end(self, token: bytes) -> int:
        return source.store().people.sessions.end_abroad(self.said(token))

    def said(self, token: bytes) -> SignOut:
        """What a token says that one of our providers has signed; raises `NotVouched`, `JoseError` or `Unreachable`."""
        named = dict(json.loads(jws.extract_compact(token).payload)).get("iss")
        for provider in identity.providers().values():
            if provider.issuer in ("", named):
                issuer, keys = self._keys(provider)
                if issuer == named:
                    return signed_out(jwt.decode(token, keys, ALGORITHMS).claims, provider.client, issuer)
        raise NotVouched("issuer is another")

    def _keys(self, provider: identity.Provider) -> tuple[str, KeySet]:
        """The issuer and the keys of a provider, the last known ones while it does not tell; `Unreachable` without any.

        A key that the provider has given up meanwhile could only end sessions.
        """
        at, known = self._known.get(provider.name, (-KEPT, None))
        if monotonic() - at > KEPT:
            known = _asked(provider.metadata) or known
            self._known[provider.name] = (monotonic(), known)
        if not known:
            raise Unreachable
        return known


def _asked(metadata: str) -> tuple[str, KeySet] | None:
    """How a provider calls itself, and its keys; None when it does not tell."""
    try:
        with httpx.Client(timeout=PATIENCE) as web:
            told = web.get(metadata).raise_for_status().json()
            return told["issuer"], KeySet.import_key_set(web.get(told["jwks_uri"]).raise_for_status().json())
    except (httpx.HTTPError, JoseError, ValueError, KeyError, TypeError):
        _log.exception("the provider of the sign-in could not be asked for its keys")
        return None


async def _token(request: Request) -> bytes:
    """The token of a request; `NotVouched` when there is none."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise NotVouched("the request is too long")
    sent = parse_qs(body, max_num_fields=20).get(b"logout_token")
    if not sent:
        raise NotVouched("there is no token")
    return sent[0]


def _answer(status: int, content: Mapping[str, str]) -> Response:
    return JSONResponse(content, status_code=status, headers={"Cache-Control": "no-store"})
