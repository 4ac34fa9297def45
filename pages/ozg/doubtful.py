"""What is doubtful about published values, with the reason that was given when they were taken over."""

import pandas as pd

from data.doubts.doubt import FELL, LEAPT, UNCHANGED, reason
from data.metrics import doubts
from data.metrics.kennzahlen import POINT
from loaders.workbooks.kennzahlen import KENNZAHLEN
from pages.shared import german, source
from pages.shared.view import View

RULES = {UNCHANGED: doubts.unchanged, FELL: doubts.falls, LEAPT: doubts.leaps}


def remarks(view: View) -> list[str]:
    """One sentence per doubtful value of a view of Kennzahlen."""
    return [said for rule, find in RULES.items() for said in _told(rule, view.measure(find), view.rows)]


def _told(rule: str, found: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    placed = found.merge(rows[[*POINT, "revision", "worksheet", "line"]], on=POINT)
    names = ["gebiet", "stichtag", "befund", "revision", "worksheet", "line"]
    said = []
    for place, day, doubt, number, worksheet, line in placed[names].astype("object").itertuples(index=False, name=None):
        given = reason(source.store().revision(int(number)).doubts, KENNZAHLEN.name, rule, worksheet, line)
        why = f" (Grund laut Import: {given})" if given else ""
        said.append(f"{place}, {german.day(day)}: {doubt}{why}.")
    return said
