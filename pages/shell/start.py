"""What the server does when it starts: open the data, so that the first visitor of a new server need not wait."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from pages.shared import source

_log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the store beside the server's work; pages and /health answer meanwhile, and tell what is wrong with it."""
    opening = asyncio.create_task(asyncio.to_thread(_open))
    yield
    await opening


def _open() -> None:
    try:
        source.store()
    except Exception:
        _log.exception("the store cannot be opened")
