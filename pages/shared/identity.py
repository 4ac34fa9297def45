"""Who uses the page: somebody who has signed in, or whoever sits at this machine where there is no sign-in.

The sign-in is Streamlit's (`[auth]` in `secrets.toml`). Its cookie only says who somebody was when it was set; whether
that still holds, and what the person may do, is looked up in the store at every step.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from data.access import Actor, Right, Role
from data.acting import Acting
from data.errors import StoreError
from data.people.signin import SignIn, granted, signed_in
from pages.shared import source, tables

WHO = "wer"
"""Name in the session of the name that somebody typed where there is no sign-in."""

LONGEST = 80
WIDTH = 480
"""Width of the field for a name in pixels."""


class Unknown(StoreError):
    """Nobody has signed in, where that is asked for."""

    def __init__(self) -> None:
        super().__init__("Für dieses Dashboard ist eine Anmeldung nötig.")


@dataclass(frozen=True)
class Provider:
    """One that vouches for people: its `name` in `secrets.toml`, how it is called, and what we are called there.

    `issuer` is "" when the settings do not name it; `metadata` is the address at which it describes itself.
    """

    name: str
    title: str
    client: str
    issuer: str
    metadata: str


def secrets() -> Mapping[str, Any]:
    """What `secrets.toml` says; nothing when there is none."""
    return st.secrets.to_dict() if st.secrets.load_if_toml_exists() else {}


def providers() -> dict[str, Provider]:
    """Those of the sign-in by name: one in `[auth]` itself ("default"), or one for each `[auth.NAME]`."""
    told = secrets()
    auth, titles = told.get("auth", {}), told.get("providers", {})
    named = {name: part for name, part in auth.items() if isinstance(part, Mapping) and "client_id" in part}
    own = {"default": auth} if "client_id" in auth else {}
    return {
        name: Provider(
            name,
            str(titles.get(name, "")),
            str(part["client_id"]),
            str(part.get("issuer", "")),
            str(part.get("server_metadata_url", "")),
        )
        for name, part in (own | named).items()
    }


def configured() -> bool:
    """Whether a sign-in is asked for."""
    return bool(secrets().get("auth"))


def vouched(claims: Mapping[str, Any]) -> SignIn:
    """The sign-in that claims tell of, with the role they bring; `Unknown` without any, `NotVouched` for false ones."""
    provider = providers().get(str(claims.get("provider", "")))
    if not claims.get("is_logged_in") or provider is None:
        raise Unknown
    roles = secrets().get("roles", {})
    role, region = granted(claims, str(roles.get("claim", "groups")), roles.get("groups", {}))
    return signed_in(claims, provider.client, provider.issuer, role, region)


def sign_in() -> SignIn | None:
    """The sign-in of this session, None where there is none to be asked for; raises as `vouched`."""
    return vouched(st.user.to_dict()) if configured() else None


def actor(active: bool = True) -> Actor:
    """Who acts; raises `Unknown`, `NotVouched` or `Ended`. Not `active`: a page looks, nobody did anything."""
    return admitted(sign_in(), active)


def admitted(signed: SignIn | None, active: bool = True, name: str = "") -> Actor:
    """Who acts in a sign-in; for None whoever sits at this machine, under the `name` that was typed."""
    if signed is None:
        return Actor("", name.strip() or str(st.session_state.get(WHO, "")).strip(), Role.VERWALTER)
    return source.store().people.sessions.admit(signed, active)


def may(right: Right) -> bool:
    """Whether who acts has a right; nobody has one whose session has ended."""
    try:
        return actor(active=False).may(right)
    except StoreError:
        return False


def acting(name: str = "") -> Acting:
    """The store in the hands of who acts; without sign-in under a `name`, by default the one typed last."""
    return Acting(source.store(), admitted(sign_in(), name=name))


def sign(label: str, key: str = WHO) -> str:
    """Under which name something is done: a field for it, or who has signed in."""
    if not configured():
        return st.text_input(label, max_chars=LONGEST, key=key, persist_state="session", width=WIDTH).strip()
    name = actor().name
    st.markdown(f"Angemeldet als {tables.plain(name)}")
    return name
