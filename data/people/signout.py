"""What a logout token says: who has signed out at the provider, and when."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from data.chain import stored_moment
from data.people.lasting import AHEAD
from data.people.signin import LONGEST, NotVouched, for_us

EVENT = "http://schemas.openid.net/event/backchannel-logout"
"""The name of the event, fixed by OpenID Connect Back-Channel Logout 1.0, 2.4; nothing is asked for there."""

LATE = timedelta(minutes=10)
"""How long a token may have been on its way."""


@dataclass(frozen=True)
class SignOut:
    """Somebody has signed out at the provider; `moment` is UTC without a zone: what began later goes on."""

    issuer: str
    subject: str
    moment: datetime


def signed_out(claims: Mapping[str, Any], client: str, issuer: str) -> SignOut:
    """The sign-out that the claims of a logout token tell of; `NotVouched` when they are none, or not for us.

    Its signature was checked before. Checked here is what Back-Channel Logout 1.0, 2.6 asks for, and that the person
    is named: a token with `sid` alone says nothing to us. Names that are sent again do no harm, for only sessions
    that began before end.
    """
    for_us(claims, client, issuer)
    events = claims.get("events")
    if not isinstance(events, Mapping) or not isinstance(events.get(EVENT), Mapping):
        raise NotVouched("event is another")
    if "nonce" in claims:
        raise NotVouched("it is the token of a sign-in")
    if not claims.get("jti"):
        raise NotVouched("claim jti is missing")
    sent, now = float(claims["iat"]), time.time()
    if not -AHEAD.total_seconds() <= now - sent <= LATE.total_seconds() or float(claims.get("exp", now)) < now:
        raise NotVouched("it is of another time")
    moment = stored_moment(datetime.fromtimestamp(sent, UTC))
    return SignOut(str(claims["iss"])[:LONGEST], str(claims["sub"])[:LONGEST], moment)
