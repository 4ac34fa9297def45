"""Which rows the page Teilnahme shows: a series, and perhaps one Regierungsbezirk."""

from dataclasses import dataclass, field

import pandas as pd

from data.metrics import periods, teilnahme
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import filters, series
from pages.shared.view import View


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
        reihe = series.choose(rows)
        bezirk = filters.bezirk()
    everywhere = series.rows_of(rows, reihe)
    kept = everywhere[everywhere["regierungsbezirk"].eq(bezirk)] if bezirk else everywhere
    region = teilnahme.bezirk_name(bezirk) if bezirk else ""
    words = {"Reihe": series.in_words(reihe), "Regierungsbezirk": region}
    return Attendance(TEILNAHME, kept, words, bezirk, everywhere)
