"""A process that ends itself in the middle of what it does to a database, as a power cut would."""

import os
import signal

from sqlalchemy import Engine, event


def dies_at(database: Engine, number: int) -> None:
    """Kill this very process before its n-th statement from now on, or before a commit: whichever is the n-th."""
    seen = []

    def count(*_all):
        seen.append(1)
        if len(seen) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database, "before_cursor_execute", count)
    event.listen(database, "commit", count)
