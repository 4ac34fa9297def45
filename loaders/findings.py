"""What was found while reading: a finding is a value with a place, a reason and a way out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from loaders.messages import message

ERROR = "Fehler"
"""Severity of a finding that blocks the import."""

NOTE = "Hinweis"
"""Severity of a finding that is said and never blocks."""

NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class Finding:
    """One trouble at one place; `sheet` and `cell` are empty when it concerns the whole file."""

    sheet: str
    cell: str
    value: str
    rule: str
    message: str
    suggestion: str = ""
    severity: str = ERROR

    @property
    def blocks(self) -> bool:
        """Whether the workbook cannot be taken over before this is mended."""
        return self.severity == ERROR

    @property
    def line(self) -> int:
        """The row of the cell as Excel counts; 0 when the finding concerns more than one row."""
        digits = self.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return int(digits) if digits.isdigit() else 0

    def at(self, sheet: str, cell: str) -> "Finding":
        """The same trouble at another place."""
        return replace(self, sheet=sheet, cell=cell)


@dataclass(frozen=True)
class Omitted:
    """A row (or, with line 0, a sheet or column) that was deliberately not taken over, and why."""

    sheet: str
    line: int
    reason: str


class Rejected(Exception):
    """A cell type refuses a value; the reader turns it into a finding.

    `rule` names the sentence in `loaders/messages.py`, `suggestion` is the text to type instead
    ("" when there is none), `details` fill the sentence.
    """

    def __init__(self, rule: str, suggestion: str = "", **details: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.suggestion = suggestion
        self.details = details


def finding(
    rule: str,
    *,
    sheet: str = "",
    cell: str = "",
    value: str = "",
    suggestion: str = "",
    severity: str = ERROR,
    details: Mapping[str, object] = NOTHING,
    **more: object,
) -> Finding:
    """A finding whose sentence is the one that `messages.py` keeps for `rule`, filled with details (or keywords)."""
    text = message(rule, sheet=sheet, cell=cell, value=value, suggestion=suggestion, **{**details, **more})
    return Finding(sheet, cell, value, rule, text, suggestion, severity)
