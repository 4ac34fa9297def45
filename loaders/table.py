"""From a layout to a typed table: index (sheet, line) as Excel counts, columns as the sheet declares."""

from dataclasses import dataclass

import pandas as pd
from openpyxl.utils import get_column_letter

from loaders import columns, title, told
from loaders.answers import NO_ANSWERS, Answers
from loaders.cells.base import Cell
from loaders.cells.place import hearing
from loaders.columns import Column
from loaders.doubt import doubtful_defaults
from loaders.example import EXAMPLE_ROW, is_example
from loaders.findings import Finding, Omitted
from loaders.layout import Layout
from loaders.sheet import Field


@dataclass(frozen=True)
class Table:
    """One table of one worksheet, its findings, what it leaves out, and where its fields stood."""

    rows: pd.DataFrame
    findings: list[Finding]
    omitted: list[Omitted]
    letters: dict[str, str]


def read_table(layout: Layout, answers: Answers = NO_ANSWERS) -> Table:
    """Type every column of the layout, by what people have said; what does not fit stays empty and is a finding."""
    kept, omitted = layout.rows()
    if kept and is_example(layout, kept[0]):
        omitted.append(Omitted(layout.grid.name, layout.grid.first_row + kept.pop(0), EXAMPLE_ROW))
    findings = [*told.by_header(layout), *doubtful_defaults(layout)]
    known: dict[str, Column] = {}
    for field in _in_order(layout.sheet.fields, answers):
        cells = _cells(layout, field, kept)
        above = title.title_value(layout, field) if cells is None and field.in_title else None
        if above is not None:
            known[field.name] = columns.constant(above.value, len(kept))
            findings.append(told.from_title(layout, field, above))
        else:
            known[field.name] = columns.typed(cells, field, len(kept), known)
        findings += told.by_cells(layout, field, known[field.name], kept)
    findings += told.still_missing(layout, known)
    return Table(_frame(layout, known, kept), findings, omitted, _letters(layout))


def _in_order(fields: tuple[Field, ...], answers: Answers) -> list[Field]:
    """Fields after those that help to understand them, each knowing the answers that concern it."""
    return [hearing(field, answers) for field in sorted(fields, key=lambda field: bool(field.type.context))]


def _cells(layout: Layout, field: Field, kept: list[int]) -> list[Cell] | None:
    column = layout.columns.get(field.name)
    if column is None:
        return None
    rows = layout.grid.rows
    return [rows[offset][column] if column < len(rows[offset]) else None for offset in kept]


def _frame(layout: Layout, known: dict[str, Column], kept: list[int]) -> pd.DataFrame:
    stored = [field for field in layout.sheet.fields if field.stored]
    parts = {name: part for field in stored for name, part in columns.series(known[field.name], field)}
    lines = pd.Index([layout.grid.first_row + offset for offset in kept], dtype="int64")
    index = pd.MultiIndex.from_product([[layout.grid.name], lines], names=["sheet", "line"])
    return pd.DataFrame(parts).set_index(index)


def _letters(layout: Layout) -> dict[str, str]:
    return {name: get_column_letter(layout.grid.first_column + column) for name, column in layout.columns.items()}
