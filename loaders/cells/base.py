"""The shape that all cell types share, and the raw values that a grid hands to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar, Literal

from loaders.discreet import discreet, without_names

Storage = Literal["text", "whole", "number"]
"""How a part of a value is kept in tables and in the store."""

NO_CONTEXT: Mapping[str, object] = {}


@dataclass(frozen=True)
class ErrorCell:
    """A cell that shows an error of the spreadsheet program; `code` as displayed, e.g. #NV."""

    code: str


@dataclass(frozen=True)
class Uncalculated:
    """A formula without a stored result: the program that wrote the file never calculated it."""


@dataclass(frozen=True)
class Percentage:
    """A number formatted as percent; `fraction` 0.25 is shown as 25 %."""

    fraction: float


Cell = str | int | float | date | datetime | time | timedelta | ErrorCell | Uncalculated | Percentage | None
"""What stands in a cell. Blank text is None; truth values arrive as the text WAHR or FALSCH."""


@dataclass(frozen=True)
class CellType:
    """Base of all cell types.

    A type turns one raw cell into a typed value (`parse`) or raises `Rejected`. It never sees None,
    an `ErrorCell` or an `Uncalculated`: the reader deals with those (but for a type with
    `alternatives`, see there).
    """

    parts: ClassVar[tuple[tuple[str, Storage], ...]] = (("", "text"),)
    """Suffix and storage of each column that a value takes: one for most types. When there is more
    than one, `parse` returns a tuple with one item per part."""

    context: ClassVar[tuple[str, ...]] = ()
    """Names of other fields of the row whose typed values help to understand this one."""

    alternatives: ClassVar[tuple[str, ...]] = ()
    """Context fields of which any one can stand in for an empty cell: then `parse` gets None."""

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> object:
        """The typed value of a cell; raises `Rejected` with rule and suggestion."""
        raise NotImplementedError(type(self).__name__)

    def notice(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:  # noqa: ARG002
        """A German remark on an accepted value (an old name was carried over); "" when there is none."""
        return ""

    def quoted(self, value: Cell) -> str:
        """The cell as a finding may quote it: without the persons that somebody wrote into it."""
        return discreet(written(value))

    def said(self, value: Cell) -> str:
        """As `quoted`; what the spreadsheet program itself says in a cell, #NV for example, is said in full."""
        by_program = isinstance(value, ErrorCell | Uncalculated)
        return without_names(written(value)) if by_program else self.quoted(value)

    def describe(self) -> str:
        """One German sentence for officials: what may stand in the cell."""
        raise NotImplementedError(type(self).__name__)

    def choices(self) -> tuple[str, ...]:
        """The values of a drop-down list; empty when the type has no closed list."""
        return ()

    def sample(self) -> str | float:
        """A valid value for the example row of the template."""
        raise NotImplementedError(type(self).__name__)


def written(value: Cell) -> str:
    """A raw cell as a person would see it, for findings and for types that read text.

    Whole floats lose their `.0`; dates read DD.MM.YYYY.
    """
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case ErrorCell(code):
            return code
        case Uncalculated():
            return "(nicht berechnete Formel)"
        case Percentage(fraction):
            return f"{fraction * 100:.10g}".replace(".", ",") + " %"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return f"{value:.15g}".replace(".", ",")
        case datetime() if value.time() != time():
            return value.strftime("%d.%m.%Y %H:%M")
        case date():
            return value.strftime("%d.%m.%Y")
        case _:
            return str(value)
