"""The server with pages that keep their turn longer: `python -m tests.slowly FILE COMMAND` with the command of the server.

As long as there is the file, nobody gives a turn back.
"""

import runpy
import sys
import time
from pathlib import Path
from threading import Event

from pages.shared.turns import Turns

LONGER, GLANCE = 0.5, 0.05
"""Seconds."""

leave = Turns.leave


def late(line: Turns, place: Event) -> None:
    """Give a turn back later, and not while the line is held; a place in line at once."""
    if place.is_set():
        time.sleep(LONGER)
        while HELD.exists():
            time.sleep(GLANCE)
    leave(line, place)


if __name__ == "__main__":
    Turns.leave = late
    HELD = Path(sys.argv[1])
    sys.argv = sys.argv[4:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
