"""Which reports the page OZG-Fortschritt shows: a Stichtag, Themenfelder, a Regierungsbezirk."""

from dataclasses import dataclass, replace

import pandas as pd

from data.metrics import ozg
from data.metrics.teilnahme import bezirk_name
from loaders import territory
from loaders.workbooks.ozg import OZG
from pages.shared import filters, german
from pages.shared.view import View


@dataclass(frozen=True)
class Reports(View):
    """The chosen reports of all days; `stichtag` is the day to look at, "" when there is none."""

    stichtag: str = ""

    @property
    def current(self) -> pd.DataFrame:
        """The reports that hold on the Stichtag."""
        return self.measure(ozg.at, self.stichtag or None)

    @property
    def now(self) -> "Reports":
        """The same view of the reports that hold on the Stichtag only."""
        return replace(self, rows=self.current)


def choose(rows: pd.DataFrame) -> Reports:
    """Let the reader choose; without a choice it is everything on the latest Stichtag."""
    days = ozg.stichtage(rows)
    latest = days[0] if days else ""
    with filters.row():
        earlier = {day: german.day(day) for day in days[1:]}
        chosen = filters.one("Stichtag", earlier, key="stichtag", everything=german.day(latest) if days else "keiner")
        fields = filters.themenfeld()
        bezirk = filters.bezirk()
        kreis = filters.kreis(bezirk)
    kept = rows[rows["themenfeld"].isin(fields)] if fields else rows
    kept = kept[kept["kommune"].str[:3].eq(bezirk)] if bezirk else kept
    kept = kept[kept["kommune"].str[:5].eq(kreis)] if kreis else kept
    day = chosen or latest
    words = {
        "Stichtag": german.day(day) if day else "",
        "Themenfeld": fields,
        "Regierungsbezirk": bezirk_name(bezirk) if bezirk else "",
        "Kreis": territory.name_of(kreis) if kreis else "",
    }
    return Reports(OZG, kept, words, day)
