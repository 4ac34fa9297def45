"""From a layout to a typed table: index (sheet, line) as Excel counts, columns as the sheet declares."""

from dataclasses import dataclass

import pandas as pd
from openpyxl.utils import get_column_letter

from loaders import blanks, columns, groups, merged, overall, rowkinds, title, told, totals, units
from loaders.answers import NO_ANSWERS, Answers
from loaders.cells.base import Cell
from loaders.cells.place import hearing
from loaders.columns import Column
from loaders.doubt import doubtful_defaults
from loaders.example import EXAMPLE_ROW, is_example
from loaders.findings import Finding, Omitted
from loaders.layout import Layout
from loaders.leaving import left_out, without_said
from loaders.prefilled import without_untouched
from loaders.progress import TYPING, steps
from loaders.records import Records
from loaders.records import records as listed
from loaders.rowkinds import NO_VALUES, Rows
from loaders.sheet import Field


@dataclass(frozen=True)
class Table:
    """One table of one worksheet, its findings, what it leaves out, and where its fields stood."""

    rows: pd.DataFrame
    findings: list[Finding]
    omitted: list[Omitted]
    letters: dict[str, str]


def read_table(found: Layout, answers: Answers = NO_ANSWERS) -> Table:
    """Type every column of the layout, by what people have said; what does not fit stays empty and is a finding."""
    layout, findings = merged.filled(found)
    rows = rowkinds.sort(layout)
    if rows.kept and not layout.spread and is_example(layout, rows.kept[0]):
        rows = left_out(layout, rows, {rows.kept[0]}, EXAMPLE_ROW)
    rows = without_said(layout, without_untouched(layout, rows), answers)
    rows = overall.without_overall(layout, rows, findings)
    records = listed(layout, rows.kept)
    rows = rows.counted(records.offsets)
    findings += [*told.by_header(layout), *doubtful_defaults(layout)]
    known = _known(records, rows, findings, answers)
    _ask_blanks(records, known)
    for field in _in_order(layout.sheet.fields, answers):
        findings += told.by_cells(records, field, known[field.name])
    summed, differing = totals.checked(records, rows, known)
    omitted = sorted([*rows.omitted, *summed, *_without_record(records, rows)], key=lambda left: left.line)
    return Table(_frame(records, known), [*findings, *differing], omitted, _letters(layout))


def _known(records: Records, rows: Rows, findings: list[Finding], answers: Answers) -> dict[str, Column]:
    """Every field as a typed column, from the table, its headings or what stands above it."""
    layout, known = records.layout, dict[str, Column]()
    asked: set[str] = set()
    for field in steps(TYPING, _in_order(layout.sheet.fields, answers)):
        cells = _in_full(records, field, findings)
        above = title.title_values(layout, field) if cells is None and field.in_title else []
        said = above[0].value if len(above) == 1 else None
        grouped = groups.context(rows.groups, field.name, len(records), said) if cells is None else None
        if len(above) == 1:
            findings.append(told.from_title(layout, field, above[0]))
        elif above and not grouped:
            findings.append(told.contradicting(layout, field, above))
            asked.add(field.name)
        if grouped or above:
            known[field.name] = grouped or columns.constant(said, len(records))
        else:
            known[field.name] = columns.typed(cells, field, len(records), known)
    findings += groups.told(layout, rows.groups, known)
    findings += told.still_missing(layout, known, asked)
    return known


def _in_full(records: Records, field: Field, findings: list[Finding]) -> list[Cell] | None:
    """The cells of a field, numbers in full where the table counts in thousands; what was done is said."""
    cells, unit = records.cells(field), units.unit_of(records.layout, field)
    if not cells or unit is None:
        return cells
    full = units.looks_full(cells, unit.exponent)
    findings.append(units.told(records.layout, field, unit, cells, full))
    return cells if full else units.converted(cells, unit)


def _in_order(fields: tuple[Field, ...], answers: Answers) -> list[Field]:
    """Fields after those that help to understand them, each knowing the answers that concern it."""
    return [hearing(field, answers) for field in sorted(fields, key=lambda field: bool(field.type.context))]


def _ask_blanks(records: Records, known: dict[str, Column]) -> None:
    """Say of an empty cell below a value that the value may be meant, instead of only that the cell is empty."""
    for name, troubles in blanks.asked(records, known).items():
        others = [trouble for trouble in known[name].troubles if trouble.value or trouble.rule != "required"]
        known[name].troubles = [*others, *troubles]


def _without_record(records: Records, rows: Rows) -> list[Omitted]:
    """Rows of a crosstab with nothing in any of its cells."""
    grid, left = (
        records.layout.grid,
        sorted(set(rows.kept) - set(records.offsets)) if records.across is not None else [],
    )
    return [Omitted(grid.name, grid.first_row + offset, NO_VALUES) for offset in left]


def _frame(records: Records, known: dict[str, Column]) -> pd.DataFrame:
    stored = [field for field in records.layout.sheet.fields if field.stored]
    parts = {name: part for field in stored for name, part in columns.series(known[field.name], field)}
    return pd.DataFrame(parts).set_index(records.index())


def _letters(layout: Layout) -> dict[str, str]:
    places = {name: place for name in layout.found if (place := layout.place(name)) is not None}
    from_left = sorted(places.items(), key=lambda place: place[1])
    return {name: get_column_letter(layout.grid.first_column + column) for name, column in from_left}
