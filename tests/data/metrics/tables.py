"""Typed tables as the loaders give them, built from a few words per row."""

import pandas as pd

from loaders.cells.quantity import EXACT

TYPES = {"text": "str", "whole": "Int64", "number": "float64"}


def table(columns: dict[str, str], rows: list[dict[str, object]]) -> pd.DataFrame:
    """Rows with the columns of a sheet (name -> storage); a number without a qualifier is exact."""
    frame = pd.DataFrame([_qualified(row) for row in rows], columns=list(columns))
    index = pd.MultiIndex.from_tuples([("Tabelle1", line) for line in range(2, len(rows) + 2)], names=["sheet", "line"])
    frame = frame.astype({name: TYPES[storage] for name, storage in columns.items()})
    return frame.set_index(index) if len(rows) else frame


def _qualified(row: dict[str, object]) -> dict[str, object]:
    """Quantities may be written (120, "rund") or 120."""
    cells: dict[str, object] = {}
    for name, value in row.items():
        if isinstance(value, tuple):
            cells[name], cells[f"{name}_qualifier"] = value
        else:
            cells[name] = value
            if isinstance(value, int | float) and not isinstance(value, bool):
                cells[f"{name}_qualifier"] = EXACT
    return cells
