"""The server with pages that keep their turn longer: `python -m tests.slowly COMMAND` with the command of the server."""

import runpy
import sys
import time
from threading import Event

from pages.shared.turns import Turns

LONGER = 0.5
"""Seconds."""

leave = Turns.leave


def late(line: Turns, place: Event) -> None:
    """Give a turn back later; a place in line at once."""
    if place.is_set():
        time.sleep(LONGER)
    leave(line, place)


if __name__ == "__main__":
    Turns.leave = late
    sys.argv = sys.argv[3:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
