"""When sessions were last seen by this process, until the store knows: nobody waits for the store at every step."""

from datetime import datetime
from threading import Lock


class Seen:
    """Moments in UTC without a zone, by session; safe to share between threads."""

    def __init__(self) -> None:
        self._moments: dict[str, datetime] = {}
        self._lock = Lock()

    def note(self, key: str, moment: datetime) -> None:
        """Somebody did something in a session."""
        with self._lock:
            self._moments[key] = moment

    def last(self, key: str, stored: datetime) -> datetime:
        """When a session was last seen: here, or as the store has it from another machine."""
        with self._lock:
            return max(stored, self._moments.get(key, stored))

    def pending(self) -> dict[str, datetime]:
        """What the store does not know yet."""
        with self._lock:
            return dict(self._moments)

    def stored(self, written: dict[str, datetime]) -> None:
        """The store knows these now."""
        with self._lock:
            self._moments = {key: moment for key, moment in self._moments.items() if written.get(key) != moment}
