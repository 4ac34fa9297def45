"""Whose page is computed: a few at once, in the order in which they came, however many people come together.

Python computes one page after the other anyway. If all of a hundred begin together, none is ready before the last, and
the server itself, which needs only moments, does not get a word in.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, local
from time import monotonic

import streamlit as st

from pages.shared.limits import limits

GLANCE = 1.0
"""Seconds between two looks at whether somebody who waits is still there, or wants something else by now."""

PATIENCE = 2.0
"""Seconds of waiting from which on it is said how many come first."""

AGAIN = 5
"""So many glances later it is counted anew: who hears the page does not want to hear it every second."""

_mine = local()


class Turns:
    """So many turns as there are at once; who finds none free stands in line."""

    def __init__(self, number: int) -> None:
        self._free = number
        self._line: deque[Event] = deque()
        self._lock = Lock()

    def ask(self) -> Event:
        """A place in line, which is set as soon as it is its turn: perhaps at once."""
        place = Event()
        with self._lock:
            if self._free:
                self._free -= 1
                place.set()
            else:
                self._line.append(place)
        return place

    def leave(self, place: Event) -> None:
        """Give a turn back, or a place in line."""
        with self._lock:
            if not place.is_set():
                self._line.remove(place)
            elif self._line:
                self._line.popleft().set()
            else:
                self._free += 1

    def before(self, place: Event) -> int:
        """How many stand in line before that place."""
        with self._lock:
            return self._line.index(place) if place in self._line else 0


_turns, _long = Turns(limits().pages), Turns(limits().long_work)


@contextmanager
def turn() -> Iterator[None]:
    """A turn to compute a page or a part of one; a part that is computed within a page needs none of its own.

    While it waits, Streamlit may end it: for a visitor who has left, or who has changed a filter since.
    """
    if getattr(_mine, "place", None):
        yield
        return
    _mine.place = place = _turns.ask()
    try:
        _wait(place)
        yield
    finally:
        place, _mine.place = _mine.place, None  # another one by now, if it was lent meanwhile
        _turns.leave(place)


@contextmanager
def lent() -> Iterator[None]:
    """While a page waits for the store, or works apart from the others, its turn is somebody else's."""
    place = getattr(_mine, "place", None)
    if place is None or getattr(_mine, "lent", False):
        yield
        return
    _mine.lent = True
    _turns.leave(place)
    try:
        yield
    finally:
        _mine.place, _mine.lent = _turns.ask(), False
        _mine.place.wait()


@contextmanager
def aside() -> Iterator[None]:
    """For work of seconds, such as the preview of a large file: it has turns of its own and takes none from readers."""
    with lent():
        place = _long.ask()
        try:
            place.wait()
            yield
        finally:
            _long.leave(place)


def _wait(place: Event) -> None:
    """Until it is this page's turn; after a while it is said how long the line is."""
    if place.wait(GLANCE):
        return
    began, told, notice = monotonic(), 0, st.empty()
    while not place.wait(GLANCE):
        if monotonic() - began <= PATIENCE - GLANCE:
            notice.empty()  # at each such step Streamlit ends a run that nobody waits for
            continue
        if told % AGAIN == 0:
            words = said(_turns.before(place))
        told += 1
        notice.info(words)
    notice.empty()


def said(before: int) -> str:
    """What somebody reads who stands in line."""
    first = {0: "Diese Seite kommt als Nächste an die Reihe", 1: "Eine Seite kommt noch vor dieser an die Reihe"}
    line = first.get(before, f"{before} Seiten kommen noch vor dieser an die Reihe")
    return f"Gerade rufen viele Personen Seiten ab. {line}; neu laden ist nicht nötig."
