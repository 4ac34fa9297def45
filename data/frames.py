"""Between database rows and typed tables: a million rows in seconds, each distinct text kept once."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Select

from loaders.cells.base import Storage

LARGE = 50_000
"""From so many rows on, text columns are ordered categoricals instead of `str`."""

CHUNK = 1_000
"""Rows fetched at once; larger chunks fall out of the processor's cache and are slower."""

Columns = Mapping[str, Storage]


class _Reader(Protocol):
    def add(self, column: tuple) -> None: ...

    def series(self) -> pd.Series: ...


class _Codes(dict[str | None, int]):
    """A number for each distinct text, in order of appearance; -1 for None."""

    def __missing__(self, value: str | None) -> int:
        self[value] = code = len(self) - 1
        return code


class _Texts:
    def __init__(self) -> None:
        self.codes = _Codes({None: -1})
        self.parts = [np.empty(0, np.int32)]

    def add(self, column: tuple[str | None, ...]) -> None:
        self.parts.append(np.fromiter(map(self.codes.__getitem__, column), np.int32, len(column)))

    def series(self) -> pd.Series:
        return _text(np.concatenate(self.parts), _distinct(self.codes))


class _Wholes:
    def __init__(self) -> None:
        self.parts = [np.empty(0, np.int64)]
        self.missing = [np.empty(0, np.bool_)]

    def add(self, column: tuple[int | None, ...]) -> None:
        missing = np.zeros(len(column), np.bool_)
        if None in column:
            missing = np.fromiter((value is None for value in column), np.bool_, len(column))
            column = tuple(value or 0 for value in column)
        self.parts.append(np.fromiter(column, np.int64, len(column)))
        self.missing.append(missing)

    def series(self) -> pd.Series:
        return pd.Series(pd.arrays.IntegerArray(np.concatenate(self.parts), np.concatenate(self.missing)))


class _Numbers:
    def __init__(self) -> None:
        self.parts = [np.empty(0, np.float64)]

    def add(self, column: tuple[float | None, ...]) -> None:
        self.parts.append(np.array(column, dtype=np.float64))  # None becomes NaN

    def series(self) -> pd.Series:
        return pd.Series(np.concatenate(self.parts))


_READERS: dict[Storage, type[_Texts] | type[_Wholes] | type[_Numbers]] = {
    "text": _Texts,
    "whole": _Wholes,
    "number": _Numbers,
}


def fetch(connection: Connection, statement: Select, columns: Columns) -> pd.DataFrame:
    """The rows of a statement that selects exactly these columns, index 0, 1, 2 ..."""
    readers: list[_Reader] = [_READERS[storage]() for storage in columns.values()]
    with connection.execute(statement, execution_options={"stream_results": True}) as result:
        for chunk in result.partitions(CHUNK):
            for reader, column in zip(readers, zip(*chunk, strict=True), strict=True):
                reader.add(column)
    return pd.DataFrame({name: reader.series() for name, reader in zip(columns, readers, strict=True)})


def conform(table: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """The named columns in the types of the store, index 0, 1, 2 ...; KeyError when one is missing."""
    return pd.DataFrame({name: _typed(table[name], storage) for name, storage in columns.items()})


def stacked(frames: Iterable[pd.DataFrame], columns: Columns) -> pd.DataFrame:
    """The rows of all frames, one below the other."""
    parts = list(frames)
    return pd.DataFrame({name: _joined([part[name] for part in parts], columns[name]) for name in columns})


def values(column: pd.Series) -> list:
    """Plain Python values for a database driver, None where one is missing."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        known = np.append(column.cat.categories.to_numpy(object), [None])
        return known[column.cat.codes.to_numpy()].tolist()
    return column.astype(object).where(column.notna(), None).tolist()


def mapped(column: pd.Series, texts: Mapping[Any, str]) -> pd.Series:
    """The text that stands for each value, looked up once per distinct value, in the types of the store."""
    codes, distinct = pd.factorize(column)
    own, known = pd.factorize(np.array([texts.get(value) for value in distinct], dtype=object))
    return _text(np.append(own, -1)[codes], list(known))


def _joined(parts: list[pd.Series], storage: Storage) -> pd.Series:
    if storage != "text":
        return pd.concat([_typed(part, storage) for part in parts], ignore_index=True)
    known, codes = _Codes({None: -1}), []
    for part in parts:
        own, distinct = pd.factorize(part)
        codes.append(np.array([*(known[value] for value in distinct), -1])[own])
    return _text(np.concatenate(codes), _distinct(known))


def _distinct(codes: _Codes) -> list[str]:
    return [value for value in codes if value is not None]


def _typed(column: pd.Series, storage: Storage) -> pd.Series:
    if storage == "text":
        codes, distinct = pd.factorize(column)
        return _text(codes, [str(value) for value in distinct])
    if storage == "whole":
        return column.astype("Int64").reset_index(drop=True)
    return column.astype("float64").reset_index(drop=True) + 0.0  # -0 becomes 0, as it does in SQLite


def _text(codes: np.ndarray, distinct: list[str]) -> pd.Series:
    """Sorted, ordered categories: min, max and sorting give what they give on plain text."""
    if len(codes) < LARGE:
        return pd.Series(np.array([*distinct, None], dtype=object)[codes], dtype="str")
    ordered = sorted(range(len(distinct)), key=distinct.__getitem__)
    rank = np.empty(len(distinct) + 1, np.int32)
    rank[ordered] = np.arange(len(distinct))
    rank[-1] = -1
    categories = pd.Index([distinct[position] for position in ordered], dtype="str")
    return pd.Series(pd.Categorical.from_codes(rank[codes], categories, ordered=True))
