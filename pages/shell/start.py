"""What the server does when it starts and ends: open the data for the first visitor, let changes come to an end."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from data import draining
from pages.shared import source

LAST_CHANGES = 20
"""Seconds that changes under way get when the server is told to end; less than what .github/operations/ gives it."""

_log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the store beside the server's work; pages and /ready answer meanwhile, and tell what is wrong with it.

    At the end an import that is being stored is waited for.
    """
    opening = asyncio.create_task(asyncio.to_thread(_open))
    yield
    await opening
    if not await asyncio.to_thread(draining.drained, LAST_CHANGES):
        _log.warning("A change was still under way and is given up; nothing of it is stored.")


def _open() -> None:
    try:
        source.store()
    except Exception:
        _log.exception("the store cannot be opened")
