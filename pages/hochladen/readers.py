"""The queue of files to be read, one for the whole server: who is being read, who waits, and who comes when."""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event, Lock
from time import monotonic

import streamlit as st

from loaders.answers import Answers
from loaders.limits import limits
from loaders.reader import read
from loaders.reading import Reading


class Ticket:
    """One file on its way through the queue; `begun` is None while it waits, `percent` how far its reading is."""

    def __init__(self) -> None:
        self.stop = Event()
        self.begun: float | None = None
        self.percent = 0
        self.result: Future[Reading] = Future()

    def seconds(self) -> int:
        """For how long it has been read."""
        return int(monotonic() - self.begun) if self.begun else 0


class Readers:
    """As many threads as there may be reading processes; each only waits for its process."""

    def __init__(self, number: int) -> None:
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="lesen")
        self._lock = Lock()
        self._waiting: list[Ticket] = []

    def submit(self, content: bytes, name: str, answers: Answers) -> Ticket:
        """Put a file at the end of the queue."""
        ticket = Ticket()
        with self._lock:
            self._waiting.append(ticket)
        ticket.result = self._threads.submit(self._read, ticket, content, name, answers)
        return ticket

    def place(self, ticket: Ticket) -> int:
        """How many files, itself included, have to begin before it does; 0 once it has begun."""
        with self._lock:
            return self._waiting.index(ticket) + 1 if ticket in self._waiting else 0

    def cancel(self, ticket: Ticket) -> None:
        """Nobody wants it any more: it leaves the queue, or its process ends at once."""
        ticket.stop.set()
        ticket.result.cancel()
        with self._lock:
            if ticket in self._waiting:
                self._waiting.remove(ticket)

    def _read(self, ticket: Ticket, content: bytes, name: str, answers: Answers) -> Reading:
        with self._lock:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
        ticket.begun = monotonic()
        return read(content, name, answers, ticket.stop, partial(setattr, ticket, "percent"))


@st.cache_resource(show_spinner=False)
def readers() -> Readers:
    """The queue of this server."""
    return Readers(limits().children)
