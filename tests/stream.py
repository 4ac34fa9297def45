"""A websocket for ordinary code: `Stream.open(url)`, then `send`, `recv` and `close`.

The synchronous client of websockets reads in one thread while another writes, which the ssl module of Python 3.11 does not
bear: of some thousand connections over TLS one hangs, or ends before it began. Here one thread does all of it.
"""

import asyncio
import threading
from collections.abc import Coroutine
from functools import cache
from typing import Any, TypeVar

from websockets.asyncio.client import ClientConnection, connect

Result = TypeVar("Result")


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The loop of all streams of this process, which answers pings while nobody asks for anything."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return loop


def _done(work: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run_coroutine_threadsafe(work, _loop()).result()


class Stream:
    """A websocket that is open. Raises what websockets raises."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, url: str, **options: Any) -> "Stream":
        """Connect, with the options of `websockets.asyncio.client.connect`.

        As a browser it answers pings and sends none: a server that computes for long is no reason to hang up.
        """

        async def opened() -> ClientConnection:
            return await connect(url, **{"ping_interval": None, **options})

        return cls(_done(opened()))

    def send(self, message: bytes) -> None:
        """Send one message."""
        _done(self._connection.send(message))

    def recv(self, seconds: float) -> bytes:
        """The next message; raises `TimeoutError` when none comes in time."""

        async def heard() -> Any:
            async with asyncio.timeout(seconds):
                return await self._connection.recv()

        return _done(heard())

    def close(self) -> None:
        """Say goodbye."""
        _done(self._connection.close())
