"""What the server does when it starts and ends: open the data for the first visitor, let changes come to an end."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from data import draining
from data.errors import StoreError
from pages.shared import identity, source
from pages.shell import uploads

LAST_CHANGES = 20
"""Seconds that changes under way get when the server is told to end; less than what .github/operations/ gives it."""

_log = logging.getLogger(__name__)


EVERY = 60
"""Seconds after which it is stored anew when sessions were last seen."""


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the store beside the server's work; pages and /ready answer meanwhile, and tell what is wrong with it.

    At the end an import that is being stored is waited for.
    """
    opening = asyncio.create_task(asyncio.to_thread(_open))
    for_good = [asyncio.create_task(_keep()), asyncio.create_task(uploads.clear())]
    yield
    for task in for_good:
        task.cancel()
    await opening
    if identity.configured():
        await asyncio.to_thread(_store_seen)
    if not await asyncio.to_thread(draining.drained, LAST_CHANGES):
        _log.warning("A change was still under way and is given up; nothing of it is stored.")


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
