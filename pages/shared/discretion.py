"""What is not shown of rows that others stored, because it would tell of single persons."""

import pandas as pd
import streamlit as st

from data.metrics.few_persons import GroupKey, groups, too_few
from data.metrics.suppression import FEWEST
from loaders.sheet import Sheet
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import source

WITHHELD = frozenset({"funktion"})
"""Columns that are not shown: an office of a Kommune is a person."""


def without_persons(sheet: Sheet, rows: pd.DataFrame, *stands: int) -> pd.DataFrame:
    """The rows without counts that tell of single persons; see `german.WITHHELD`.

    What is withheld depends on all rows at the Stand that is shown, or at the `stands` that are compared.
    """
    if sheet is not TEILNAHME:
        return rows
    withheld = frozenset[GroupKey]().union(*map(_withheld_at, stands or (source.stand(),)))
    single = (rows["kommune"].notna() | rows["funktion"].notna()) & rows["anzahl"].lt(FEWEST)
    few = single | pd.Series([key in withheld for key in groups(rows)], index=rows.index, dtype="bool")
    return rows.assign(anzahl=rows["anzahl"].where(~few), anzahl_withheld=few)


def _withheld_at(stand: int) -> frozenset[GroupKey]:
    return _kept(source.last_change(TEILNAHME.name, stand))


@st.cache_resource(max_entries=source.KEPT, show_spinner=False)
def _kept(revision: int) -> frozenset[GroupKey]:
    """Kept, because a revision never changes."""
    return too_few(source.rows_at(TEILNAHME, revision))
