"""The rank of one row among all rows of a table, as far as the bounds of its quantities decide it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.quantities import Quantity, compare, listed


@dataclass(frozen=True)
class Rank:
    """From 1 for the greatest: the best and the worst that the true values allow, how many surely share it.

    `known` is how many have a value, the ranked one among them; those without one have no rank and take none.
    """

    best: int
    worst: int
    ties: int
    known: int

    @property
    def is_open(self) -> bool:
        """Whether the bounds leave open which rank it is."""
        return self.best != self.worst


def rank(table: pd.DataFrame, name: str, place: int = 0) -> Rank | None:
    """The rank of the row at a place by the quantity `name`; None when its value is not known."""
    return rank_of(listed(table, name), place)


def rank_of(quantities: Sequence[Quantity], place: int) -> Rank | None:
    """The rank of one of these quantities; equal ones share the better rank: 1, 2, 2, 4."""
    me = quantities[place]
    if me.value is None:
        return None
    others = [other for at, other in enumerate(quantities) if at != place and other.value is not None]
    order = [compare(other, me) for other in others]
    best = 1 + order.count(1)
    return Rank(best, best + order.count(None), order.count(0), 1 + len(others))
