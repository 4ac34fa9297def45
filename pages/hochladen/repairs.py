"""What an official mends in the browser: from the findings of an action to a table to fill, and back to cells."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

import pandas as pd

from loaders.answers import rows_left_out, whole_row
from loaders.findings import Finding
from loaders.reading import Reading
from loaders.sheet import Field
from loaders.workbooks import SHEETS
from pages.hochladen.ranges import SAID, words
from pages.shared import german

CORRECT = "correct"
"""The column to fill: what is right instead."""

LEFT_OUT = "left_out"
"""The column to tick: the whole row is not to be taken over."""

EMPTY = "(leer)"
"""What is said of a cell in which nothing stands."""

LEAVABLE = frozenset({"duplicate_key", "not_a_kommune", "present"})
"""Rules of findings that may well be mended by leaving the row out."""

CELL = re.compile(r"([A-Z]+)(\d+)")
Mended = dict[str, dict[str, str]]
"""Worksheet -> address -> the text to read there; the address of a whole row leaves it out."""


def suggestions(findings: Iterable[Finding]) -> Mended:
    """Every suggestion at its cell."""
    mended: Mended = {}
    for found in findings:
        if found.blocks and found.suggestion and CELL.fullmatch(found.cell):
            mended.setdefault(found.sheet, {})[found.cell] = found.suggestion
    return mended


def count(mended: Mapping[str, Mapping[str, str]]) -> int:
    """How many cells and rows."""
    return sum(map(len, mended.values()))


def told(mended: Mapping[str, Mapping[str, str]]) -> str:
    """What was mended, in words: "Hier berichtigt: 2 Zellen (Liste!B3, Liste!B17). Weggelassen: Liste Zeile 9."."""
    rows = [f"{sheet} Zeile {line}" for sheet, texts in mended.items() for line in rows_left_out(texts)]
    cells = [f"{sheet}!{cell}" for sheet, texts in mended.items() for cell in _by_line(texts)]
    said = [f"Hier berichtigt: {german.counted(len(cells), 'Zelle', 'Zellen')} ({listed(cells)})."] if cells else []
    return " ".join([*said, *[f"Weggelassen: {listed(rows)}."] * bool(rows)])


def _by_line(addresses: Iterable[str]) -> list[str]:
    """The cells among the addresses in the order of the file."""
    found = [match for address in addresses if (match := CELL.fullmatch(address))]
    return [match[0] for match in sorted(found, key=lambda match: (int(match[2]), len(match[1]), match[1]))]


def listed(places: Sequence[str]) -> str:
    """Places in a line, the first of many: "Liste!B3, Liste!B17 und 5 weitere"."""
    rest = [f"{len(places) - SAID} weitere"] if len(places) > SAID else []
    return german.listed([", ".join(places[:SAID]), *rest])


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
    beside: list[dict[str, str]] = [{} for _ in found]
    for name, excerpt in reading.excerpts.items():
        labels = [SHEETS[name].field(str(field)).label for field in excerpt]
        rows = {place: dict(zip(labels, texts, strict=True)) for place, *texts in excerpt.itertuples()}
        for each, own in zip(found, beside, strict=True):
            own.update(rows.get((each.sheet, each.line), {}))
    return table.join(pd.DataFrame(beside, dtype="str").fillna(""))


def answered(table: pd.DataFrame, texts: Iterable[object], left_out: Iterable[object] = ()) -> Mended:
    """The cells of a filled table in which something new stands, and the rows that are ticked to be left out."""
    mended: Mended = {}
    for row, text, leaves in zip_longest(table.to_dict("records"), texts, left_out):
        if leaves:
            lines = (int(CELL.sub(r"\2", cell)) for cell in row["cells"])
            mended.setdefault(row["sheet"], {}).update({whole_row(line): "" for line in lines})
        elif isinstance(text, str) and text.strip() and text.strip() != row["value"]:
            mended.setdefault(row["sheet"], {}).update(dict.fromkeys(row["cells"], text.strip()))
    return mended


def fields_of(table: pd.DataFrame, reading: Reading) -> list[Field | None]:
    """For each row of a table to fill the field that was read in its column."""
    places = zip(table["sheet"], table["cells"], strict=True)
    return [next(_fields(reading, sheet, CELL.sub(r"\1", cells[0])), None) for sheet, cells in places]


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
