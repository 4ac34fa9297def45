"""Changes under way in this process, so that it can end between two of them instead of in one."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

_changed = Condition()
_under_way = 0


@contextmanager
def counted() -> Iterator[None]:
    """A change that begins and ends."""
    _add(1)
    try:
        yield
    finally:
        _add(-1)


def under_way() -> int:
    """How many there are."""
    return _under_way


def drained(seconds: float) -> bool:
    """Wait until none is under way; False when one still is after that time. Cut off, it leaves nothing half."""
    with _changed:
        return _changed.wait_for(lambda: _under_way == 0, seconds)


def _add(number: int) -> None:
    global _under_way
    with _changed:
        _under_way += number
        _changed.notify_all()
