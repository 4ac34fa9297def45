"""Columns of the tables beside charts: their label, what kind of value they hold, and its German words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from loaders import territory
from loaders.cells.day import Day
from loaders.cells.place import BezirkRef, KommuneRef
from loaders.cells.quantity import Amount, Quantity
from loaders.sheet import Field, Sheet
from pages.shared import german

Kind = Literal["text", "number", "percent", "euro", "euro_short", "day", "region"]


@dataclass(frozen=True)
class Column:
    """A column on screen and in downloads.

    `percent` holds shares from 0 to 1, `day` ISO days as precise as known, `region` keys. A `number` or
    `euro` whose table has a column of the same name with `_qualifier` is a quantity and says so; where one with
    `_withheld` is true, its value is known and not shown.
    """

    label: str
    kind: Kind = "text"
    digits: int | None = None

    @property
    def numeric(self) -> bool:
        """Whether the column holds numbers, to be aligned and sorted as such."""
        return self.kind in ("number", "percent", "euro", "euro_short")

    def words(self, value: object) -> str:
        """A single value in German, without its qualifier."""
        if german.is_missing(value):
            return german.MISSING
        match self.kind:
            case "number":
                return german.number(value, self.digits)  # type: ignore[arg-type]
            case "percent":
                return german.percent(value, 1 if self.digits is None else self.digits)  # type: ignore[arg-type]
            case "euro":
                return german.euro(value)  # type: ignore[arg-type]
            case "euro_short":
                return german.euro_short(value)  # type: ignore[arg-type]
            case "day":
                return german.day(str(value))
            case "region":
                return territory.name_of(str(value))
        return str(value)


Columns = Mapping[str, Column]
"""Name in the table -> how it is shown, in the order in which it is shown."""


def of(sheet: Sheet, *names: str) -> dict[str, Column]:
    """The columns of a sheet's fields with the labels that the sheet declares; all of them when none is named."""
    fields = [sheet.field(name) for name in names] or [field for field in sheet.fields if field.stored]
    return {field.name: Column(field.label, _kind(field)) for field in fields}


def _kind(field: Field) -> Kind:
    """How the values of a field are shown."""
    match field.type:
        case Amount():
            return "euro"
        case Quantity():
            return "number"
        case Day():
            return "day"
        case KommuneRef() | BezirkRef():
            return "region"
    return "number" if field.columns()[field.name] != "text" else "text"


def is_quantity(table: pd.DataFrame, name: str) -> bool:
    """Whether the table says how exact the values of that column are."""
    return f"{name}_qualifier" in table


def texts(table: pd.DataFrame, name: str, column: Column) -> list[str]:
    """A whole column in German words, quantities with their qualifier."""
    if not is_quantity(table, name):
        return [column.words(value) for value in table[name]]
    parts = zip(table[name], _about(table, name), _withheld(table, name), strict=True)
    return [
        german.WITHHELD if withheld else german.quantity(value, *about, shown=column.words)
        for value, about, withheld in parts
    ]


def remarks(table: pd.DataFrame, name: str) -> list[str]:
    """What is known about each value of a quantity, without the value: "mindestens, teilweise gerundet".

    A value that is missing is "keine Angabe": beside an empty cell it must not look like a zero or a slip.
    """
    return [
        _said(value, *about, withheld)
        for value, about, withheld in zip(table[name], _about(table, name), _withheld(table, name), strict=True)
    ]


def _said(value: object, qualifier: str, rounded: bool, lacking: int, withheld: bool) -> str:
    """The remarks on one value; those that do not apply are left out."""
    if withheld:
        return german.WITHHELD
    if german.is_missing(value):
        return german.MISSING
    return ", ".join(
        filter(None, [qualifier, "teilweise gerundet" * rounded, f"{lacking} ohne Angabe" * (lacking > 0)])
    )


def _withheld(table: pd.DataFrame, name: str) -> pd.Series:
    """Where a value is known and not shown; see `data.metrics.offices`."""
    return table.get(f"{name}_withheld", pd.Series(False, table.index)).eq(True)


def _about(table: pd.DataFrame, name: str) -> Iterator[tuple[str, bool, int]]:
    """Qualifier, whether parts are rounded and how many are missing, per row; see `data.quantities.columns`."""
    known = table[f"{name}_qualifier"].astype("str").fillna("")
    rounded = table.get(f"{name}_rounded", pd.Series(False, table.index)).eq(True)
    lacking = table.get(f"{name}_missing", pd.Series(0, table.index)).fillna(0)
    return zip(known, rounded, lacking.astype(int), strict=True)


def in_german(table: pd.DataFrame, shown: Columns) -> pd.DataFrame:
    """The table as text: labels as headings, every value in German words."""
    return pd.DataFrame({column.label: texts(table, name, column) for name, column in shown.items()}, dtype="str")
