"""Waiting for what an action causes, on a machine on which others work, too."""

import time
from collections.abc import Callable

PATIENCE = 120
"""Seconds until something must have happened; only a fault lasts so long."""


def until(done: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Ask again and again until it is so; `TimeoutError` when it never is."""
    deadline = time.monotonic() + seconds
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError(f"It was not so after {seconds} s.")
        time.sleep(0.1)


def in_time(took: float, most: float) -> None:
    """Hold a goal in seconds; `TimeoutError` when it took longer.

    A goal holds for a machine that has nothing else to do. That it was missed is therefore said in a way of its own:
    .ci/run asks once more, with the machine to itself, and only then believes it.
    """
    if took >= most:
        raise TimeoutError(f"It took {took:.1f} s, not less than {most} s.")
