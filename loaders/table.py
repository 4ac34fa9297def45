"""From a layout to a typed table: index (sheet, line) as Excel counts, columns as the sheet declares."""

from dataclasses import dataclass

import pandas as pd
from openpyxl.utils import get_column_letter

from loaders import columns, title
from loaders.cells.base import Cell
from loaders.columns import Column
from loaders.example import EXAMPLE_ROW, is_example
from loaders.findings import NOTE, Finding, Omitted, finding
from loaders.headers import THOUSANDS, is_personal
from loaders.layout import Layout
from loaders.sheet import Field

LISTED = 1000
"""So many cells are listed for one trouble of one column; the rest is counted in a closing finding."""


@dataclass(frozen=True)
class Table:
    """One table of one worksheet, its findings, what it leaves out, and where its fields stood."""

    rows: pd.DataFrame
    findings: list[Finding]
    omitted: list[Omitted]
    letters: dict[str, str]


def read_table(layout: Layout) -> Table:
    """Type every column of the layout; what does not fit stays empty and becomes a finding."""
    kept, omitted = layout.rows()
    if kept and is_example(layout, kept[0]):
        omitted.append(Omitted(layout.grid.name, layout.grid.first_row + kept.pop(0), EXAMPLE_ROW))
    findings = header_findings(layout)
    known: dict[str, Column] = {}
    for field in _in_order(layout.sheet.fields):
        cells = _cells(layout, field, kept)
        above = title.title_value(layout, field) if cells is None and field.in_title else None
        if above is not None:
            known[field.name] = columns.constant(above.value, len(kept))
            findings.append(_from_title(layout, field, above))
        else:
            known[field.name] = columns.typed(cells, field, len(kept), known)
        findings += _cell_findings(layout, field, known[field.name], kept)
    findings += _still_missing(layout, known)
    return Table(_frame(layout, known, kept), findings, omitted, _letters(layout))


def _in_order(fields: tuple[Field, ...]) -> list[Field]:
    """Fields after those that help to understand them."""
    return sorted(fields, key=lambda field: bool(field.type.context))


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


def address(layout: Layout, offset: int, column: int | None) -> str:
    """The address of a cell as the spreadsheet shows it: E14; only the row when there is no column."""
    line = layout.grid.first_row + offset
    return f"{get_column_letter(layout.grid.first_column + column)}{line}" if column is not None else str(line)


def _letters(layout: Layout) -> dict[str, str]:
    return {name: get_column_letter(layout.grid.first_column + column) for name, column in layout.columns.items()}


def _cell_findings(layout: Layout, field: Field, column: Column, kept: list[int]) -> list[Finding]:
    found: list[Finding] = []
    place = layout.columns.get(field.name)
    if place is None:
        place = next((layout.columns[name] for name in field.type.alternatives if name in layout.columns), None)
    for trouble in column.troubles:
        stated = finding(
            trouble.rule,
            value=trouble.value,
            suggestion=trouble.suggestion,
            severity=trouble.severity,
            details={"label": field.label, **trouble.details},
        )
        listed = trouble.positions[:LISTED].tolist()
        found += [stated.at(layout.grid.name, address(layout, kept[position], place)) for position in listed]
        if len(trouble.positions) > LISTED:
            rest = len(trouble.positions) - LISTED
            more = finding(
                "more_of_these", number=rest, value=trouble.value, label=field.label, severity=trouble.severity
            )
            found.append(more.at(layout.grid.name, ""))
    return found


def header_findings(layout: Layout) -> list[Finding]:
    """What the header itself gives to say: columns twice, dropped or unknown; hidden sheets and rows."""
    grid, row = layout.grid, layout.header.last
    found = []
    for name, places in layout.twice.items():
        cells = ", ".join(address(layout, row, place) for place in places)
        label = layout.sheet.field(name).label
        found.append(
            finding("column_twice", sheet=grid.name, cell=address(layout, row, places[1]), label=label, cells=cells)
        )
    for name, column in layout.columns.items():
        if THOUSANDS.search(layout.header.texts[column]) and layout.sheet.field(name).type.parts[0][1] == "number":
            cell, text = address(layout, row, column), layout.header.texts[column]
            found.append(finding("unit_in_header", sheet=grid.name, cell=cell, value=text[:120]))
    for column, text in layout.unknown.items():
        rule = "personal_column" if is_personal(text) else "unknown_column"
        cell = address(layout, row, column)
        found.append(
            finding(rule, sheet=grid.name, cell=cell, value=text[:120], severity=NOTE, sheet_title=layout.sheet.title)
        )
    if not grid.visible:
        found.append(finding("hidden_sheet", sheet=grid.name, severity=NOTE))
    hidden = sorted(line for line in grid.hidden_rows if line > grid.first_row + row)
    if hidden:
        found.append(finding("hidden_rows", sheet=grid.name, severity=NOTE, number=len(hidden), first=hidden[0]))
    return found


def _from_title(layout: Layout, field: Field, above: title.TitleValue) -> Finding:
    cell = address(layout, *above.cell) if above.cell else ""
    return finding(
        "from_title", sheet=layout.grid.name, cell=cell, value=above.text[:120], label=field.label, severity=NOTE
    )


def _still_missing(layout: Layout, known: dict[str, Column]) -> list[Finding]:
    """Required columns that neither the header nor the title block gives."""
    missing = [name for name in layout.missing if all(value is None for value in known[name].values)]
    header = address(layout, layout.header.last, None)
    labels = [layout.sheet.field(name).label for name in missing]
    return [finding("missing_column", sheet=layout.grid.name, label=label, line=header) for label in labels]
