"""Published figures beside those of the Stichtag before: see `data.metrics.doubts`."""

from collections.abc import Iterator

import pandas as pd

from data.doubts.doubt import CASE, FELL, LEAPT, UNCHANGED, Doubt
from data.metrics import doubts
from data.metrics.kennzahlen import LINE, POINT, SERIES
from loaders.sheet import Sheet

QUALIFIED = ["before_qualifier", "after_qualifier"]


def of_figures(sheet: Sheet, rows: pd.DataFrame, revision: int) -> Iterator[Doubt]:
    """Doubts about the Kennzahlen that came with a revision; `rows` as they are live with it."""
    mine = rows["revision"].eq(revision)
    touched = rows.merge(rows.loc[mine, SERIES].drop_duplicates())
    leaps = doubts.leaps(touched)
    falls = doubts.falls(touched).merge(leaps[POINT], how="left", indicator=True).query("_merge == 'left_only'")
    still = doubts.unchanged(touched).rename(columns={"seit": "zuvor"})
    for rule, found in ((FELL, falls), (UNCHANGED, still), (LEAPT, leaps)):
        cases = _cases(sheet, found, touched, revision)
        if len(cases):
            yield Doubt(rule, sheet.name, "number", cases)


def _cases(sheet: Sheet, found: pd.DataFrame, rows: pd.DataFrame, revision: int) -> pd.DataFrame:
    """The points that this revision brought, each with its place in the file and the value it is compared with."""
    own = rows.loc[rows["revision"].eq(revision), [*POINT, "worksheet", "line"]]
    before = rows[[*LINE, "stichtag", "wert", "wert_qualifier"]].drop_duplicates([*LINE, "stichtag"], keep="last")
    then = {"stichtag": "zuvor", "wert": "before", "wert_qualifier": "before_qualifier"}
    cases = found.merge(own, on=POINT).merge(before.rename(columns=then), on=[*LINE, "zuvor"])
    names = {"zuvor": "since", "wert": "after", "wert_qualifier": "after_qualifier"}
    cases = cases.rename(columns=names).assign(field=sheet.field("wert").label)
    return cases.sort_values(["worksheet", "line"], ignore_index=True)[[*sheet.key, *CASE, *QUALIFIED]]
