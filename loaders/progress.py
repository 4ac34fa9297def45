"""How far a reading is, told to whoever waits for it; nobody listens unless somebody asked to be told."""

from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from typing import TypeVar

Item = TypeVar("Item")
Told = Callable[[int], None]
"""Takes percent, 0 to 100."""

UNPACKING, TYPING = (0, 55), (55, 95)
"""The two long stages, and from where to where they go; measured on a full sheet."""


def nobody(_percent: int) -> None:
    """Who listens when nobody does."""


_told: ContextVar[Told] = ContextVar("told", default=nobody)


def tell(told: Told) -> None:
    """Tell this one from now on, and only of what is further than before."""
    furthest = 0

    def further(percent: int) -> None:
        nonlocal furthest
        if percent > furthest:
            furthest = percent
            told(percent)

    _told.set(further)


def reached(stage: tuple[int, int], share: float) -> None:
    """Say which share (0 to 1) of a stage is done."""
    begin, end = stage
    _told.get()(begin + int((end - begin) * min(share, 1)))


def steps(stage: tuple[int, int], items: Sequence[Item]) -> Iterator[Item]:
    """Each of the items, saying before each which share of the stage is done."""
    for number, item in enumerate(items):
        reached(stage, number / len(items))
        yield item
