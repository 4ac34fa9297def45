"""Rows that are left out for a reason of their own, named among what was not taken over."""

from collections.abc import Set
from dataclasses import replace

from loaders.answers import Answers, rows_left_out
from loaders.findings import Omitted
from loaders.layout import Layout
from loaders.rowkinds import Rows

SAID_TO_LEAVE = "Beim Berichtigen weggelassen."


def left_out(layout: Layout, rows: Rows, offsets: Set[int], reason: str) -> Rows:
    """The rows without those at these offsets, which are told."""
    if not offsets:
        return rows
    grid = layout.grid
    told = [Omitted(grid.name, grid.first_row + offset, reason) for offset in rows.kept if offset in offsets]
    kept = [offset for offset in rows.kept if offset not in offsets]
    return replace(rows, kept=kept, omitted=[*rows.omitted, *told])


def without_said(layout: Layout, rows: Rows, answers: Answers) -> Rows:
    """The rows without those that people have said to leave out when they were asked about them."""
    grid = layout.grid
    said = {line - grid.first_row for line in rows_left_out(answers.cells.get(grid.name, {}))}
    return left_out(layout, rows, said, SAID_TO_LEAVE)
