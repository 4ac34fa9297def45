from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from loaders import columns
from loaders.cells.base import CellType, ErrorCell, Uncalculated, written
from loaders.findings import Rejected
from loaders.sheet import Field
from loaders.workbooks import SHEETS


@dataclass(frozen=True)
class Loud(CellType):
    """Upper-cases text and counts how often it is asked."""

    context: ClassVar = ("town",)
    asked: list = field(default_factory=list, compare=False)

    def parse(self, value, context=None):
        self.asked.append((value, context))
        if value == "bad":
            raise Rejected("required", label="x")
        return f"{written(value).upper()}{(context or {}).get('town') or ''}"


def test_each_distinct_value_is_parsed_once_per_context():
    loud = Loud()
    towns = columns.Column(np.array([0, 0, 1, 0]), ["A", "B"])
    column = columns.typed(["x", "x", "x", "y"], Field("shout", "Shout", loud), 4, {"town": towns})
    assert [column.values[code] for code in column.codes] == ["XA", "XA", "XB", "YA"]
    assert len(loud.asked) == 3


def test_rejected_errors_and_formulas_become_troubles_at_their_rows():
    cells = ["a", "bad", ErrorCell("#NV"), None, Uncalculated(), "bad"]
    column = columns.typed(cells, Field("shout", "Shout", Loud()), 6, {})
    assert [column.values[code] for code in column.codes] == ["A", None, None, None, None, None]
    assert {(trouble.rule, tuple(trouble.positions)) for trouble in column.troubles} == {
        ("required", (1, 5)),
        ("error_cell", (2,)),
        ("required", (3,)),
        ("uncalculated", (4,)),
    }


def test_what_the_spreadsheet_program_says_is_quoted_by_every_type():
    for each in {each.type: each for sheet in SHEETS.values() for each in sheet.fields}.values():
        (trouble,) = columns.typed([ErrorCell("#NV")], each, 1, {}).troubles
        assert (trouble.rule, trouble.value) == ("error_cell", "#NV")


def test_missing_column_gives_the_default_and_no_trouble():
    column = columns.typed(None, Field("shout", "Shout", Loud(), default="D"), 3, {})
    assert [column.values[code] for code in column.codes] == ["D"] * 3
    assert not column.troubles


def test_default_fills_empty_cells_only_where_declared():
    cells = ["a", None]
    fills = columns.typed(cells, Field("s", "S", Loud(), required=False, default="D"), 2, {})
    keeps = columns.typed(cells, Field("s", "S", Loud(), required=False, default="D", fills_empty=False), 2, {})
    assert [fills.values[code] for code in fills.codes] == ["A", "D"]
    assert [keeps.values[code] for code in keeps.codes] == ["A", None]
