"""Which rows the page Teilnahme shows: a series, and perhaps one of its conferences or one Regierungsbezirk."""

from dataclasses import dataclass, field, replace

import pandas as pd

from data.metrics import periods, teilnahme
from data.metrics.conferences import conferences
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import filters, series
from pages.shared.view import View

EVENT = "Veranstaltung"


@dataclass(frozen=True)
class Attendance(View):
    """The chosen rows; `bezirk` is the key of the chosen Regierungsbezirk, None for all.

    `series` are the rows of the chosen series in all Bezirke: which counts of offices are withheld depends on them.
    """

    bezirk: str | None = None
    series: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def every_event(self) -> "Attendance":
        """The same without the choice of a conference: offices are told of no single one, it would tell of persons."""
        rows = self.series[self.series["regierungsbezirk"].eq(self.bezirk)] if self.bezirk else self.series
        return replace(self, rows=rows, chosen={**self.chosen, EVENT: ""})

    @property
    def day(self) -> str | None:
        """The last known day of the conferences: the Kommunen and inhabitants of that day are the denominators."""
        return periods.latest(self.rows)


def choose(rows: pd.DataFrame) -> Attendance:
    """Let the reader choose; without a choice it is the series of the Regionalkonferenzen 2020 in all Bezirke."""
    with filters.row():
        reihe = series.choose(rows)
        everywhere = series.rows_of(rows, reihe)
        event = _event(View(TEILNAHME, everywhere, {"Reihe": series.in_words(reihe)}))
        bezirk = filters.bezirk()
    kept = everywhere[everywhere["veranstaltung"].eq(event)] if event else everywhere
    kept = kept[kept["regierungsbezirk"].eq(bezirk)] if bezirk else kept
    region = teilnahme.bezirk_name(bezirk) if bezirk else ""
    words = {"Reihe": series.in_words(reihe), EVENT: event or "", "Regierungsbezirk": region}
    return Attendance(TEILNAHME, kept, words, bezirk, everywhere)


def _event(view: View) -> str | None:
    """One conference of the view, in order of time, where there are several; None for all of them."""
    held = view.measure(conferences).drop_duplicates("veranstaltung")
    names = list(map(str, held["veranstaltung"]))
    return filters.one(EVENT, names, key="veranstaltung", everything="Alle Veranstaltungen") if len(names) > 1 else None
