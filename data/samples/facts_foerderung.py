"""Published funding: volumes of programmes, and the few single amounts that somebody printed.

Attribute names are the field names of `loaders.workbooks.foerderung`. Volumes contain each other (phase 1 and 2 and
the civento licences are parts of the 100 million, these of the 400 million): each is a programme of its own, so that
no sum over one programme can count a Euro twice. Sums over programmes mean nothing.
"""

from dataclasses import dataclass
from datetime import date

DATEV = (
    "https://www.datev-magazin.de/trends-innovationen/"
    "land-stellt-37-millionen-euro-fuer-digitalisierung-der-verwaltung-bereit-24696"
)
FAQ = "https://digitale-verwaltung.de/SharedDocs/faqs/Webs/DV/DE/kommunale-foerderprogramme/hessen.html"
VHW = "https://vhw.de/nachricht/hessen-verwaltungsdigitalisierung-geht-nur-mit-den-kommunen"
BERATUNG = "http://www.michael-reul.de/aktuelles/verwaltungen-fit-fuer-die-digitale-zukunft-machen-1/"
STARKE_HEIMAT = (
    "https://digitales.hessen.de/digitales-rathaus/starke-heimat-f%C3%B6rderprogramm/das-programm-starke-heimat-hessen"
)
PHASE_1 = "https://digitales.hessen.de/foerderprogramme/starke-heimat/phase-1"
PHASE_2 = "https://www.smarte-region-hessen.de/foerderung-smarter-kommunen/foerderrichtlinie/"
AUSWEITUNG = "https://digitales.hessen.de/presse/pressearchiv/land-hessen-weitet-unterstuetzung-der-kommunen-bei-ozg-umsetzung-aus"
FAZ = "https://www.faz.net/aktuell/rhein-main/region-und-hessen/kommunen-sind-zu-langsam-bei-der-digitalisierung-18551331.html"
MAIN_KINZIG = "https://mein-blaettche.de/2020/07/14/land-foerdert-digitalisierung-der-verwaltung/"
GIESSEN = "https://www.mittelhessen.de/lokales/stadt-giessen/nachrichten-giessen/uber-400-000-euro-fur-digitale-rathauser_21976608"
STAEDTEKOOPERATION = "https://www.kommune21.de/k21-meldungen/ueberregionale-staedtekooperation"
MODELL_DARMSTADT = "https://spd-darmstadt.de/?p=7036"
MODELL_GIESSEN = "https://www.giessener-allgemeine.de/kreis-giessen/zuschuss-pilotprojekt-13937344.html"

ANTEILE = "Starke Heimat Hessen, Phase 1: Anteile einzelner Kommunen (Auswahl)"
BESCHEIDE = "Starke Heimat Hessen, Phase 2: einzelne Bescheide (Auswahl)"
MODELLKOMMUNEN = "OZG-Modellkommunen: einzelne Förderungen (Auswahl)"


@dataclass(frozen=True)
class Mittel:
    """One row of the sheet: the volume of a programme, or the money of one Kommune."""

    programm: str
    quelle: str
    art: str | None = None
    ags: str | None = None
    datum: date | str | None = None
    kommune: str | None = None
    vorhaben: str | None = None
    volumen: int | str | None = None
    bewilligt: int | str | None = None
    beginn: str | None = None
    ende: str | None = None


