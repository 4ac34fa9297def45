"""What a sign-in says: whom the provider vouches for, since when, and which role it brings along."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from data.access import Role
from data.chain import stored_moment
from data.errors import StoreError

LONGEST = 200
_TELLING = ("iss", "sub", "iat", "nonce", "jti", "sid", "auth_time")


class NotVouched(StoreError):
    """The claims of a sign-in cannot be believed; nobody is told which one, the log is."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__("Die Anmeldung war nicht gültig. Bitte neu anmelden.")


@dataclass(frozen=True)
class SignIn:
    """One sign-in; `key` tells it from all others, also of the same person. `issued` is UTC without a zone."""

    issuer: str
    subject: str
    name: str
    issued: datetime
    key: str
    role: Role | None = None
    region: str = ""


def signed_in(
    claims: Mapping[str, Any], client: str, issuer: str = "", role: Role | None = None, region: str = ""
) -> SignIn:
    """The sign-in that the claims of an ID token tell of; `NotVouched` when they are not for this `client`.

    The library of the sign-in has checked signature, expiry and nonce. Checked again is what it lets through: an
    audience that does not name us (OpenID Connect Core 1.0, 3.1.3.7, steps 2 to 5), and missing claims.
    """
    audience = for_us(claims, client, issuer)
    if (len(audience) > 1 or "azp" in claims) and claims.get("azp") != client:
        raise NotVouched("authorized party is another")
    issued = stored_moment(datetime.fromtimestamp(float(claims["iat"]), UTC))
    subject = str(claims["sub"])[:LONGEST]
    return SignIn(str(claims["iss"])[:LONGEST], subject, _name(claims) or subject, issued, _key(claims), role, region)


def for_us(claims: Mapping[str, Any], client: str, issuer: str = "") -> Sequence[Any]:
    """The audience of a token that is for this `client`, and from this `issuer` if one is given; else `NotVouched`."""
    for name in ("iss", "sub", "aud", "iat"):
        if not claims.get(name):
            raise NotVouched(f"claim {name} is missing")
    audience = [claims["aud"]] if isinstance(claims["aud"], str) else list(claims["aud"])
    if client not in audience:
        raise NotVouched("audience is another")
    if issuer and claims["iss"] != issuer:
        raise NotVouched("issuer is another")
    return audience


def _name(claims: Mapping[str, Any]) -> str:
    return next(
        (" ".join(str(claims[key]).split())[:80] for key in ("name", "preferred_username") if claims.get(key)), ""
    )


def _key(claims: Mapping[str, Any]) -> str:
    """What tells this sign-in from others; a hash, so that the store cannot be used to forge one."""
    told = json.dumps({name: claims.get(name) for name in _TELLING}, sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def granted(claims: Mapping[str, Any], claim: str, mapping: Mapping[str, str]) -> tuple[Role | None, str]:
    """Role and region that the groups of a claim bring: `mapping` is group -> "erfasser 066"; the highest counts.

    Raises `ValueError` for a mapping that names no role.
    """
    said = claims.get(claim) or ()
    groups: Sequence[Any] = [said] if isinstance(said, str) else list(said)
    found = [_parsed(mapping[group]) for group in groups if group in mapping]
    order = list(Role)
    return max(found, key=lambda each: (order.index(each[0]), not each[1]), default=(None, ""))


def _parsed(text: str) -> tuple[Role, str]:
    role, _, region = text.partition(" ")
    return Role(role.casefold()), region.strip()
