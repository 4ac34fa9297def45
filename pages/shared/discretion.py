"""What is not shown of rows that others stored, because it would tell of single persons."""

import pandas as pd

from data.metrics.suppression import FEWEST
from loaders.sheet import Sheet
from loaders.workbooks.teilnahme import TEILNAHME

WITHHELD = frozenset({"funktion"})
"""Columns that are not shown: an office of a Kommune is a person."""


def without_persons(sheet: Sheet, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows without counts of one or two persons of a Kommune or an office; see `german.WITHHELD`."""
    if sheet is not TEILNAHME:
        return rows
    few = (rows["kommune"].notna() | rows["funktion"].notna()) & rows["anzahl"].lt(FEWEST)
    return rows.assign(anzahl=rows["anzahl"].where(~few), anzahl_withheld=few)
