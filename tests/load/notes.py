"""What a load run measures: seconds by kind, errors by kind, and what becomes of it."""

import threading
from collections import Counter, defaultdict


class Notes:
    """Seconds of what succeeded and a count of what did not, by kind; written to by many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.errors: Counter[str] = Counter()

    def took(self, kind: str, seconds: float) -> None:
        with self._lock:
            self.seconds[kind].append(seconds)

    def failed(self, kind: str, error: object) -> None:
        with self._lock:
            self.errors[f"{kind}: {type(error).__name__} {str(error)[:120]}"] += 1

    def rows(self) -> list[str]:
        """One row of a table for each kind: number, median, 95 and 99 of a hundred, the longest."""
        found = []
        for kind in sorted(self.seconds):
            times = sorted(self.seconds[kind])
            shares = " | ".join(f"{share_of(times, share):.2f}" for share in (0.5, 0.95, 0.99, 1.0))
            found.append(f"| {kind} | {len(times)} | {shares} |")
        return found


def share_of(times: list[float], share: float) -> float:
    """The time within which that share of them lies; the times are in order."""
    return times[min(len(times) - 1, int(len(times) * share))]
