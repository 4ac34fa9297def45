"""Exact sums of typed quantities, as decimals: only figures that are known exactly add up to an exact sum."""

from collections.abc import Iterable
from decimal import Decimal

from loaders.cells.quantity import EXACT


def exact(value: object) -> Decimal | None:
    """The figure of a typed quantity (value, qualifier); None when it is unknown or not exact."""
    if isinstance(value, tuple) and len(value) == 2 and value[1] == EXACT and value[0] is not None:
        return Decimal(repr(value[0])).normalize()
    return None


def total_of(values: Iterable[object]) -> Decimal | None:
    """The exact sum of typed quantities; None as soon as one of them is unknown or not exact."""
    total = Decimal(0)
    for value in values:
        figure = exact(value)
        if figure is None:
            return None
        total += figure
    return total
