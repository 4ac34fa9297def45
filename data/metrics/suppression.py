"""Withholding small counts of persons in a table with sums, so that nothing withheld can be calculated again.

Who sees the table knows every count that is shown, that the parts of a row add up to its sum, and (from elsewhere) the
sum of every column. A withheld count follows from that when these equations have one solution for it, or when they
leave one value to it because each of the others is at least one person.
"""

import numpy as np
import pandas as pd

FEWEST = 3
"""Counts of fewer persons are withheld; source: the minimum of the statistics of the Bundesagentur für Arbeit."""

TINY, UNBOUNDED = 1e-6, 1e9


def withheld(counts: pd.DataFrame, sums: str) -> tuple[pd.DataFrame, list[str]]:
    """Which counts are withheld, in the shape of `counts`, and the columns that may be listed at all.

    `counts` has a line per office, a column per part and a last one, `sums`, with the sum of its parts; 0 is nobody.
    Columns that cannot be protected, because they hold one or two persons in all, are not to be listed.
    """
    values = counts.to_numpy(dtype="float64")
    signs = np.where(counts.columns == sums, -1.0, 1.0)
    hidden = (values > 0) & (values < FEWEST)
    while (disclosed := _disclosed(values, signs, hidden)).any():
        row, column = np.argwhere(disclosed)[0]
        companions = _companions(values, hidden, (int(row), int(column)))
        if not companions.any():
            break
        hidden = hidden | companions
    listed = [str(name) for place, name in enumerate(counts.columns) if not disclosed[:, place].any()]
    return pd.DataFrame(hidden, index=counts.index, columns=counts.columns), listed


def smallest(counts: pd.Series, least: pd.Series) -> pd.Series:
    """Which counts with a known sum are withheld: those below FEWEST, and so many more that none of them follows.

    `least` says how many persons each is at least, for so many rows are seen of it. Missing counts stay missing.
    """
    known = counts.dropna().sort_values(kind="stable")
    least = least.reindex(known.index)
    number = int(known.lt(FEWEST).sum())
    while 0 < number < len(known) and (number == 1 or known.iloc[:number].sum() <= least.iloc[:number].sum()):
        number += 1
    return pd.Series(counts.index.isin(known.index[:number]), index=counts.index)


def _companions(values: np.ndarray, hidden: np.ndarray, cell: tuple[int, int]) -> np.ndarray:
    """The cheapest cells that leave a hidden cell open: the other corners of a rectangle, else its least neighbour."""
    row, column = cell
    cost = np.where(values > 0, np.where(hidden, 0.0, values), np.inf)
    rectangles = cost[[row], :] + cost[:, [column]] + cost
    rectangles[row, :] = rectangles[:, column] = np.inf
    rectangles[rectangles == 0] = np.inf
    chosen = np.zeros_like(hidden)
    if np.isfinite(rectangles).any():
        other, across = divmod(int(rectangles.argmin()), rectangles.shape[1])
        chosen[row, across] = chosen[other, column] = chosen[other, across] = True
        return chosen
    visible = np.where((values > 0) & ~hidden, values, np.inf)
    neighbours = np.full_like(values, np.inf)
    neighbours[row, :], neighbours[:, column] = visible[row, :], visible[:, column]
    chosen.flat[neighbours.argmin()] = np.isfinite(neighbours).any()
    return chosen


def _disclosed(values: np.ndarray, signs: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Which hidden counts follow from the sums once the shown counts are put in."""
    found = np.zeros_like(hidden)
    if hidden.any():
        rows, columns = np.nonzero(hidden)
        parts = np.where(rows == np.arange(values.shape[0])[:, None], signs[columns], 0.0)
        whole = np.where(columns == np.arange(values.shape[1])[:, None], 1.0, 0.0)
        unknown = np.concatenate([parts, whole])
        low, high = _bounds(unknown, unknown @ values[hidden])
        found[hidden] = _determined(unknown) | (high - low < TINY)
    return found


def _determined(unknown: np.ndarray) -> np.ndarray:
    """Which unknowns have the same value in all solutions, whatever the right sides are."""
    _, strengths, directions = np.linalg.svd(unknown)
    free = directions[int((strengths > TINY).sum()) :]
    return np.abs(free).max(axis=0, initial=0.0) < TINY


def _bounds(unknown: np.ndarray, right_sides: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the smallest and largest value of each unknown can be, knowing that each is at least one person."""
    low, high = np.ones(unknown.shape[1]), np.full(unknown.shape[1], UNBOUNDED)
    before = None
    while before is None or not np.array_equal(before, [low, high]):
        before = [low.copy(), high.copy()]
        for line, right_side in zip(unknown, right_sides, strict=True):
            own, sign = line != 0, line[line != 0]
            least = np.where(sign > 0, low[own], -high[own])
            most = np.where(sign > 0, high[own], -low[own])
            up, down = right_side - (least.sum() - least), right_side - (most.sum() - most)
            high[own] = np.minimum(high[own], np.where(sign > 0, up, -down))
            low[own] = np.maximum(low[own], np.where(sign > 0, down, -up))
    return low, high
