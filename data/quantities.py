"""Columns of quantities: sums of them, and the way from a table to single quantities and back.

A quantity `anzahl` takes the columns `anzahl` (float64) and `anzahl_qualifier` (text); a sum of quantities also
`anzahl_rounded` (bool) and `anzahl_missing` (how many parts were missing). How they add up: see `data.quantity`.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from data.quantity import MISSING, NOTHING, Quantity, compare, difference, exact, ratio
from loaders.cells.quantity import ABOUT, AT_LEAST, AT_MOST, EXACT, LESS_THAN, MORE_THAN

__all__ = [
    "MISSING", "NOTHING", "Quantity", "as_columns", "columns", "compare", "difference", "exact", "listed", "ratio",
    "total", "total_by",
]  # fmt: skip


def columns(name: str) -> list[str]:
    """The columns that a sum of the quantity `name` takes."""
    return [name, f"{name}_qualifier", f"{name}_rounded", f"{name}_missing"]


def total(table: pd.DataFrame, name: str) -> Quantity:
    """The sum of a quantity over all rows; NOTHING for an empty table."""
    sums = _sums(_traits(table, name).groupby(np.zeros(len(table), dtype="int8")), name)
    return listed(sums, name)[0] if len(sums) else NOTHING


def total_by(table: pd.DataFrame, name: str, by: list[str]) -> pd.DataFrame:
    """The sum per group, in order: the columns `by` and those of the quantity. Rows without a group are one too."""
    keys = [table[column] for column in by]
    return _sums(_traits(table, name).groupby(keys, observed=True, dropna=False), name).reset_index()


def listed(table: pd.DataFrame, name: str) -> list[Quantity]:
    """The quantities of a small table, row by row; a missing value is MISSING (NOTHING if it says so)."""
    rows = _known(table, name).itertuples(index=False, name=None)
    return [
        Quantity(missing=int(missing))
        if pd.isna(value)
        else Quantity(float(value), qualifier, bool(rounded), int(missing))
        for value, qualifier, rounded, missing in rows
    ]


def as_columns(quantities: Iterable[Quantity], name: str, index: pd.Index | None = None) -> pd.DataFrame:
    """The four columns of these quantities, on that index."""
    rows = [(q.value, q.qualifier, q.rounded, q.missing) for q in quantities]
    table = pd.DataFrame(rows, columns=columns(name), index=index)
    return table.astype(dict(zip(columns(name), ("float64", "str", "bool", "int64"), strict=True)))


def _known(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The four columns of a quantity; those that only sums have are made up for single values."""
    value = table[name]
    missing = table.get(f"{name}_missing", value.isna().astype("int64"))
    rounded = table.get(f"{name}_rounded", pd.Series(False, index=table.index))
    return pd.DataFrame(
        {"value": value, "qualifier": table[f"{name}_qualifier"], "rounded": rounded, "missing": missing}
    )


def _traits(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """What has to be counted per group, as numbers: the same traits as `Quantity` has for one value."""
    known = _known(table, name)
    qualifier, about = known["qualifier"], known["qualifier"].eq(ABOUT)
    mixed = about & known["rounded"]
    more, less = qualifier.eq(MORE_THAN), qualifier.eq(LESS_THAN)
    traits = {
        "value": known["value"].astype("float64"),
        "present": known["value"].notna(),
        "missing": known["missing"],
        "more": more,
        "less": less,
        "up": more | qualifier.eq(AT_LEAST) | mixed,
        "down": less | qualifier.eq(AT_MOST) | mixed,
        "about": about | known["rounded"],
    }
    return pd.DataFrame(traits).astype({trait: "int64" for trait in traits if trait != "value"})


def _sums(grouped: "pd.api.typing.DataFrameGroupBy", name: str) -> pd.DataFrame:
    """The sums of the groups with the qualifier that their traits add up to."""
    sums = grouped.sum()
    present, single = sums["present"].gt(0), sums["present"].eq(1) & sums["missing"].eq(0)
    up, down, about = sums["up"].gt(0) | sums["missing"].gt(0), sums["down"].gt(0), sums["about"].gt(0)
    rules = [
        (up & down, ABOUT),
        (single & sums["more"].gt(0), MORE_THAN),
        (single & sums["less"].gt(0), LESS_THAN),
        (up, AT_LEAST),
        (down, AT_MOST),
        (about, ABOUT),
    ]
    qualifier = np.select([rule for rule, _ in rules], [word for _, word in rules], EXACT)
    result = {
        name: sums["value"].where(present),
        f"{name}_qualifier": pd.Series(qualifier, index=sums.index, dtype="str").where(present),
        f"{name}_rounded": present & ((up & down) | ((up | down) & about)),
        f"{name}_missing": sums["missing"],
    }
    return pd.DataFrame(result)
