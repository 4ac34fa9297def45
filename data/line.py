"""The line of those who want to write in this process; there is one writer at a time anyway."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from data.errors import Unavailable

_lines: WeakKeyDictionary[Engine, Lock] = WeakKeyDictionary()


@contextmanager
def in_line(engine: Engine, seconds: float) -> Iterator[None]:
    """Wait behind the other writers, without a connection: readers need those. `Unavailable` when it takes longer."""
    turn = _lines.setdefault(engine, Lock())
    if not turn.acquire(timeout=seconds):
        raise Unavailable
    try:
        yield
    finally:
        turn.release()
