"""What the server does when it starts and ends: open the data for the first visitor, let changes come to an end."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import IPv4Address, IPv6Address

import streamlit as st
from streamlit.web.server.server_util import get_url

from data import draining, settings
from data.errors import StoreError
from pages.shared import identity, source
from pages.shell import exposure, uploads

LAST_CHANGES = 20
"""Seconds that changes under way get when the server is told to end; less than what .github/operations/ gives it."""

_log = logging.getLogger(__name__)


EVERY = 60
"""Seconds after which it is stored anew when sessions were last seen."""

DAY = 24 * 3600
_EVERYWHERE = {"", str(IPv4Address(0)), str(IPv6Address(0))}
BY = "System"


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the store beside the server's work; pages and /ready answer meanwhile, and tell what is wrong with it.

    At the end an import that is being stored is waited for.
    """
    print(f"\n  {address()}\n", flush=True)
    opening = asyncio.create_task(asyncio.to_thread(_open))
    for_good = [asyncio.create_task(each) for each in (_keep(), _retain(opening), uploads.clear())]
    yield
    for task in for_good:
        task.cancel()
    await opening
    if identity.configured():
        await asyncio.to_thread(_store_seen)
    if not await asyncio.to_thread(draining.drained, LAST_CHANGES):
        _log.warning("A change was still under way and is given up; nothing of it is stored.")


def address() -> str:
    """Where the dashboard is, for whoever has started it; in place of Streamlit's own message."""
    host = exposure.public_name() or str(st.get_option("server.address") or "")
    everywhere = host in _EVERYWHERE
    place = get_url("localhost" if everywhere else host)
    return f"Das Dashboard läuft: {place}" + " (auf allen Adressen dieses Rechners)" * everywhere


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


async def _retain(opening: "asyncio.Task[None]") -> None:
    """Once a day, from the start on: remove what is older than its period, where the operator wants the server to."""
    await asyncio.shield(opening)
    while retains_itself():
        await asyncio.to_thread(_retain_now)
        await asyncio.sleep(DAY)


def retains_itself() -> bool:
    """Whether this server does it: several on one database would do it all, and it takes the owner of the tables."""
    try:
        return settings.retains_daily() and settings.database_url().startswith("sqlite")
    except StoreError as wrong:
        _log.warning("%s", wrong)
        return False


def _retain_now() -> None:
    try:
        gone = source.store().retain(BY)
    except (StoreError, OSError):
        _log.warning("what is older than its period could not be removed; it is tried again tomorrow", exc_info=True)
    else:
        _log.info("removed what is older than its period: %s", gone)


def _open() -> None:
    try:
        source.store()
    except Exception:
        _log.exception("the store cannot be opened")
