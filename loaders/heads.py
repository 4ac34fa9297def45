"""The heads of tables as people may assign them: which column is which field, for every table of the same shape."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from openpyxl.utils import get_column_letter

from loaders.cells.base import Cell
from loaders.grid import Grid
from loaders.headers import header_text, normal
from loaders.issued import PREFILLED

Assigned = Mapping[str, Mapping[str, str]]
"""Shape of a table -> normal form of a header -> name of a field, or `answers.NOT_TAKEN`."""

SEARCHED_ROWS = 100
LONGEST = 60
DIGITS = 12


@dataclass(frozen=True)
class Head:
    """The header of a table: its shape, the text over each column and the field that the column was read as."""

    shape: str
    columns: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)


def shape_of(texts: Sequence[str]) -> str:
    """A short name for all tables with these headers in this order, whatever their spelling."""
    told = "|".join(normal(text) for text in texts if text)
    return sha256(told.encode()).hexdigest()[:DIGITS]


def head_of(grid: Grid, texts: Sequence[str], places: Mapping[str, int]) -> Head:
    """The head of a table with the columns where its fields stand."""
    letters = {at: get_column_letter(grid.first_column + at) for at in range(len(texts))}
    columns = {letters[at]: text for at, text in enumerate(texts) if text not in ("", PREFILLED)}
    return Head(shape_of(texts), columns, {letters[at]: name for name, at in places.items()})


def likely_head(grid: Grid) -> Head | None:
    """The head of a worksheet that is not recognised: of its first rows the one with the most different words.

    None when no row has two of them. Addresses and long texts are no headers and are not repeated here.
    """
    best: list[str] = []
    for row in grid.rows[:SEARCHED_ROWS]:
        texts = [_word(cell) for cell in row]
        if len(set(filter(None, texts))) > len(set(filter(None, best))):
            best = texts
    return head_of(grid, best, {}) if len(set(filter(None, best))) > 1 else None


def _word(cell: Cell) -> str:
    text = header_text(cell) if isinstance(cell, str) else ""
    return text if normal(text) and "@" not in text and len(text) <= LONGEST else ""
