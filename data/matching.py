"""Which row of one table is which row of another: exact, missing values equal to each other, no row twice."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

_ROOM = 2**62


@dataclass(frozen=True)
class Match:
    """How the rows of a file meet the stored ones.

    `partner` gives for each row of the file the position of its stored row, -1 for a new one; `equal`
    whether the two agree in every column. `unmet` are the positions of stored rows without a partner.
    """

    partner: np.ndarray
    equal: np.ndarray
    unmet: np.ndarray
    file_key: np.ndarray
    stored_key: np.ndarray

    @property
    def new(self) -> np.ndarray:
        """Which rows of the file have no stored row."""
        return self.partner < 0


def match(file: pd.DataFrame, stored: pd.DataFrame, key: Sequence[str], columns: Sequence[str]) -> Match:
    """Pair the rows that are equal in all columns, then those of equal key, each in order of appearance.

    So the order of rows in a file means nothing, and of several rows with one key (persons of the same
    group) only those count as changed that really are.
    """
    file_key, stored_key = identities([file, stored], key)
    partner = _partners(*identities([file, stored], columns))
    equal = partner >= 0
    rest, unmet = np.flatnonzero(~equal), _unmet(partner, len(stored))
    found = _partners(file_key[rest], stored_key[unmet])
    partner[rest[found >= 0]] = unmet[found[found >= 0]]
    return Match(partner, equal, _unmet(partner, len(stored)), file_key, stored_key)


def _unmet(partner: np.ndarray, stored: int) -> np.ndarray:
    met = np.zeros(stored, np.bool_)
    met[partner[partner >= 0]] = True
    return np.flatnonzero(~met)


def occurrence_numbers(matched: Match, stored_nr: pd.Series) -> np.ndarray:
    """The number of each row of the file among rows of its key: its partner's, or the next free ones."""
    numbers = np.zeros(len(matched.partner), np.int64)
    known = stored_nr.to_numpy(dtype=np.int64)
    numbers[~matched.new] = known[matched.partner[~matched.new]]
    keys = matched.file_key[matched.new]
    highest = pd.Series(known).groupby(matched.stored_key).max()
    numbers[matched.new] = highest.reindex(keys).fillna(0).to_numpy(dtype=np.int64) + _occurrence(keys) + 1
    return numbers


def identities(frames: Sequence[pd.DataFrame], columns: Sequence[str]) -> list[np.ndarray]:
    """One number per row and frame: equal where rows agree in these columns, also across the frames."""
    lengths = np.cumsum([len(frame) for frame in frames])
    total, room = np.zeros(lengths[-1], np.int64), 1
    for name in columns:
        codes, distinct = _codes([frame[name] for frame in frames])
        if room * distinct > _ROOM:
            total, room = _compressed(total)
        total, room = total * distinct + codes, room * distinct
    return np.split(_compressed(total)[0], lengths[:-1])


def _codes(parts: Sequence[pd.Series]) -> tuple[np.ndarray, int]:
    """Numbers from 0 for the distinct values of several columns together, and how many numbers there are."""
    own = [pd.factorize(part) for part in parts]
    pool = pd.concat([pd.Series(distinct).astype(object) for _, distinct in own], ignore_index=True)
    shared, known = pd.factorize(pool)
    starts = np.cumsum([0, *(len(distinct) for _, distinct in own)])
    renumbered = [
        np.append(shared[start:end], -1)[codes]
        for (codes, _), start, end in zip(own, starts[:-1], starts[1:], strict=True)
    ]
    return np.concatenate(renumbered).astype(np.int64) + 1, len(known) + 1


def _compressed(total: np.ndarray) -> tuple[np.ndarray, int]:
    codes, distinct = pd.factorize(total)
    return codes.astype(np.int64), len(distinct) + 1


def _occurrence(keys: np.ndarray) -> np.ndarray:
    return pd.Series(keys).groupby(keys).cumcount().to_numpy(dtype=np.int64)


def _partners(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """For each number on the left the position of its equal on the right, the n-th to the n-th; else -1."""
    nth_left, nth_right = _occurrence(left), _occurrence(right)
    stride = int(max(nth_left.max(initial=0), nth_right.max(initial=0))) + 1
    return pd.Index(right * stride + nth_right).get_indexer(pd.Index(left * stride + nth_left)).astype(np.int64)
