"""Which rows the page Teilnahme shows: a series, and perhaps one Regierungsbezirk."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from data.metrics import periods, teilnahme
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import filters
from pages.shared.view import View

ALL = "alle"


@dataclass(frozen=True)
class Attendance(View):
    """The chosen rows; `bezirk` is the key of the chosen Regierungsbezirk, None for all.

    `series` are the rows of the chosen series in all Bezirke: which counts of offices are withheld depends on them.
    """

    bezirk: str | None = None
    series: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def day(self) -> str | None:
        """The last known day of the conferences: the Kommunen and inhabitants of that day are the denominators."""
        return periods.latest(self.rows)


def choose(rows: pd.DataFrame) -> Attendance:
    """Let the reader choose; without a choice it is the series of the Regionalkonferenzen 2020 in all Bezirke."""
    with filters.row():
        reihe = _series(teilnahme.series(rows))
        bezirk = filters.bezirk()
    series = rows if reihe == ALL else teilnahme.of_series(rows, reihe)
    kept = series[series["regierungsbezirk"].eq(bezirk)] if bezirk else series
    region = teilnahme.bezirk_name(bezirk) if bezirk else ""
    words = {"Reihe": "alle Reihen" if reihe == ALL else reihe, "Regierungsbezirk": region}
    return Attendance(TEILNAHME, kept, words, bezirk, series)


def _series(names: Sequence[str]) -> str:
    first = names[0] if names else teilnahme.DEFAULT_SERIES
    others = {name: name for name in names[1:]} | ({ALL: "Alle Reihen"} if len(names) > 1 else {})
    return filters.one("Reihe", others, key="reihe", everything=first) or first
