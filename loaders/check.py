"""Rules over whole tables: run them, and say each violation at its cell."""

from collections.abc import Sequence

import pandas as pd

from loaders.cells.base import written
from loaders.example import EXAMPLE_ROW
from loaders.findings import ERROR, NOTE, Finding, finding
from loaders.layout import Layout
from loaders.prefilled import NOT_BEGUN
from loaders.reading import Reading
from loaders.rules import unique_key
from loaders.sheet import Rule, Sheet, Violation
from loaders.told import LISTED


def without_rows(reading: Reading, places: Sequence[Layout]) -> list[Finding]:
    """A header below which no row is left; it blocks when the whole workbook holds none.

    The untouched example of a template, or its untouched rows, show that nobody has begun, and beside filled worksheets
    one with nothing but its header is simply not used: all of these are no rows that got lost.
    """
    untouched = {left.sheet for left in reading.omitted if left.reason in (EXAMPLE_ROW, NOT_BEGUN)}
    severity = NOTE if any(len(table) for table in reading.tables.values()) else ERROR
    found = []
    for place in places:
        unused = severity == NOTE and place.header.named == len(place.grid.rows) - 1 and not place.top
        if not (unused or place.grid.name in untouched or _has_rows(place, reading.tables[place.sheet.name])):
            cell, line = place.address(place.header.named, min(place.used)), place.address(place.header.named, None)
            found.append(finding("no_rows", sheet=place.grid.name, cell=cell, line=line, severity=severity))
    return found


def _has_rows(place: Layout, table: pd.DataFrame) -> bool:
    lines = table.index.get_level_values("line")[table.index.get_level_values("sheet") == place.grid.name]
    first = place.grid.first_row
    return bool(((lines > first + place.header.last) & (lines < first + place.stop)).any())


def broken_rules(
    sheet: Sheet, table: pd.DataFrame, places: list[Layout], rejected: set[tuple[str, int]]
) -> list[Finding]:
    """What the rules of a sheet find in its table; the key is unique unless rows may repeat.

    Of rows with a `rejected` cell no further errors are told: they may follow from the first alone.
    """
    rules = sheet.rules if sheet.repeats else (*sheet.rules, unique_key(sheet))
    return [found for rule in rules for found in _violations(rule, sheet, table, places, rejected)]


def _violations(
    rule: Rule, sheet: Sheet, table: pd.DataFrame, places: list[Layout], rejected: set[tuple[str, int]]
) -> list[Finding]:
    """The first `LISTED` violations as findings, and one that counts the rest."""
    broken = [each for each in rule(table) if each.severity != ERROR or each.index not in rejected]
    found = [_stated(violation, sheet, _place(violation, places)) for violation in broken[:LISTED]]
    if len(broken) > LISTED:
        rest = len(broken) - LISTED
        found.append(
            finding("more_of_these", label=sheet.title, number=rest, severity=broken[0].severity, sheet=found[0].sheet)
        )
    return found


def _place(violation: Violation, places: list[Layout]) -> Layout:
    """The table in which a row stands: the last one of its worksheet whose header is above it."""
    name, line = violation.index
    return next(p for p in reversed(places) if p.grid.name == name and p.grid.first_row + p.header.last < line)


def _stated(violation: Violation, sheet: Sheet, place: Layout) -> Finding:
    name, line = violation.index
    offset = line - place.grid.first_row
    details = dict(violation.details)
    concerned: tuple[str, ...] = (violation.field, *details.get("fields", ()), *sheet.key)  # type: ignore[misc]
    column = next((place.columns[each] for each in concerned if each in place.columns), None)
    row = place.grid.rows[offset]
    if "fields" in details:
        labels = [f"„{sheet.field(each).label}“" for each in details.pop("fields")]  # type: ignore[attr-defined]
        details |= {"labels": ", ".join(labels), "first": labels[0], "last": labels[-1]}
    return finding(
        violation.rule,
        sheet=name,
        cell=place.address(offset, column),
        value=written(row[column])[:200] if column is not None and column < len(row) else "",
        suggestion=violation.suggestion,
        severity=violation.severity,
        details={"label": sheet.field(violation.field).label, **details},
    )
