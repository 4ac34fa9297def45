"""Which reports the page OZG-Fortschritt shows: a Stichtag, Themenfelder, a Regierungsbezirk."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from data.metrics import ozg
from data.metrics.tally import choose as chosen_counts
from data.metrics.tally import tally, within
from data.metrics.teilnahme import bezirk_name
from loaders import territory
from loaders.workbooks.ozg import OZG
from pages.shared import filters, german
from pages.shared.view import View


@dataclass(frozen=True)
class Reports(View):
    """The chosen reports of all days; `stichtag` is the day to look at, "" when there is none.

    `whole` is the view of all reports: of them the stand of a day and the counts are made once for all choices, for a
    report replaces the one before as a whole, also where only some of its Themenfelder are looked at. A region is that
    of the Stichtag.
    """

    stichtag: str = ""
    themenfelder: list[str] = field(default_factory=list)
    region: str = ""
    whole: View = field(default_factory=lambda: View(OZG, pd.DataFrame()))

    @cached_property
    def now(self) -> View:
        """The reports that hold on the Stichtag."""
        rows = self.whole.share(ozg.at, self.stichtag or None)
        return View(OZG, within(rows, self.themenfelder, self.region, self.stichtag or None), self.chosen, part="stand")

    @property
    def current(self) -> pd.DataFrame:
        """The rows of the reports that hold on the Stichtag."""
        return self.now.rows

    @cached_property
    def ever(self) -> View:
        """The reports of all days and Themenfelder, for what no Stichtag decides; of them `themenfelder` are chosen."""
        # The Stichtag stays among what was chosen only where it decides the territory of a region.
        chosen = {name: value for name, value in self.chosen.items() if name != "Stichtag" or self.region}
        return View(OZG, within(self.whole.rows, (), self.region, self.stichtag or None), chosen, part="region")

    @cached_property
    def counts(self) -> View:
        """The reports of all days, counted up (`data.metrics.tally`)."""
        counted = chosen_counts(self.whole.share(tally), self.themenfelder, self.region, self.stichtag or None)
        return View(OZG, counted, self.chosen, part="counts")


def choose(rows: pd.DataFrame) -> Reports:
    """Let the reader choose; without a choice it is everything on the latest Stichtag."""
    whole = View(OZG, rows)
    days = whole.measure(ozg.stichtage)
    latest = days[0] if days else ""
    with filters.row():
        earlier = {day: german.day(day) for day in days[1:]}
        chosen = filters.one("Stichtag", earlier, key="stichtag", everything=german.day(latest) if days else "keiner")
        fields = filters.themenfeld()
        bezirk = filters.bezirk()
        day = chosen or latest
        kreis = filters.kreis(bezirk, day or None)
    words = {
        "Stichtag": german.day(day) if day else "",
        "Themenfeld": fields,
        "Regierungsbezirk": bezirk_name(bezirk) if bezirk else "",
        "Kreis": territory.name_of(kreis) if kreis else "",
    }
    region = kreis or bezirk or ""
    kept = whole.share(within, fields, region, day or None)
    return Reports(OZG, kept, words, day, fields, region, whole)
