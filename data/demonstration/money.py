"""The invented programme: what each Kommune applied for, was granted, has drawn. Rows of the sheets of `foerderung`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from data.demonstration.scope import LABEL, Kommune, came, kommunen
from data.samples.demonstration import lot

PROGRAMME = "Demonstrationsprogramm Digitale Kommune"
VOLUME, BEGIN, END = 24_000_000, date(2025, 1, 1), date(2027, 6, 30)
STATED_GRANTS = 12_500_000
"""What the row of the whole programme states as granted; the rows of the Kommunen add up to more: a contradiction."""

KNOWN = date(2026, 10, 31)
"""The day up to which everything is known."""


@dataclass(frozen=True)
class Mittel:
    """The volume, or the money of a Kommune, in Euro; attribute names are the field names of the sheet `mittel`."""

    programm: str
    ags: str | None
    kommune: str | None
    vorhaben: str | None
    aktenzeichen: str | None
    datum: date | None
    volumen: int | None
    beantragt: int | str | None
    bewilligt: int | str | None
    abgerufen: int | None
    beginn: date
    ende: date
    quelle: str


@dataclass(frozen=True)
class Beratung:
    """A module of the Beratung in a Kommune; attribute names are the field names of the sheet `beratung`."""

    datum: date
    ags: str
    kommune: str
    modul: str
    status: str
    quelle: str


def mittel() -> Iterator[Mittel]:
    """The row of the programme, then one per Kommune that applied."""
    yield Mittel(
        PROGRAMME, None, None, None, None, BEGIN, VOLUME, None, STATED_GRANTS, None, BEGIN, END, LABEL
    )  # fmt: skip
    for kommune in kommunen(KNOWN):
        if lot("applied", kommune.nature) < (0.93 if came(kommune, 1) else 0.7):
            yield _granted(kommune)


def _granted(kommune: Kommune) -> Mittel:
    """Between 7,500 Euro and some hundred thousand, by inhabitants and lot; one in twelve was refused."""
    asked = 7_500 + round(kommune.inhabitants * (1 + 2 * lot("asked", kommune.nature)) / 100) * 100
    refused = lot("refused", kommune.nature) < 1 / 12
    granted = 0 if refused else round(asked * (0.6 + 0.4 * lot("granted", kommune.nature)))
    day = BEGIN + timedelta(days=45 + int(560 * lot("day", kommune.nature)))
    return Mittel(
        PROGRAMME, kommune.key, kommune.name, "Digitale Verwaltung", f"DEMO-{kommune.nature}", day, None,
        asked, _stated(kommune, granted), _drawn(kommune, granted, day), BEGIN, END, LABEL,
    )  # fmt: skip


def _stated(kommune: Kommune, granted: int) -> int | str:
    """One in thirty states its grant only roughly."""
    return f"rund {granted}" if granted and lot("roughly", kommune.nature) < 1 / 30 else granted


def _drawn(kommune: Kommune, granted: int, day: date) -> int | None:
    """Nothing at all by one in five; by the others the more, the longer ago the grant is. None: nobody said."""
    if lot("silent", kommune.nature) < 0.04:
        return None
    if lot("never", kommune.nature) < 0.2:
        return 0
    share = min(1.0, (KNOWN - day).days / 500) * (0.5 + 0.5 * lot("drawn", kommune.nature))
    return round(granted * share)


def beratung() -> Iterator[Beratung]:
    """Two modules of most Kommunen, and how far they are."""
    for kommune in kommunen(KNOWN):
        for modul, begun in (("Modul 1", 0.8), ("Modul 2", 0.45)):
            if lot(modul, kommune.nature) < begun:
                status = ("angefragt", "terminiert", "abgeschlossen")[int(3 * lot("status", modul, kommune.nature))]
                day = date(2025, 3, 1) + timedelta(days=int(500 * lot("when", modul, kommune.nature)))
                yield Beratung(day, kommune.key, kommune.name, modul, status, LABEL)
