"""A line between a program and a server that tests can cut, slow down or let swallow everything."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.waiting import PATIENCE

CHUNK = 65_536


class Wire:
    """A TCP proxy on this machine in a thread of its own; `state` is "open", "cut" or "hole".

    Cut: connections are reset and new ones refused at once. Hole: connections stand and new ones are taken, but no
    byte gets through. `latency` holds each piece back for so many seconds, in each direction.
    """

    def __init__(self, host: str, port: int) -> None:
        self.target = (host, port)
        self.state = "open"
        self.latency = 0.0
        self.port = 0
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Wire":
        self._thread.start()
        if not self._started.wait(PATIENCE):
            raise TimeoutError("The line does not stand.")
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)

    def cut(self) -> None:
        """Reset every connection, and each new one; the old ones are gone when this returns."""
        self.state = "cut"
        asyncio.run_coroutine_threadsafe(self._reset(), self._loop).result(PATIENCE)

    def swallow(self) -> None:
        """Let nothing through any more, without a word."""
        self.state = "hole"

    def mend(self) -> None:
        """Let everything through again, also what was held back."""
        self.state, self.latency = "open", 0.0

    async def _reset(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._taken, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        self._loop.run_forever()
        server.close()
        left = asyncio.all_tasks(self._loop)
        for task in left:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.close()

    async def _taken(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with self._kept(writer):
            if self.state == "cut":
                return
            while self.state == "hole":
                await asyncio.sleep(0.05)
            with suppress(OSError):
                far, beyond = await asyncio.open_connection(*self.target)
                with self._kept(beyond):
                    await asyncio.gather(self._carry(reader, beyond), self._carry(far, writer))

    @contextmanager
    def _kept(self, writer: asyncio.StreamWriter) -> Iterator[None]:
        self._writers.add(writer)
        try:
            yield
        finally:
            self._writers.discard(writer)
            writer.transport.abort()

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while piece := await source.read(CHUNK):
                if self.latency:
                    await asyncio.sleep(self.latency)
                while self.state == "hole":
                    await asyncio.sleep(0.05)
                sink.write(piece)
                await sink.drain()
        sink.transport.abort()
