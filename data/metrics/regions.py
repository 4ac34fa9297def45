"""The rows of a region, as the territory is on a day, whatever key each Kommune had when it reported."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from loaders import territory


def of_region(rows: pd.DataFrame, region: str, day: str | None = None) -> pd.DataFrame:
    """The rows whose `kommune` lies in a Kreis or Regierungsbezirk on that day (None: today); all rows for "".

    Hanau is of its own Kreis also where it stands as a part of the Main-Kinzig-Kreis. Rows without a Kommune, and those
    of the Land, belong to no region.
    """
    if not region:
        return rows
    return rows[holds(rows["kommune"], lambda key: territory.kreis_of(key, day).startswith(region))]


def holds(column: pd.Series, test: Callable[[str], bool]) -> np.ndarray:
    """Where a test of a text holds, asked once per distinct text; not where there is none."""
    codes, distinct = pd.factorize(column)
    return np.array([*map(test, distinct), False])[codes]