VOLUMEN = (
    Mittel("OZG-Umsetzung in den Kommunen: Volumen laut Ankündigung", DATEV, datum="2020", volumen="rund 37 Mio. €"),
    Mittel(
        "OZG-Umsetzungsvereinbarung: Mittel des Landes laut späterer Angabe",
        FAQ,
        datum=date(2019, 9, 27),
        volumen="fast 17 Mio. €",
    ),
    Mittel("OZG-Umsetzung in den Kommunen: Angabe vor der Vereinbarung", VHW, volumen="mehr als 16 Mio. €"),
    Mittel(
        "OZG-Digitalisierungsberatung",
        BERATUNG,
        vorhaben="Beratung über drei Jahre",
        volumen="rund 3,5 Mio. €",
        beginn="2020",
    ),
    Mittel("Starke Heimat Hessen (ganzes Programm)", STARKE_HEIMAT, volumen="rund 400 Mio. €"),
    Mittel("Starke Heimat Hessen, Digitalisierung", PHASE_1, volumen="100 Mio. €", beginn="2020", ende="2024"),
    Mittel("Starke Heimat Hessen, Phase 1", PHASE_1, volumen="16 Mio. €", beginn="2020", ende="2020"),
    Mittel("Starke Heimat Hessen, Phase 2", PHASE_2, volumen="64 Mio. €", beginn="2021", ende="2024"),
    Mittel(
        "Starke Heimat Hessen, civento-Lizenzen (je Jahr)",
        VHW,
        vorhaben="Betrag je Jahr",
        volumen="rund 4 Mio. €",
        beginn="2020",
        ende="2024",
    ),
    Mittel(
        "Betrieb der EfA-Onlinedienste (je Jahr)",
        AUSWEITUNG,
        vorhaben="Betrag je Jahr",
        volumen="bis zu 3,9 Mio. €",
        beginn="2023",
        ende="2024",
    ),
    Mittel(
        "Förderpakete des Innenministeriums in fünf Jahren",
        FAZ,
        datum="Dezember 2022",
        volumen="43 Mio. €",
    ),
)


def _anteil(ags: str, kommune: str, art: str, euro: int, quelle: str, datum: date | str) -> Mittel:
    """A share of phase 1 as announced in July 2020.

    Volume, not grant: applications were open until 31 August 2020, nothing had been granted yet.
    """
    return Mittel(ANTEILE, quelle, art, ags, datum, kommune, volumen=euro)


_MKK = (MAIN_KINZIG, date(2020, 7, 14))

ANTEILE_PHASE_1 = (
    _anteil("06435006", "Bruchköbel", "Stadt", 54_912, *_MKK),
    _anteil("06435009", "Freigericht", "Gemeinde", 33_603, *_MKK),
    _anteil("06435012", "Gründau", "Gemeinde", 23_168, *_MKK),
    _anteil("06435017", "Langenselbold", "Stadt", 10_908, *_MKK),
    _anteil("06435021", "Nidderau", "Stadt", 42_884, *_MKK),
    _anteil("06435023", "Rodenbach", "Gemeinde", 24_473, *_MKK),
    _anteil("06435026", "Schöneck", "Gemeinde", 24_902, *_MKK),
    _anteil("06435013", "Hammersbach", "Gemeinde", 8_948, *_MKK),
    _anteil("06435015", "Hasselroth", "Gemeinde", 13_346, *_MKK),
    _anteil("06435020", "Neuberg", "Gemeinde", 9_939, *_MKK),
    _anteil("06435024", "Ronneburg", "Gemeinde", 7_500, *_MKK),
    _anteil("06531", "Landkreis Gießen", "Landkreis", 223_536, GIESSEN, "Juli 2020"),
    _anteil("06531005", "Gießen", "Stadt", 239_418, GIESSEN, "Juli 2020"),
)


def _bewilligt(programm: str, ags: str, kommune: str, vorhaben: str, euro: int | str, quelle: str) -> Mittel:
    """An amount that the Land had decided to pay, and said so."""
    datum = date(2020, 11, 19) if programm == MODELLKOMMUNEN else "2022"
    art = "Stadt" if len(ags) == 8 else "Landkreis"
    return Mittel(programm, quelle, art, ags, datum, kommune, vorhaben, bewilligt=euro)


BEWILLIGT = (
    _bewilligt(BESCHEIDE, "06413000", "Offenbach am Main", "Open Smart Cities", "1,237 Mio. €", STAEDTEKOOPERATION),
    _bewilligt(
        BESCHEIDE, "06534014", "Marburg", "E-Government-Service- und Analyse-Dashboard", "720.000 €", STAEDTEKOOPERATION
    ),
    _bewilligt(BESCHEIDE, "06531005", "Gießen", "Total Digital", "2,18 Mio. €", STAEDTEKOOPERATION),
    _bewilligt(
        MODELLKOMMUNEN,
        "06411000",
        "Darmstadt",
        "Modellregion mit Roßdorf, Modautal und Ober-Ramstadt",
        130_000,
        MODELL_DARMSTADT,
    ),
    _bewilligt(
        MODELLKOMMUNEN, "06531", "Landkreis Gießen", "Einheitliches Adressverwaltungssystem", 87_000, MODELL_GIESSEN
    ),
)

MITTEL = (*VOLUMEN, *ANTEILE_PHASE_1, *BEWILLIGT)
