"""Rows that add up others are left out, and checked: do they agree with the rows that they claim to sum?"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from loaders import units
from loaders.cells.base import Cell, ErrorCell, Uncalculated
from loaders.cells.quantity import Amount, Quantity
from loaders.columns import Column
from loaders.findings import NOTE, Finding, Omitted, Rejected, finding
from loaders.labels import PART, SUBTOTAL
from loaders.records import Records
from loaders.rowkinds import TOTAL_ROW, Rows, Total
from loaders.sheet import Field
from loaders.sums import exact

AGREES = "Summenzeile, stimmt mit den Zeilen überein: nicht übernommen, damit nichts doppelt zählt."
DIFFERS = "Summenzeile, weicht von den Zeilen ab (siehe Hinweis): nicht übernommen, damit nichts doppelt zählt."
PART_ROW = "Teil einer anderen Zeile (davon, darunter): nicht übernommen, damit nichts doppelt zählt."


@dataclass(frozen=True)
class Sums:
    """Running sums of a column: of the first n rows, and how many of them hold no figure or no exact one."""

    field: Field
    sums: list[Decimal]
    unknown: list[int]
    vague: list[int]


def checked(records: Records, rows: Rows, known: dict[str, Column]) -> tuple[list[Omitted], list[Finding]]:
    """Each total with the reason why it is left out, and a note for each figure that differs from its rows."""
    omitted: list[Omitted] = []
    found: list[Finding] = []
    running = list(_running(records, known)) if any(total.kind != PART for total in rows.totals) else []
    starts = [0]
    groups = [group.above for group in rows.groups]
    for total in rows.totals:
        reason = PART_ROW
        if total.kind != PART:
            before = sorted({*starts, *(above for above in groups if above <= total.above)})
            reason, differing = _judged(records, total, before, running)
            found += differing
            starts.append(total.above)
        omitted.append(Omitted(records.layout.grid.name, records.layout.grid.first_row + total.offset, reason))
    return omitted, found


def _running(records: Records, known: dict[str, Column]) -> Iterator[Sums]:
    for field in records.layout.sheet.fields:
        kind = field.type
        counts = isinstance(kind, Amount) or (isinstance(kind, Quantity) and kind.whole)
        if counts and field.name in records.layout.columns:
            column = known[field.name]
            figures = [exact(value) for value in column.values]
            missing = [value is None or value == (None, None) for value in column.values]
            codes = column.codes.tolist()
            sums = accumulate((figures[code] or Decimal(0) for code in codes), initial=Decimal(0))
            unknown = accumulate((missing[code] for code in codes), initial=0)
            vague = accumulate((figures[code] is None and not missing[code] for code in codes), initial=0)
            yield Sums(field, list(sums), list(unknown), list(vague))


def _judged(records: Records, total: Total, starts: list[int], running: list[Sums]) -> tuple[str, list[Finding]]:
    """The reason to leave a total out, and its figures that differ."""
    agreed, found = False, []
    for each in running:
        said = _said(records, total, each.field)
        if said is None:
            continue
        spans = [(each.sums[total.above] - each.sums[start], start) for start in starts if start < total.above]
        comparable = [(counted, start) for counted, start in spans if each.vague[total.above] == each.vague[start]]
        if any(counted == said for counted, _ in comparable):
            agreed = True
            continue
        nearest = _claimed(comparable, total, said)
        if nearest and each.unknown[total.above] == each.unknown[nearest[1]]:
            found.append(_differs(records, total, each.field, said, nearest[0]))
    return (DIFFERS if found else AGREES if agreed else TOTAL_ROW), found


def _claimed(spans: list[tuple[Decimal, int]], total: Total, said: Decimal) -> tuple[Decimal, int] | None:
    """The rows that a total most likely means: those since the last one for a subtotal, else the nearest sum."""
    if not spans:
        return None
    return spans[-1] if total.kind == SUBTOTAL else min(spans, key=lambda span: abs(span[0] - said))


def _said(records: Records, total: Total, field: Field) -> Decimal | None:
    layout = records.layout
    cell: Cell = layout.grid.rows[total.offset][layout.columns[field.name]]
    if cell is None or isinstance(cell, ErrorCell | Uncalculated):
        return None
    unit = units.unit_of(layout, field)
    try:
        return exact(field.type.parse(units.in_full(cell, unit.exponent) if unit else cell))
    except Rejected:
        return None


def _differs(records: Records, total: Total, field: Field, said: Decimal, counted: Decimal) -> Finding:
    layout = records.layout
    cell = layout.address(total.offset, layout.columns[field.name])
    shown = {"said": said, "counted": counted, "by": abs(said - counted)}
    amounts = {name: units.german(float(n) if n % 1 else int(n)) for name, n in shown.items()}
    return finding(
        "total_differs",
        sheet=layout.grid.name,
        cell=cell,
        value=amounts["said"],
        severity=NOTE,
        details={"label": field.label, **amounts},
    )
