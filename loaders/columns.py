"""From the cells of a column to typed values: every distinct value is parsed once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from loaders.cells.base import Cell, ErrorCell, Storage, Uncalculated
from loaders.cells.text import one_line, says_nothing
from loaders.findings import ERROR, NOTE, Rejected
from loaders.sheet import Field

DTYPES: dict[Storage, str] = {"text": "str", "whole": "Int64", "number": "float64"}


@dataclass(frozen=True)
class Trouble:
    """What is wrong with (or worth saying of) one distinct value, and the rows that hold it."""

    rule: str
    value: str
    suggestion: str
    severity: str
    details: dict[str, object]
    positions: np.ndarray


@dataclass
class Column:
    """A typed column: `codes` point into `values`; None stands for missing or rejected."""

    codes: np.ndarray
    values: list[object]
    troubles: list[Trouble] = field(default_factory=list)


def encode(cells: list[Cell]) -> tuple[np.ndarray, list[Cell]]:
    """Codes and distinct values of a column, in order of appearance."""
    distinct = dict.fromkeys(cells)
    codes = dict(zip(distinct, range(len(distinct)), strict=True))
    return np.fromiter(map(codes.__getitem__, cells), np.int64, len(cells)), list(distinct)


def constant(value: object, length: int) -> Column:
    """The same typed value in every row."""
    return Column(np.zeros(length, np.int64), [value])


def typed(cells: list[Cell] | None, field: Field, length: int, known: dict[str, Column]) -> Column:
    """Parse a column; `cells` is None when the table has no such column.

    `known` are the typed columns that come before it, among them its context.
    """
    absent = cells is None or (bool(field.if_empty) and not any(cell is not None for cell in cells))
    codes, raw = encode(cells) if cells is not None else (np.zeros(length, np.int64), [None])
    names = [name for name in field.type.context if name in known]
    values: list[object] = []
    column = Column(codes, values)
    column.codes, combinations = _combine(codes, [known[name] for name in names])
    for code, combination in enumerate(combinations):
        cell = raw[combination[0]]
        context = {n: known[n].values[i] for n, i in zip(names, combination[1:], strict=True)}
        values.append(_parse(cell, field, context, column, code, absent))
    return column


def _combine(codes: np.ndarray, context: list[Column]) -> tuple[np.ndarray, list[tuple[int, ...]]]:
    """Codes of the distinct combinations of a column and its context, and the combinations."""
    combined, sizes = codes, []
    for column in context:
        sizes.append(max(len(column.values), 1))
        combined = combined * sizes[-1] + column.codes
    distinct, inverse = np.unique(combined, return_inverse=True)
    combinations = []
    for code in distinct.tolist():
        parts = []
        for size in reversed(sizes):
            code, part = divmod(code, size)
            parts.append(part)
        combinations.append((code, *reversed(parts)))
    return inverse, combinations


def _parse(cell: Cell, field: Field, context: dict[str, object], column: Column, code: int, absent: bool) -> object:
    """The typed value of one distinct cell; what is wrong with it is noted in the column."""
    stands_in = any(context.get(name) is not None for name in field.type.alternatives)
    if isinstance(cell, str) and not field.required and says_nothing(one_line(cell)):
        cell = None
    if cell is None and not stands_in:
        return _of_empty(field, column, code, absent)
    said = field.type.said(cell)
    if isinstance(cell, ErrorCell | Uncalculated):
        _note(column, code, "error_cell" if isinstance(cell, ErrorCell) else "uncalculated", said, {})
        return None
    try:
        value = field.type.parse(cell, context)
    except Rejected as rejected:
        _note(column, code, rejected.rule, said, rejected.details, rejected.suggestion)
        return None
    if value is None and field.required:
        _note(column, code, "required", said, {})
    remark = field.type.notice(cell, context)
    if remark:
        _note(column, code, "notice", said, {"remark": remark}, severity=NOTE)
    return value


def _of_empty(field: Field, column: Column, code: int, absent: bool) -> object:
    """The default where it may stand; an empty cell that must be filled, or leaves open what is meant, is noted."""
    if field.required and not absent:
        _note(column, code, "required", "", {})
    if field.if_empty and not absent:
        options = ", ".join(field.type.choices())
        _note(column, code, "empty_beside_filled", "", {"options": options}, field.if_empty)
        return None
    return field.default if absent or field.fills_empty else None


def _note(
    column: Column,
    code: int,
    rule: str,
    said: str,
    details: dict[str, object],
    suggestion: str = "",
    severity: str = ERROR,
) -> None:
    """Note a trouble at every row that holds the distinct value; `said` is the cell as it may be quoted."""
    positions = np.flatnonzero(column.codes == code)
    if len(positions):
        column.troubles.append(Trouble(rule, said[:200], suggestion, severity, details, positions))


def series(column: Column, field: Field) -> Iterator[tuple[str, pd.Series]]:
    """The stored columns of a typed column, one per part of its type."""
    for part, (name, storage) in enumerate(field.columns().items()):
        several = len(field.type.parts) > 1
        values = [value[part] if several and isinstance(value, tuple) else value for value in column.values]
        distinct = pd.Series(values, dtype=DTYPES[storage]).array
        yield name, pd.Series(distinct.take(column.codes), name=name)
