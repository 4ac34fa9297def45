"""What is doubtful about published values, with the reason that was given when they were taken over."""

from collections.abc import Mapping
from typing import Any

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
    found = {rule: view.measure(find) for rule, find in RULES.items()}
    kept = {each.id: each.doubts for each in source.revisions()} if any(map(len, found.values())) else {}
    return [said for rule, table in found.items() for said in _told(rule, table, view.rows, kept)]


def marked(view: View, table: pd.DataFrame) -> pd.Series:
    """What is doubtful about each value of a table of `kennzahlen.segmented`; "" where nothing is."""
    said: dict[str, list[str]] = {}
    for find in RULES.values():
        found = view.measure(find)
        for point, doubt in zip(_points(found), found["befund"], strict=True):
            said.setdefault(point, []).append(str(doubt))
    return pd.Series(["; ".join(said.get(point, [])) for point in _points(table)], table.index, dtype="str")


def _points(table: pd.DataFrame) -> list[str]:
    """What names each value, as one text."""
    points = table[POINT].astype("object")
    return [repr(point) for point in points.where(points.notna(), None).itertuples(index=False, name=None)]


def _told(rule: str, found: pd.DataFrame, rows: pd.DataFrame, kept: Mapping[int, list[dict[str, Any]]]) -> list[str]:
    placed = found.merge(rows[[*POINT, "revision", "worksheet", "line"]], on=POINT)
    names = ["gebiet", "stichtag", "befund", "revision", "worksheet", "line"]
    said = []
    for place, day, doubt, number, worksheet, line in placed[names].astype("object").itertuples(index=False, name=None):
        given = reason(kept[int(number)], KENNZAHLEN.name, rule, worksheet, line)
        why = f" (Grund laut Import: {given})" if given else ""
        said.append(f"{place}, {german.day(day)}: {doubt}{why}.")
    return said
