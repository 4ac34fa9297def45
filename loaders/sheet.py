"""The vocabulary in which a kind of workbook is declared: Field, Sheet, Workbook, Rule.

Recognising, reading, checking, storing, labelling, the template and the help follow from it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from loaders.cells.base import Cell, CellType, Storage

Belied = Callable[[str, Sequence[Cell], Sequence[str]], str]
"""From the header of a column, its first filled cells and all headers of its table: what the column is in truth
(see `loaders/belied.py`), "" when it is what its header says."""

Derive = Callable[[pd.DataFrame], pd.DataFrame]
"""Completes a typed table (same index, same columns) with what follows from its own rows."""


TITLE = "title"
"""Instead of the name of a field in `Sheet.telling`: a telling title, name of the worksheet or header."""

ASKED = "asked"
"""Instead of the name of a field in `Sheet.telling`: a column that may be a missing one, so that nothing is taken
over before somebody says what it is."""


@dataclass(frozen=True)
class Violation:
    """A row that breaks a rule over the whole table: which row, at which field, how."""

    index: tuple[str, int]
    field: str
    rule: str
    severity: str
    suggestion: str = ""
    details: tuple[tuple[str, object], ...] = ()


Rule = Callable[[pd.DataFrame], Iterator[Violation]]
"""Looks at a whole typed table, index (sheet, line), and yields what is wrong with it."""


@dataclass(frozen=True)
class Field:
    """A column: its name in code, its label on screen, its cell type and its other spellings."""

    name: str
    label: str
    type: CellType
    synonyms: tuple[str, ...] = ()
    required: bool = True
    stored: bool = True
    """Whether the value is kept; a helper column (Kreis, AGS) only helps to understand others."""
    default: object = None
    """Typed value when the column is missing or the cell is empty; one item per part of the type."""
    fills_empty: bool = True
    """Whether `default` also fills empty cells of a column that is there; else it stays unknown."""
    if_empty: str = ""
    """What to suggest for an empty cell beside filled ones: such a cell is asked. A column that is empty throughout
    counts as missing."""
    belied: Belied | None = None
    """Whether the cells of a column belie the header that names this field."""
    vague: tuple[str, ...] = ()
    """Those synonyms that head columns of many tables: they do not tell the kind of a table."""
    in_title: bool = False
    """Whether the value may stand once above the table (title block, sheet name) instead of in it."""
    help: str = ""
    example: str = ""
    """What the example row of the template shows; "" for the sample of the type."""

    @property
    def is_number(self) -> bool:
        """Whether the values are numbers: amounts, counts, figures."""
        return self.type.parts[0][1] == "number"

    def columns(self) -> dict[str, Storage]:
        """The columns that the field takes in tables and in the store, with their storage."""
        return {self.name + suffix: storage for suffix, storage in self.type.parts}


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook.

    `key` names the columns that tell one row from another, `scope` those that say what part of the
    data a file speaks for (one conference, one Stichtag): only inside it can rows vanish. With
    `repeats`, rows of equal key are allowed and counted on (one row per person).
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    scope: tuple[str, ...]
    purpose: str
    rules: tuple[Rule, ...] = ()
    derive: tuple[Derive, ...] = ()
    repeats: bool = False
    telling: tuple[tuple[str, ...], ...] = ()
    """Names of fields (or `TITLE`, `ASKED`) that together tell a table to be of this kind: one group is needed.
    Empty: any two columns do."""
    telling_title: str = ""
    """Pattern of a title block, a worksheet's name or a header of no field (names of persons) that is `TITLE`."""
    about: tuple[str, ...] = ()
    """Fields beside those of the Kommune that only say what a row is about: a template can fill them in beforehand."""
    measure: tuple[str, ...] = ()
    """Fields that the cells of a crosstab can hold, best first."""

    def __hash__(self) -> int:
        """By name alone: a sheet is asked for in caches very often, and its fields are many."""
        return hash(self.name)

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when there is none."""
        return {field.name: field for field in self.fields}[name]

    def columns(self) -> dict[str, Storage]:
        """The stored columns in order, with their storage."""
        stored = [field.columns() for field in self.fields if field.stored]
        return {name: storage for columns in stored for name, storage in columns.items()}


@dataclass(frozen=True)
class Workbook:
    """A kind of workbook that officials upload; ValueError for one that does not say what its data are used for."""

    name: str
    title: str
    purpose: str
    """What stands in it."""
    sheets: tuple[Sheet, ...]
    used_for: str
    """Zweck (Art. 5 Abs. 1 Buchst. b DSGVO): what its data are used for, and for nothing else."""
    personal: str
    """What personal data it may contain, and what becomes of them."""
    version: int = 1

    def __post_init__(self) -> None:
        if not (self.used_for.strip() and self.personal.strip()):
            raise ValueError(f"The kind {self.name!r} does not say what its data are used for, or which are personal.")
