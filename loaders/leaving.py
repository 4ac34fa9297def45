"""Rows that people leave out when they are asked about them: named among what was not taken over."""

from dataclasses import replace

from loaders.answers import Answers, rows_left_out
from loaders.findings import Omitted
from loaders.layout import Layout
from loaders.rowkinds import Rows

SAID_TO_LEAVE = "Beim Berichtigen weggelassen."


def without_said(layout: Layout, rows: Rows, answers: Answers) -> Rows:
    """The rows without those that people have said to leave out."""
    grid = layout.grid
    said = {line - grid.first_row for line in rows_left_out(answers.cells.get(grid.name, {}))}
    left = [Omitted(grid.name, grid.first_row + offset, SAID_TO_LEAVE) for offset in rows.kept if offset in said]
    kept = [offset for offset in rows.kept if offset not in said]
    return replace(rows, kept=kept, omitted=[*rows.omitted, *left]) if left else rows
