"""From findings to actions with counts: equal troubles of one column are one thing to do. Pure, knows no screen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from loaders.findings import ERROR, Finding
from loaders.reading import Reading
from loaders.workbooks import SHEETS
from pages.hochladen.clauses import CLAUSES, TOGETHER
from pages.hochladen.ranges import words
from pages.shared import german

REST = "more_of_these"
"""The rule of the closing finding after a thousand cells with one and the same trouble."""

COLUMNS = ("sheet", "cell", "value", "message", "suggestion", "severity")

Place = dict[tuple[str, str], str]
"""(worksheet, column letter) -> label of the field that was read there."""


@dataclass
class Action:
    """One thing to do, and the cells where; `more` says that there are further ones that are not listed.

    `sheet` is the worksheet, where it has to be said because something is found on others too.
    """

    rule: str
    severity: str
    column: str
    findings: list[Finding] = field(default_factory=list)
    more: bool = False
    sheet: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the file cannot be taken over before this is done."""
        return self.severity == ERROR

    @property
    def in_cells(self) -> bool:
        """Whether the action concerns cells that can be listed, not the table or its head as a whole."""
        return self.rule in CLAUSES

    @property
    def sentence(self) -> str:
        """The action with its count: "In 14 Zeilen fehlt „Betrag“."."""
        if self.in_cells:
            clause = CLAUSES[self.rule].format(column=f"„{self.column}“" if self.column else "eine Angabe")
            return f"{self._where()} {clause}."
        if len(self.findings) == 1 or self.rule not in TOGETHER:
            return self.findings[0].message
        values = german.listed([f"„{found.value}“" for found in self.findings])
        return TOGETHER[self.rule].format(count=german.number(len(self.findings)), values=values)

    def _where(self) -> str:
        """In which rows: the one by its number, several by their count."""
        line, of = self.findings[0].line, f" von „{self.sheet}“" if self.sheet else ""
        if len(self.findings) == 1 and line and not self.more:
            return f"In Zeile {line}{of}"
        count = german.counted(len(self.findings), "Zeile", "Zeilen")
        return f"In mehr als {count}{of}" if self.more else f"In {count}{of}"


def actions(reading: Reading) -> list[Action]:
    """What is to be done in the cells and tables of a file: what blocks first, the most frequent first, then by place.

    What blocks the file as a whole is not among it: see `Filed.of_the_file`.
    """
    places = _places(reading)
    found: dict[tuple[str, ...], Action] = {}
    last = None
    for finding in reading.findings:
        if finding.rule == REST and last is not None:
            last.more = True
        elif finding.sheet or not finding.blocks:
            key = _key(finding, places)
            last = found.setdefault(key, Action(finding.rule, finding.severity, key[2]))
            last.findings.append(finding)
    return _in_order(list(found.values()), list(reading.heads))


def _in_order(found: list[Action], worksheets: list[str]) -> list[Action]:
    """The actions in the order in which they are told, each with its worksheet where there are several."""
    concerned = dict.fromkeys(each.sheet for action in found for each in action.findings if each.line)
    for action in found:
        named = {each.sheet for each in action.findings}
        action.sheet = named.pop() if len(concerned) > 1 and len(named) == 1 else ""
    order = {name: place for place, name in enumerate(dict.fromkeys([*worksheets, *concerned]))}

    def key(action: Action) -> tuple[bool, int, int, int]:
        first = action.findings[0]
        return not action.blocks, -len(action.findings), order.get(first.sheet, -1), first.line

    return sorted(found, key=key)


def _key(finding: Finding, places: Place) -> tuple[str, ...]:
    """Findings of equal key are one action: same trouble in the same column, or the very same sentence."""
    if finding.rule in CLAUSES:
        letters = re.sub(r"\d", "", finding.cell)
        return (finding.severity, finding.rule, places.get((finding.sheet, letters), ""), "")
    together = finding.rule in TOGETHER
    return (finding.severity, finding.rule, "", "" if together else f"{finding.sheet}\n{finding.message}")


def _places(reading: Reading) -> Place:
    """Which field stood where."""
    return {
        (worksheet, letter): SHEETS[table].field(name).label
        for table, worksheets in reading.origins.items()
        for worksheet, letters in worksheets.items()
        for name, letter in letters.items()
    }


def listed(findings: Iterable[Finding]) -> pd.DataFrame:
    """Findings as a table with the columns COLUMNS, one row per cell."""
    rows = [[getattr(found, name) for name in COLUMNS] for found in findings]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def together(findings: Iterable[Finding]) -> pd.DataFrame:
    """As `listed`, but one row for all cells of a column in which the same is written: mended in one go."""
    lines: dict[tuple[Finding, str], list[int]] = {}
    for found in findings:
        letters = re.sub(r"\d", "", found.cell)
        lines.setdefault((found.at(found.sheet, ""), letters), []).append(found.line)
    return listed(found.at(found.sheet, words(rows, letters)) for (found, letters), rows in lines.items())
