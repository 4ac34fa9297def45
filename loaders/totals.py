"""Rows that add up others are left out, and checked: do they agree with the rows that they claim to sum?"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
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
    """Running sums of a column: of its first n records, and how many of them hold no figure or no exact one.

    `places` says which of all records stand in the column, in order; in a crosstab not all of them do.
    """

    field: Field
    column: int
    places: Sequence[int]
    sums: list[Decimal]
    unknown: list[int]
    vague: list[int]

    def first(self, records: int) -> int:
        """How many of the first so many records stand in the column."""
        return bisect_left(self.places, records)


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
        if not counts:
            continue
        column = known[field.name]
        figures = [(exact(value), value is None or value == (None, None)) for value in column.values]
        for at, places in _places(records, field).items():
            yield _sums(field, at, places, [figures[code] for code in column.codes[list(places)].tolist()])


def _places(records: Records, field: Field) -> dict[int, Sequence[int]]:
    """The records by the column of a field in which they stand: one column holds all of them, but in a crosstab."""
    layout = records.layout
    if layout.spread is None or field.name != layout.spread.measure:
        return {layout.columns[field.name]: range(len(records))} if field.name in layout.columns else {}
    found: dict[int, list[int]] = {}
    for record, at in enumerate(records.across or ()):
        found.setdefault(at, []).append(record)
    return dict(found)


def _sums(field: Field, at: int, places: Sequence[int], figures: list[tuple[Decimal | None, bool]]) -> Sums:
    """The sums of one column from the exact figure (None: there is none) of each of its records, and if it is blank."""
    sums = accumulate((figure or Decimal(0) for figure, _ in figures), initial=Decimal(0))
    unknown = accumulate((blank for _, blank in figures), initial=0)
    vague = accumulate((figure is None and not blank for figure, blank in figures), initial=0)
    return Sums(field, at, places, list(sums), list(unknown), list(vague))


def _judged(records: Records, total: Total, starts: list[int], running: list[Sums]) -> tuple[str, list[Finding]]:
    """The reason to leave a total out, and its figures that differ."""
    agreed, found = False, []
    for each in running:
        said = _said(records, total, each)
        if said is None:
            continue
        end, begins = each.first(total.above), [each.first(start) for start in starts if start < total.above]
        spans = [(each.sums[end] - each.sums[begin], begin) for begin in begins]
        comparable = [(counted, begin) for counted, begin in spans if each.vague[end] == each.vague[begin]]
        if any(counted == said for counted, _ in comparable):
            agreed = True
            continue
        nearest = _claimed(comparable, total, said)
        if nearest and each.unknown[end] == each.unknown[nearest[1]]:
            found.append(_differs(records, total, each, said, nearest[0]))
    return (DIFFERS if found else AGREES if agreed else TOTAL_ROW), found


def _claimed(spans: list[tuple[Decimal, int]], total: Total, said: Decimal) -> tuple[Decimal, int] | None:
    """The rows that a total most likely means: those since the last one for a subtotal, else the nearest sum."""
    if not spans:
        return None
    return spans[-1] if total.kind == SUBTOTAL else min(spans, key=lambda span: abs(span[0] - said))


def _said(records: Records, total: Total, of: Sums) -> Decimal | None:
    layout, field = records.layout, of.field
    cell: Cell = layout.grid.rows[total.offset][of.column]
    if cell is None or isinstance(cell, ErrorCell | Uncalculated):
        return None
    unit = units.unit_of(layout, field)
    try:
        return exact(field.type.parse(units.in_full(cell, unit.exponent) if unit else cell))
    except Rejected:
        return None


def _differs(records: Records, total: Total, of: Sums, said: Decimal, counted: Decimal) -> Finding:
    layout = records.layout
    cell = layout.address(total.offset, of.column)
    shown = {"said": said, "counted": counted, "by": abs(said - counted)}
    amounts = {name: units.german(float(n) if n % 1 else int(n)) for name, n in shown.items()}
    return finding(
        "total_differs",
        sheet=layout.grid.name,
        cell=cell,
        value=amounts["said"],
        severity=NOTE,
        details={"label": of.field.label, **amounts},
    )
