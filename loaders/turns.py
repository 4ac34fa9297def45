"""Waiting for one of the few places where files are read, and stopping when nobody waits any more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore, Event
from time import monotonic

from loaders.limits import Limits
from loaders.refused import refusal

LOOK_UP = 0.2
"""Seconds after which a wait looks up, whether somebody wants it to end."""


@contextmanager
def turn(allowed: Limits, stop: Event) -> Iterator[None]:
    """One of the few places, for as long as the block runs; `Refused` when none becomes free in time, or on `stop`."""
    places = _places(allowed.children)
    if not until(lambda seconds: places.acquire(timeout=seconds), allowed.queue_seconds, stop):
        raise refusal("file_busy")
    try:
        yield
    finally:
        places.release()


@cache
def _places(number: int) -> BoundedSemaphore:
    return BoundedSemaphore(number)


def until(done: Callable[[float], bool], seconds: float, stop: Event) -> bool:
    """Wait so many seconds at most; whether it is done. `Refused` as soon as somebody sets `stop`.

    `done` waits for so many seconds itself, and says whether that was enough.
    """
    end = monotonic() + seconds
    while not done(min(LOOK_UP, max(end - monotonic(), 0))):
        if stop.is_set():
            raise refusal("file_cancelled")
        if monotonic() >= end:
            return False
    return True
