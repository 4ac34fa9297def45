"""What the server does when it starts: open the data, so that the first visitor of a new server need not wait."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit import config

from data.errors import StoreError
from pages.shared import identity, source

_log = logging.getLogger(__name__)


EVERY = 60
"""Seconds after which it is stored anew when sessions were last seen."""

_LOCAL = {"localhost", "127.0.0.1", "::1"}


def refuse_unprotected() -> None:
    """End the start with a sentence when others could reach the server and no sign-in is set up."""
    address = str(st.get_option("server.address") or "")
    named = {*st.get_option("server.allowedHosts"), *[str(st.get_option("browser.serverAddress"))] * _is_named()}
    strangers = sorted({address or "alle Adressen", *named} - _LOCAL)
    if strangers and not identity.configured():
        raise SystemExit(
            f"Das Dashboard startet nicht: Es wäre für andere erreichbar ({', '.join(strangers)}), und eine Anmeldung "
            "ist nicht eingerichtet. Bitte in .streamlit/secrets.toml den Abschnitt [auth] ausfüllen (README, "
            "Sign-in), oder in .streamlit/config.toml server.address und server.allowedHosts auf diesen Rechner "
            "beschränken (127.0.0.1, localhost)."
        )


def _is_named() -> int:
    return int(config.is_manually_set("browser.serverAddress"))


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the store beside the server's work; pages and /health answer meanwhile, and tell what is wrong with it."""
    opening = asyncio.create_task(asyncio.to_thread(_open))
    keeping = asyncio.create_task(_keep())
    yield
    keeping.cancel()
    await opening
    if identity.configured():
        await asyncio.to_thread(_store_seen)


async def _keep() -> None:
    """Store now and then when sessions were last seen, for other machines and the next start."""
    while identity.configured():
        await asyncio.sleep(EVERY)
        await asyncio.to_thread(_store_seen)


def _store_seen() -> None:
    try:
        source.store().people.sessions.keep()
    except StoreError:
        _log.warning("when sessions were last seen could not be stored; it is tried again", exc_info=True)


def _open() -> None:
    try:
        source.store()
    except Exception:
        _log.exception("the store cannot be opened")
