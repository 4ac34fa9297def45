"""A doubt: figures of one sheet that are striking in the same way, and how a revision keeps it with its reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

FELL, UNCHANGED, LEAPT = "fell", "unchanged", "leapt"

KEPT = 1_000
"""So many lines of each doubt a revision keeps; `count` counts them all."""

Unit = Literal["text", "number", "euro"]
CASE = ["worksheet", "line", "field", "before", "after", "since"]


@dataclass(frozen=True)
class Doubt:
    """Why (`rule`) rows of a sheet are striking; `cases` names each row.

    Columns of `cases`: the key of the sheet; worksheet and line in the file; field (its label); before and after, text
    or quantities of `unit` (with _qualifier); since (ISO day that the value before holds for, missing where unknown).
    """

    rule: str
    sheet: str
    unit: Unit
    cases: pd.DataFrame

    @property
    def id(self) -> str:
        """What names it among the doubts about one import."""
        return f"{self.sheet}.{self.rule}"

    @property
    def count(self) -> int:
        """How many figures are concerned."""
        return len(self.cases)

    def entry(self, reasons: Mapping[str, str]) -> dict[str, Any]:
        """What a revision keeps of it, with the reason that was given for its `id`."""
        lines = self.cases[["worksheet", "line"]].head(KEPT).to_numpy().tolist()
        reason = reasons.get(self.id, "").strip()[:500]
        return {"sheet": self.sheet, "rule": self.rule, "count": self.count, "lines": lines, "reason": reason}


def rank(states: pd.Series, order: Sequence[str]) -> pd.Series:
    """The place of each state in their order (float, from 0), NaN where none is stated."""
    places = {state: float(place) for place, state in enumerate(order)}
    return states.astype("object").map(places).astype("float64")


def reason(kept: Iterable[Mapping[str, Any]], sheet: str, rule: str, worksheet: str, line: int) -> str:
    """The reason that a revision (`Revision.doubts`) gives for a doubt about a line of its file; "" for none."""
    for entry in kept:
        if (entry["sheet"], entry["rule"]) == (sheet, rule) and [worksheet, line] in entry["lines"]:
            return str(entry["reason"])
    return ""
