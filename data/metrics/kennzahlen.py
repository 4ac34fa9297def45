"""Kennzahlen: published figures in order of time, broken wherever they are no longer counted alike.

Rows are those of the sheet `kennzahlen`. What is suspicious about them: see `data.metrics.doubts`.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

import pandas as pd

from data.metrics.periods import spans
from data.quantities import Quantity, as_columns, columns, exact, listed, ratio

SERIES = ["kennzahl", "gebiet"]
LINE = [*SERIES, "zaehlweise", "einheit", "reifegrad_modell", "reifegrad"]
"""Values that differ in any of these were counted by different rules and never share a line."""

BASIS = "grundgesamtheit"
PERCENT = "Prozent"
CHANGES = {
    "zaehlweise": "andere Zählweise: „{new}“ statt „{old}“",
    "einheit": "andere Einheit: „{new}“ statt „{old}“",
    "reifegrad_modell": "anderes Reifegradmodell: {new} statt {old}",
    "reifegrad": "andere Stufe: {new} statt {old}",
    BASIS: "andere Grundgesamtheit: {new} statt {old}",
}
"""What makes a series break, in the order in which it is said."""


def of(rows: pd.DataFrame, kennzahl: str, gebiet: str) -> pd.DataFrame:
    """The rows of one Kennzahl and Gebiet."""
    return rows[rows["kennzahl"].eq(kennzahl) & rows["gebiet"].eq(gebiet)]


def series(rows: pd.DataFrame, kennzahl: str, gebiet: str) -> pd.DataFrame:
    """One published series in order of time: the columns of `segmented`."""
    return segmented(of(rows, kennzahl, gebiet))


def segmented(rows: pd.DataFrame) -> pd.DataFrame:
    """All rows, series by series in order of time, with the segment in which their values may be compared.

    Adds von, bis, genauigkeit; `segment` (int from 0 within each Kennzahl and Gebiet, in order of time),
    `break_reason` (German, at the first point of a later segment) and the quantity `anteil`: wert by grundgesamtheit,
    or the percentage itself (0..1; missing where neither is published). A line goes on after values counted otherwise
    lay between; a new Grundgesamtheit breaks it, one that a source does not mention does not.
    """
    text = [*SERIES, "zaehlweise", "einheit", "reifegrad_modell", "stichtag"]
    table = spans(rows.astype(dict.fromkeys(text, "str")), "stichtag")
    table = table.sort_values(SERIES, kind="stable", ignore_index=True)
    points = table[[*LINE, BASIS]].astype("object")
    records = points.where(points.notna(), None).to_dict("records")
    placed = [place for _, part in groupby(records, key=itemgetter(*SERIES)) for place in _placed(part)]
    table = table.assign(
        segment=pd.Series([segment for segment, _ in placed], dtype="int64"),
        break_reason=pd.Series([reason for _, reason in placed], dtype="str"),
    )
    return pd.concat([table, as_columns(_shares(table), "anteil", table.index)], axis="columns")


def _placed(points: Iterable[Mapping[Hashable, object]]) -> Iterator[tuple[int, str | None]]:
    """The segment of each point of one series in order of time, and why a new one starts there."""
    bases: dict[tuple[object, ...], object] = {}
    runs: dict[tuple[object, ...], int] = {}
    numbers: dict[tuple[object, ...], int] = {}
    before: dict[Hashable, object] | None = None
    for point in points:
        line = tuple(point[name] for name in LINE)
        known = bases.get(line)
        basis = known if point[BASIS] is None else point[BASIS]
        runs[line] = runs.get(line, 0) + (known is not None and known != basis)
        bases[line] = basis
        now = {**point, BASIS: basis}
        starts = (line, runs[line]) not in numbers
        segment = numbers.setdefault((line, runs[line]), len(numbers))
        yield segment, _reason(before, now) if starts and before else None
        before = now


def _reason(before: Mapping[Hashable, object], now: Mapping[Hashable, object]) -> str:
    """What is counted otherwise than at the point before, in German."""
    changed = [name for name in CHANGES if before[name] != now[name]]
    told = [name for name in changed if name != BASIS or (before[name] is not None and now[name] is not None)]
    return "; ".join(CHANGES[name].format(old=_said(before[name]), new=_said(now[name])) for name in told)


def _said(value: object) -> str:
    """A value as it stands in a German sentence: 575, 6.000, „ohne Angabe“."""
    if isinstance(value, float | int):
        return f"{value:,.0f}".replace(",", ".")
    return "ohne Angabe" if value is None else str(value)


def _shares(table: pd.DataFrame) -> list[Quantity]:
    """The value by its Grundgesamtheit; of a percentage the percentage itself."""
    triples = zip(listed(table, "wert"), listed(table, BASIS), table["einheit"], strict=True)
    return [ratio(value, exact(100) if unit == PERCENT else basis) for value, basis, unit in triples]


def names(rows: pd.DataFrame) -> pd.DataFrame:
    """Which series there are: kennzahl, gebiet, werte (how many rows); the longest first."""
    table = rows.astype(dict.fromkeys(SERIES, "str")).groupby(SERIES).size().rename("werte").reset_index()
    return table.sort_values(["werte", *SERIES], ascending=[False, True, True], ignore_index=True)


POINT = [*LINE, "stichtag", *columns("wert")[:2], "quelle"]
"""What names one published value."""
