"""Doubts about published figures: they stand still, fall, leap, or their sources contradict each other.

Rows are those of the sheet `kennzahlen`. Nothing is decided here: each doubt names what speaks for it.
"""

from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations
from typing import Any

import pandas as pd

from data.metrics.kennzahlen import LINE, POINT, SERIES, segmented
from data.metrics.periods import months_between
from data.quantities import Quantity, compare, difference, listed

STILL_MONTHS = 12
LEAP, LEAST = 10, 10
"""A value of more than ten times or less than a tenth of another, ten apart at least: a digit or a unit slipped."""

WHOLE = "Deutschland"
"""The sum of all Länder is no place beside one of them."""

VALUES, PLACES = "verschiedene Werte", "gleicher Wert, verschiedene Gebiete"


def unchanged(rows: pd.DataFrame) -> pd.DataFrame:
    """Values that are exactly those of at least STILL_MONTHS ago, of the same line: stagnation or a copy, nobody knows.

    Columns: POINT, then seit (the Stichtag since which), monate (int) and befund („unverändert seit 12 Monaten“).
    """
    found = []
    for line in _lines(rows, LINE):
        since: pd.Series | None = None
        for _, point in line.iterrows():
            if since is None or not _same(since, point):
                since = point
            months = months_between(since["stichtag"], point["stichtag"])
            if months >= STILL_MONTHS:
                found.append((*point[POINT], since["stichtag"], months, f"unverändert seit {months} Monaten"))
    return _table(rows, found, {"seit": "str", "monate": "int64", "befund": "str"})


def falls(rows: pd.DataFrame) -> pd.DataFrame:
    """Values that are surely smaller than the one before, in the same segment: without an explanation, a question.

    Columns: POINT, then zuvor (the Stichtag before), rueckgang (float) and befund („gefallen um 11“).
    """
    found = []
    for point, value, before, earlier in _steps(rows):
        if compare(earlier, value) == 1:
            drop = difference(earlier, value).value or 0.0
            said = f"gefallen um {drop:.10g}".replace(".", ",")
            found.append((*(point[name] for name in POINT), before["stichtag"], drop, said))
    return _table(rows, found, {"zuvor": "str", "rueckgang": "float64", "befund": "str"})


def leaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Values that leapt from the one before, in the same segment.

    Columns: POINT, then zuvor (the Stichtag before) and befund („mehr als das Zehnfache von 22“).
    """
    found = [
        (*(point[name] for name in POINT), before["stichtag"], _leap(earlier.value or 0, value.value or 0))
        for point, value, before, earlier in _steps(rows)
        if leapt(earlier.value, value.value)
    ]
    return _table(rows, found, {"zuvor": "str", "befund": "str"})


def _leap(before: float, after: float) -> str:
    said = f"{before:.10g}".replace(".", ",")
    return f"mehr als das Zehnfache von {said}" if after > before else f"weniger als ein Zehntel von {said}"


def leapt(before: float | None, after: float | None) -> bool:
    """Whether a value became more than LEAP times as large or as small; from or to zero is no leap."""
    if not before or not after or min(before, after) < 0:
        return False
    return max(before, after) > LEAP * min(before, after) and abs(after - before) >= LEAST


Point = Mapping[Hashable, Any]


def _steps(rows: pd.DataFrame) -> Iterator[tuple[Point, Quantity, Point, Quantity]]:
    """Each point with its value, and the point of the Stichtag before it in the same segment with its own."""
    for line in _lines(rows, [*LINE, "segment"]):
        points = list(zip(line.to_dict("records"), listed(line, "wert"), strict=True))
        for place, (point, value) in enumerate(points):
            earlier = [(p, v) for p, v in points[:place] if p["stichtag"] != point["stichtag"]]
            if earlier:
                yield point, value, *earlier[-1]


def conflicts(rows: pd.DataFrame) -> pd.DataFrame:
    """Values of different sources that cannot both be right: POINT, then befund and fall (int, which belong together).

    VALUES: another value for the same Kennzahl, Gebiet, Stichtag and Zählweise. PLACES: two sources agree on the value
    of one Gebiet and give the same value to another one each - probably one name was copied wrongly.
    """
    cases = [(VALUES, case) for case in _other_values(rows)] + [(PLACES, case) for case in _other_places(rows)]
    found = [
        (*point[POINT], said, number)
        for number, (said, case) in enumerate(cases)
        for _, point in case.sort_values(["gebiet", "quelle"]).iterrows()
    ]
    return _table(rows, found, {"befund": "str", "fall": "int64"})


def _other_values(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows of each point for which two sources give surely different values."""
    for _, point in rows.groupby([*LINE, "stichtag"], dropna=False, observed=True):
        said: list[tuple[str, Quantity]] = list(zip(point["quelle"], listed(point, "wert"), strict=True))
        if any(a[0] != b[0] and compare(a[1], b[1]) in (1, -1) for a, b in combinations(said, 2)):
            yield point


def _other_places(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows of two sources that share a Gebiet with a value and differ in another Gebiet with that value."""
    same = [name for name in (*LINE, "stichtag", "wert", "wert_qualifier") if name != "gebiet"]
    peers = rows[rows["wert"].notna() & rows["gebiet"].ne(WHOLE)]
    for _, case in peers.groupby(same, dropna=False, observed=True):
        places = {str(source): set(part["gebiet"]) for source, part in case.groupby("quelle", observed=True)}
        for one, two in combinations(sorted(places), 2):
            if places[one] & places[two] and places[one] - places[two] and places[two] - places[one]:
                yield case[case["quelle"].isin([one, two])]


def _lines(rows: pd.DataFrame, by: list[str]) -> Iterator[pd.DataFrame]:
    """The points of each line in order of time; points without a day or a value say nothing here."""
    table = segmented(rows[rows["stichtag"].notna() & rows["wert"].notna()])
    for _, line in table.groupby(by, dropna=False, sort=False):
        yield line


def _same(one: pd.Series, other: pd.Series) -> bool:
    return bool(one["wert"] == other["wert"] and one["wert_qualifier"] == other["wert_qualifier"])


def _table(rows: pd.DataFrame, found: list[tuple[object, ...]], types: dict[str, str]) -> pd.DataFrame:
    """The doubts as a table; columns of POINT keep their type, in order of the series."""
    own = {name: "str" if rows[name].dtype == "category" else rows[name].dtype for name in POINT}
    table = pd.DataFrame(found, columns=[*POINT, *types]).astype({**own, **types})
    return table.sort_values([*SERIES, "stichtag"], ignore_index=True, kind="stable") if "fall" not in types else table
