"""While a database is out of reach one question at a time finds out; all others are told at once instead of waiting."""

import logging
from collections import defaultdict
from threading import Lock
from time import monotonic

from sqlalchemy import Engine

from data.errors import Unavailable

RETRY_SECONDS = 2
"""After a failure the next question is let through only after this time; with it the wait for a page ends."""

_log = logging.getLogger(__name__)


class Breaker:
    """Whether a database answers, as the last question found out; shared by all threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._since: float | None = None
        self._next = self._failed = 0.0

    def admit(self) -> None:
        """Let a question through, or raise `Unavailable` while the last failure is too recent."""
        with self._lock:
            if self._since is None:
                return
            if monotonic() < self._next:
                raise Unavailable
            self._next = monotonic() + RETRY_SECONDS

    def failed(self, reason: str) -> None:
        """The database did not answer."""
        with self._lock:
            if self._since is None:
                self._since = monotonic()
                _log.error("The database is out of reach: %s", reason)
            self._failed = monotonic()
            self._next = self._failed + RETRY_SECONDS

    def just_failed(self) -> bool:
        """Whether somebody has found out a moment ago, so that trying once more within one question is in vain."""
        return monotonic() - self._failed < RETRY_SECONDS / 2

    def answered(self) -> None:
        """The database answered."""
        with self._lock:
            if self._since is not None:
                _log.warning("The database answers again after %.1f s.", monotonic() - self._since)
            self._since = None


_BREAKERS: defaultdict[str, Breaker] = defaultdict(Breaker)


def breaker(engine: Engine) -> Breaker:
    """The one of this database in this process, for every engine that asks it."""
    return _BREAKERS[str(engine.url)]
