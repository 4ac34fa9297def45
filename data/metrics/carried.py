"""Keys of Kommunen carried to another day: who merged or changed its key counts as what it is then."""

import numpy as np
import pandas as pd

from loaders import territory


def carried(kommunen: pd.Series, day: str | None) -> dict[str, str]:
    """Each key that occurs and the one that stands for it on that day (None: today); looked up once per key."""
    return {str(key): territory.successor(str(key), day) for key in kommunen.dropna().unique()}


def bodies(kommunen: pd.Series, day: str | None) -> np.ndarray:
    """A number for each Kommune of a day (None: today): the same for all keys that stand for it then; -1 for none."""
    codes, distinct = pd.factorize(kommunen)
    numbers, _ = pd.factorize(np.array([territory.successor(str(key), day) for key in distinct], dtype=object))
    return np.append(numbers, -1)[codes]


def of_today(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the `kommune` for which each key stands today."""
    return rows.assign(kommune=rows["kommune"].map(carried(rows["kommune"], None)).astype("str"))
