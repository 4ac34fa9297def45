"""The invented conferences: two rounds per Regierungsbezirk, every Kommune by name. Rows of the sheet `teilnahme`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.demonstration.scope import LABEL, Kommune, came, kommunen
from data.samples.demonstration import lot

SERIES = "Demonstration: Werkstatt Digitalisierung"
ROUNDS = {
    1: {"064": date(2025, 2, 12), "065": date(2025, 2, 19), "066": date(2025, 2, 26)},
    2: {"064": date(2026, 2, 11), "065": date(2026, 2, 18), "066": date(2026, 2, 25)},
}
BEZIRKE = {"064": "Darmstadt", "065": "Gießen", "066": "Kassel"}
HEADS = {
    "Landkreis": "Landrat/Landrätin", "kreisfreie Stadt": "Oberbürgermeister/in",
    "Sonderstatusstadt": "Oberbürgermeister/in", "Stadt": "Bürgermeister/in", "Gemeinde": "Bürgermeister/in",
}  # fmt: skip
ROUNDED_BEZIRK = "066"
"""Who came is known exactly, but for the second conference of this Regierungsbezirk."""

OFFICER = "Digitalisierungsbeauftragte/r"


@dataclass(frozen=True)
class Gruppe:
    """Some persons of a Kommune; attribute names are the field names of `loaders.workbooks.teilnahme`."""

    reihe: str
    veranstaltung: str
    datum: date
    ort: str
    regierungsbezirk: str
    ags: str
    kommune: str
    funktion: str | None
    anzahl: int | str
    beteiligung: str
    quelle: str


def rows() -> Iterator[Gruppe]:
    """All groups, round by round and Bezirk by Bezirk."""
    for round_, days in ROUNDS.items():
        for bezirk, day in days.items():
            for kommune in kommunen(day):
                if kommune.bezirk == bezirk:
                    yield from _of(kommune, round_, day)


def _of(kommune: Kommune, round_: int, day: date) -> Iterator[Gruppe]:
    """Who had registered and who came of a Kommune; nobody of one that neither came nor registered."""
    present = came(kommune, round_)
    if present and lot("head", str(round_), kommune.nature) < 0.3:
        yield _group(kommune, round_, day, HEADS[kommune.art], 1, "teilgenommen")
    if present:
        yield _group(kommune, round_, day, OFFICER, _persons(kommune, round_), "teilgenommen")
    if present or lot("no-show", str(round_), kommune.nature) < 0.25:
        yield _group(
            kommune, round_, day, None, 1 + int(5 * lot("registered", str(round_), kommune.nature)), "angemeldet"
        )


def _persons(kommune: Kommune, round_: int) -> int | str:
    """One to three, more of larger Kommunen; the list of one conference only says about how many."""
    number = 1 + int(3 * lot("persons", str(round_), kommune.nature)) + kommune.inhabitants // 60_000
    return f"rund {number}" if kommune.bezirk == ROUNDED_BEZIRK and round_ == 2 and number > 2 else number


def _group(kommune: Kommune, round_: int, day: date, office: str | None, number: int | str, how: str) -> Gruppe:
    place = BEZIRKE[kommune.bezirk]
    return Gruppe(
        SERIES, f"Werkstatt {place} {round_}", day, place, place, kommune.key, kommune.name, office, number, how, LABEL
    )
