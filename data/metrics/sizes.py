"""Size classes of Gemeinden by their inhabitants; Landkreise are a class of their own.

The bounds are those of the Stadt- und Gemeindetypen of the Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR):
5,000, 10,000, 20,000, 50,000 and 100,000 inhabitants.
"""

from bisect import bisect_right
from itertools import pairwise

import pandas as pd

BOUNDS = (5_000, 10_000, 20_000, 50_000, 100_000)
LANDKREISE, UNKNOWN = "Landkreise", "ohne Einwohnerzahl"


def _written(number: int) -> str:
    return f"{number:,}".replace(",", ".")


NAMES = (
    f"unter {_written(BOUNDS[0])} Einwohner",
    *(f"{_written(low)} bis unter {_written(high)} Einwohner" for low, high in pairwise(BOUNDS)),
    f"ab {_written(BOUNDS[-1])} Einwohner",
)
CLASSES = (*NAMES, LANDKREISE, UNKNOWN)
"""All classes in the order in which they are shown."""


def size_class(inhabitants: float | None) -> str:
    """The class of a Gemeinde with so many inhabitants."""
    if inhabitants is None or pd.isna(inhabitants):
        return UNKNOWN
    return NAMES[bisect_right(BOUNDS, inhabitants)]


def size_classes(kommunen: pd.DataFrame) -> pd.Series:
    """The class of each row of `territory.kommunen`, an ordered category."""
    own = [
        LANDKREISE if kind == "Landkreis" else size_class(number)
        for kind, number in zip(kommunen["art"], kommunen["einwohner"], strict=True)
    ]
    return pd.Series(pd.Categorical(own, CLASSES, ordered=True), index=kommunen.index)
