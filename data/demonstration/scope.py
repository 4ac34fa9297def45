"""What the demonstration speaks of: all Kommunen of Hessen, real services, 24 months - and the anomalies planted in it.

Only names, keys and inhabitants are real (sources: data/reference, data/samples/demonstration_scope.py); everything
that is said of a Kommune is drawn by lot.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from data.samples.demonstration import lot
from data.samples.demonstration_scope import GEMEINDE, KREIS, LEISTUNGEN, Leistung
from loaders import territory

LABEL = "Demonstrationsdaten, erfunden"
TITLE = (
    LABEL,
    "Alle Zahlen sind ausgelost und beschreiben keine wirkliche Kommune; wirklich sind nur Namen und Schlüssel.",
)

STICHTAGE = tuple(
    date(2024 + (10 + month) // 12, (10 + month) % 12 + 1, 1) - timedelta(days=1) for month in range(1, 25)
)
"""24 month ends, from November 2024 to October 2026."""

SERVICES = ("10003", "10026", "10124", "10145", "10160", "10237", "10348", "10364", "10377", "10557",
            "10092", "10169", "10439", "10519", "10255")  # fmt: skip
"""The OZG-IDs of ten services of Gemeinden and five of Kreise."""

LEFT, ENTERED, CATALOGUE_DAY = "10377", "10294", date(2025, 10, 31)
"""The catalogue changes: from that Stichtag on one service is left out and another one is new."""

NEW_MODEL_BEZIRK, NEW_MODEL_DAY = "065", date(2025, 7, 31)
"""The Kommunen of this Regierungsbezirk state the Reifegrad by model 2.0 from that Stichtag on."""

HANAU_OLD, HANAU_NEW = "06435014", "06415000"
"""Hanau has left its Kreis on 1 January 2026 and has another key since."""

FALLEN_KREIS, FALLEN_DAYS = "06631", (date(2026, 3, 31), date(2026, 4, 30))
"""On these Stichtage nothing is online in the Gemeinden of this Kreis, as if a platform had failed."""

FROZEN, FROZEN_SINCE = "06636016", date(2025, 5, 31)
"""Witzenhausen repeats one report for ever, also when the catalogue changes; from then on it is a year."""

LEAPING, LEAP_DAY = "06534014", date(2025, 12, 31)
"""Marburg has nothing online before that Stichtag, and everything on it; the catalogue does not change then."""

LATE, LATE_SINCE = "06440003", date(2025, 4, 30)
"""Bad Vilbel begins to report on that Stichtag."""

SILENT, SILENT_AFTER = "06635022", date(2026, 2, 28)
"""Willingen (Upland) makes no report after that Stichtag."""

LAST_MILE, LAGGARD = "10124", "06437016"
"""One service is online in all Gemeinden at the end, but for this one."""


@dataclass(frozen=True)
class Kommune:
    """A Kommune on a day; `nature` is the key by which its lots are drawn, whatever its key becomes."""

    key: str
    name: str
    art: str
    inhabitants: int

    @property
    def nature(self) -> str:
        """The key that stays the same."""
        return HANAU_OLD if self.key == HANAU_NEW else self.key

    @property
    def bezirk(self) -> str:
        """The Regierungsbezirk."""
        return self.key[:3]


def kommunen(day: date) -> list[Kommune]:
    """The Kommunen of a day: 442 on every one of the demonstration."""
    table = territory.kommunen(day.isoformat())
    columns = (table[name] for name in ("key", "name", "art", "einwohner"))
    return [Kommune(key, name, art, int(number)) for key, name, art, number in zip(*columns, strict=True)]


def services(kommune: Kommune, day: date) -> list[Leistung]:
    """The services for which a Kommune is responsible (simplified: kreisfreie Städte for both kinds)."""
    levels = {"Landkreis": (KREIS,), "kreisfreie Stadt": (GEMEINDE, KREIS)}.get(kommune.art, (GEMEINDE,))
    catalogue = {*SERVICES, ENTERED} - {LEFT} if day >= CATALOGUE_DAY else {*SERVICES}
    return [each for each in LEISTUNGEN if each.ozg_id in catalogue and each.ebene in levels]


def came(kommune: Kommune, round_: int) -> bool:
    """Whether a Kommune was at the conference of a round (1, 2); half of those that miss the first miss the second."""
    if round_ == 1:
        return lot("came", "1", kommune.nature) < 0.68
    return lot("came", "2", kommune.nature) < (0.72 if came(kommune, 1) else 0.5)
