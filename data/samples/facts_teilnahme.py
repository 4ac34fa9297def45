"""Published attendance: the three Regionalkonferenzen of 2020 and the events that followed.

Attribute names are the field names of `loaders.workbooks.teilnahme`; quantities stand as published ("rund 120").
"""

from dataclasses import dataclass
from datetime import date

KOMMUNE21 = "https://www.kommune21.de/meldung_33327_on.html"
DATEV = (
    "https://www.datev-magazin.de/trends-innovationen/"
    "land-stellt-37-millionen-euro-fuer-digitalisierung-der-verwaltung-bereit-24696"
)
EKOM21 = "https://www.ekom21.de/infocenter/einfo21-digital/2020/dezember/fortschritte-ozg-umsetzung/"
LANDESKONGRESS = "https://smarte-region-hessen.de/kongress/das-war-2020"
OZG_WEBINAR = "https://ozg.hessen.de/ozg-fuer-kommunen/veranstaltungsarchiv/ozg-webinar"
SUMMIT = "https://digitales.hessen.de/presse/pressearchiv/mehr-zukunftsorte-in-hessen-smart-region-summit"

REGIONALKONFERENZEN = "Regionalkonferenzen 2020"


@dataclass(frozen=True)
class Veranstaltung:
    """One event: everybody who came, as one row without Kommune and Funktion."""

    reihe: str
    veranstaltung: str
    datum: date | str
    ort: str | None
    regierungsbezirk: str
    anzahl: int | str
    vertretene_kommunen: int | str | None
    quelle: str


VERANSTALTUNGEN = (
    Veranstaltung(
        REGIONALKONFERENZEN, "Regionalkonferenz Kassel", date(2020, 2, 5), None, "Kassel", "rund 120", None, KOMMUNE21
    ),
    # The day was not published; it lies between the other two.
    Veranstaltung(
        REGIONALKONFERENZEN, "Regionalkonferenz Gießen", "Februar 2020", None, "Gießen", "rund 160", None, KOMMUNE21
    ),
    # The report of the event names no day: this is the day for which it had been announced.
    Veranstaltung(
        REGIONALKONFERENZEN,
        "Regionalkonferenz Darmstadt",
        date(2020, 2, 12),
        None,
        "Darmstadt",
        "mehr als 300",
        None,
        DATEV,
    ),
    Veranstaltung(
        "Landeskongress Digitale Städte – Digitale Regionen",
        "Landeskongress Digitale Städte – Digitale Regionen 2020",
        date(2020, 9, 23),
        "online",
        "Hessen",
        "über 400",
        None,
        LANDESKONGRESS,
    ),
    # Autumn 2020, reported in December; three events, one published number.
    Veranstaltung(
        "Virtuelle Informationsveranstaltungen 2020",
        "Drei virtuelle Informationsveranstaltungen im Herbst 2020",
        "2020",
        "online",
        "Hessen",
        475,
        "rund 300",
        EKOM21,
    ),
    Veranstaltung(
        "Jeder Schritt zählt",
        "Jeder Schritt zählt – Hessens Kommunen auf dem Weg der Digitalisierung",
        date(2022, 9, 7),
        "online",
        "Hessen",
        "über 600",
        None,
        OZG_WEBINAR,
    ),
    Veranstaltung(
        "Smart Region Summit", "Smart Region Summit 2023", "2023", "Darmstadt", "Hessen", "rund 200", None, SUMMIT
    ),
)
