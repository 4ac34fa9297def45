"""What an official mends in the browser: from the findings of an action to a table to fill, and back to cells."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from loaders.findings import Finding
from loaders.reading import Reading
from loaders.sheet import Field
from loaders.workbooks import SHEETS
from pages.hochladen.ranges import SAID, words
from pages.shared import german

CORRECT = "correct"
"""The column to fill: what is right instead."""

CELL = re.compile(r"([A-Z]+)(\d+)")
Mended = dict[str, dict[str, str]]
"""Worksheet -> address -> the text to read there."""


def suggestions(findings: Iterable[Finding]) -> Mended:
    """Every suggestion at its cell."""
    mended: Mended = {}
    for found in findings:
        if found.blocks and found.suggestion and CELL.fullmatch(found.cell):
            mended.setdefault(found.sheet, {})[found.cell] = found.suggestion
    return mended


def count(mended: Mapping[str, Mapping[str, str]]) -> int:
    """How many cells."""
    return sum(map(len, mended.values()))


def listed(mended: Mapping[str, Mapping[str, str]]) -> str:
    """The cells in a line: "Liste!B3, Liste!B17 und 5 weitere"."""
    cells = [f"{sheet}!{cell}" for sheet, texts in mended.items() for cell in texts]
    rest = [f"{len(cells) - SAID} weitere"] if len(cells) > SAID else []
    return german.listed([", ".join(cells[:SAID]), *rest])


def together(findings: Iterable[Finding]) -> pd.DataFrame:
    """One row for all cells of a column in which the same is written and wrong: mended in one go.

    Columns sheet, cells (tuple of addresses), place ("B3, B17–B19"), value, message, correct (the suggestion).
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for found in findings:
        if match := CELL.fullmatch(found.cell):
            groups.setdefault((found.sheet, match[1], found.value, found.message, found.suggestion), []).append(found)
    return _table([_entry(some) for some in groups.values()])


def singly(findings: Iterable[Finding], reading: Reading) -> pd.DataFrame:
    """One row per cell as `together`, and beside it what else stands in the line of the file, by label of the field."""
    found = [each for each in findings if CELL.fullmatch(each.cell)]
    table = _table([_entry([each]) for each in found])
    lines = pd.MultiIndex.from_arrays([[each.sheet for each in found], [each.line for each in found]])
    for name, excerpt in reading.excerpts.items():
        own = excerpt.reindex(lines) if len(excerpt) else excerpt
        if len(own) and own.notna().any(axis=None):
            own.columns = [SHEETS[name].field(str(field)).label for field in own]
            return table.join(own.fillna("").reset_index(drop=True))
    return table


def answered(table: pd.DataFrame, texts: Sequence[object]) -> Mended:
    """The cells of a filled table in which something new stands."""
    mended: Mended = {}
    for row, text in zip(table.to_dict("records"), texts, strict=True):
        if isinstance(text, str) and text.strip() and text.strip() != row["value"]:
            mended.setdefault(row["sheet"], {}).update(dict.fromkeys(row["cells"], text.strip()))
    return mended


def field_of(finding: Finding, reading: Reading) -> Field | None:
    """The field that was read in the column of a finding."""
    letters = CELL.sub(r"\1", finding.cell)
    return next(_fields(reading, finding.sheet, letters), None)


def _fields(reading: Reading, worksheet: str, letters: str) -> Iterator[Field]:
    for table, worksheets in reading.origins.items():
        for name, letter in worksheets.get(worksheet, {}).items():
            if letter == letters:
                yield SHEETS[table].field(name)


def _entry(some: Sequence[Finding]) -> tuple[str, tuple[str, ...], str, str, str, str]:
    first = some[0]
    letters = CELL.sub(r"\1", first.cell)
    place = words((found.line for found in some), letters)
    return first.sheet, tuple(found.cell for found in some), place, first.value, first.message, first.suggestion


def _table(entries: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(entries, columns=["sheet", "cells", "place", "value", "message", CORRECT])
