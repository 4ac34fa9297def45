"""Size classes of Gemeinden by their inhabitants; Landkreise are a class of their own.

The bounds are those of the Stadt- und Gemeindetypen of the Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR).
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

BOUNDS = (5_000, 10_000, 20_000, 50_000, 100_000)
LANDKREISE, UNKNOWN = "Landkreise", "ohne Einwohnerzahl"


def _written(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def names(bounds: Sequence[int] = BOUNDS) -> tuple[str, ...]:
    """The classes of Gemeinden between these bounds, the smallest first."""
    between = (f"{_written(low)} bis unter {_written(high)} Einwohner" for low, high in pairwise(bounds))
    return f"unter {_written(bounds[0])} Einwohner", *between, f"ab {_written(bounds[-1])} Einwohner"


def classes(bounds: Sequence[int] = BOUNDS) -> tuple[str, ...]:
    """All classes in the order in which they are shown."""
    return *names(bounds), LANDKREISE, UNKNOWN


def size_class(inhabitants: float | None, bounds: Sequence[int] = BOUNDS) -> str:
    """The class of a Gemeinde with so many inhabitants."""
    if inhabitants is None or pd.isna(inhabitants):
        return UNKNOWN
    return names(bounds)[bisect_right(bounds, inhabitants)]


def size_classes(kommunen: pd.DataFrame, bounds: Sequence[int] = BOUNDS) -> pd.Series:
    """The class of each row of `territory.kommunen`, an ordered category."""
    own = [
        LANDKREISE if kind == "Landkreis" else size_class(number, bounds)
        for kind, number in zip(kommunen["art"], kommunen["einwohner"], strict=True)
    ]
    return pd.Series(pd.Categorical(own, classes(bounds), ordered=True), index=kommunen.index)
