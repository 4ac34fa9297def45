"""The series "flächendeckend": services that every responsible Kommune of an area offers online.

One name, one counting rule; what makes values incomparable stands in the data: 582 instead of 575 services in
March 2024, single services instead of bundles in 2026.
"""

from datetime import date

from data.samples.kennzahl import FLAECHENDECKEND, NKR, OZG_LEISTUNGEN, Kennzahl

NAME = "Leistungen flächendeckend online"

AKTIENCHECK = "https://www.aktiencheck.de/news/Artikel-Stillstand_Verwaltungsdigitalisierung-14617537"
WINFUTURE = "https://winfuture.de/news,130690.html"
BZ = "https://www.bz-berlin.de/berlin/beim-online-amt-liegt-berlin-auf-dem-letzten-platz"
DVELOP = "https://www.d-velop.de/blog/compliance/onlinezugangsgesetz-2022/"
INSM_2023 = (
    "http://initiative-neue-soziale-marktwirtschaft.com/insm/themen/digitalisierung/"
    "deutschland-scheitert-beim-e-government"
)
NPM = "https://blog4students-of-npm.com/2023/07/27/ozg-was-hat-sich-in-einem-jahr-getan/"
NWB = "https://nwb-experten-blog.de/tag/onlinezugangs-aenderungsgesetz"
IW = "https://www.iwkoeln.de/studien/klaus-heiner-roehl-behoerden-digimeter-november-2023.html"
FUNKE = (
    "https://app-webview.sparknews.funkemedien.de/hao/hamburg/article240327054/"
    "Digitalisierung-der-Hamburger-Verwaltung-steigt-nur-langsam.html"
)
INSM_2024 = (
    "http://insm.de:3000/aktuelles/publikationen/digitale-transformation-deutschland-scheitert-beim-e-government"
)
IWW = (
    "https://iww.de/kp/kurz-informiert/"
    "onlinezugangsgesetz-dashboard-zum-stand-der-digitalisierungsbemuehungen-von-bund-und-laendern-n159256"
)
INSM_2025 = (
    "https://www.insm.de/aktuelles/publikationen/digitale-transformation-deutschland-scheitert-beim-e-government"
)
HEISE = "http://heise.de/-11143723"

JUNI_2023 = "Die Quellen nennen Juni und August 2023."
OHNE_STICHTAG = (
    "Einzelne Verwaltungsleistungen statt OZG-Leistungen. Die Quelle nennt keinen Stichtag; das Jahr ist erschlossen."
)


def _stand(
    gebiet: str,
    stichtag: date | str,
    wert: int,
    quelle: str,
    hinweis: str | None = None,
    *,
    von: int | None = 575,
    herleitung: str | None = None,
) -> Kennzahl:
    return Kennzahl(
        NAME,
        gebiet,
        stichtag,
        FLAECHENDECKEND,
        wert,
        OZG_LEISTUNGEN,
        quelle,
        grundgesamtheit=von,
        herleitung=herleitung,
        hinweis=hinweis,
    )


def _einzeln(gebiet: str, wert: int) -> Kennzahl:
    einheit = "einzelne Verwaltungsleistungen"
    return Kennzahl(NAME, gebiet, "2026", FLAECHENDECKEND, wert, einheit, HEISE, hinweis=OHNE_STICHTAG)


DEUTSCHLAND = (
    _stand("Deutschland", "März 2022", 80, AKTIENCHECK),
    _stand("Deutschland", "Juni 2022", 80, AKTIENCHECK, "Veröffentlicht im Juli 2022: gleicher Stand wie im März."),
    _stand("Deutschland", date(2022, 12, 31), 105, INSM_2023),
    _stand("Deutschland", date(2023, 3, 21), 122, INSM_2023, "Laut Quelle 21 Prozent."),
    _stand("Deutschland", "Juni 2023", 127, NPM, JUNI_2023),
    _stand("Deutschland", "September 2023", 136, IW),
    _stand("Deutschland", date(2023, 11, 2), 145, IW),
    _stand(
        "Deutschland",
        "Januar 2024",
        153,
        INSM_2024,
        "Laut Quelle 26,6 Prozent und 17 neue Leistungen „von 136 auf 153“.",
    ),
    _stand("Deutschland", "März 2024", 155, IWW, "Grundgesamtheit 582 statt 575.", von=582),
    _stand("Deutschland", "Januar 2025", 196, INSM_2025),
)

HESSEN = (
    _stand(
        "Hessen",
        date(2022, 12, 31),
        183,
        INSM_2025,
        "Nicht veröffentlicht, sondern aus Stand und Zuwachs in zwei Jahren gerechnet.",
        herleitung="229 - 46",
    ),
    _stand("Hessen", date(2023, 11, 2), 222, FUNKE),
    _stand("Hessen", "Januar 2024", 229, INSM_2024, "Rang 3 unter den Ländern."),
    _stand("Hessen", "Januar 2025", 229, INSM_2025, "Rang 6 unter den Ländern; gleicher Wert wie im Januar 2024."),
)

LAENDER = (
    _stand("Thüringen", "Juni 2022", 142, AKTIENCHECK),
    _stand("Saarland", "Juni 2022", 80, AKTIENCHECK, "Die Quelle nennt Saarland und Berlin."),
    _stand("Berlin", "Juni 2022", 80, AKTIENCHECK, "Die Quelle nennt Saarland und Berlin."),
    _stand("Saarland", "Juni 2022", 80, WINFUTURE, "Die Quelle nennt Saarland und Bayern."),
    _stand("Bayern", "Juni 2022", 80, WINFUTURE, "Widerspricht der Meldung, die statt Bayern Berlin nennt."),
    _stand(
        "Berlin",
        "2022",
        80,
        BZ,
        "Die Quelle stellt dem 338 für Nordrhein-Westfalen gegenüber, anders gezählt.",
        von=None,
    ),
    _stand("Bayern", "Juni 2023", 223, NWB, JUNI_2023),
    _stand("Nordrhein-Westfalen", "Juni 2023", 154, NWB, JUNI_2023),
    _stand("Saarland", "Juni 2023", 127, NWB, JUNI_2023),
    _stand("Bayern", date(2023, 11, 2), 246, IW),
    _stand("Hamburg", date(2023, 11, 2), 229, FUNKE),
    _stand("Hamburg", "Januar 2024", 253, INSM_2024),
    _stand("Bayern", "Januar 2024", 251, INSM_2024),
    _stand("Thüringen", "Januar 2024", 210, INSM_2024),
    _stand("Brandenburg", "Januar 2024", 175, INSM_2024),
    _stand("Sachsen-Anhalt", "Januar 2024", 164, INSM_2024),
    _stand("Saarland", "Januar 2024", 164, INSM_2024),
    _stand("Hamburg", "März 2024", 259, IWW, von=582),
    _stand("Saarland", "März 2024", 169, IWW, von=582),
    _stand("Sachsen-Anhalt", "März 2024", 169, IWW, von=582),
    _stand("Hamburg", "Januar 2025", 290, INSM_2025),
    _stand("Bayern", "Januar 2025", 276, INSM_2025),
    _stand("Mecklenburg-Vorpommern", "Januar 2025", 238, INSM_2025),
    _stand("Berlin", "Januar 2025", 232, INSM_2025),
    _stand("Thüringen", "Januar 2025", 231, INSM_2025),
    _stand("Brandenburg", "Januar 2025", 197, INSM_2025),
    _stand("Nordrhein-Westfalen", "Januar 2025", 197, INSM_2025),
    _stand("Sachsen", "Januar 2025", 197, INSM_2025),
    _stand("Saarland", "Januar 2025", 196, INSM_2025),
    _einzeln("Hamburg", 1618),
    _einzeln("Nordrhein-Westfalen", 1556),
    _einzeln("Bayern", 1442),
)

ANDERS_GEZAEHLT = (
    Kennzahl(NAME, "Deutschland", "Oktober 2022", NKR, 33, OZG_LEISTUNGEN, DVELOP, grundgesamtheit=575),
    Kennzahl(
        "Reine Bundesleistungen unter den flächendeckenden",
        "Deutschland",
        "Oktober 2022",
        NKR,
        29,
        OZG_LEISTUNGEN,
        DVELOP,
        grundgesamtheit=33,
    ),
    Kennzahl(
        "Veränderung der flächendeckenden Leistungen seit März 2022",
        "Mecklenburg-Vorpommern",
        "Juni 2022",
        FLAECHENDECKEND,
        12,
        OZG_LEISTUNGEN,
        AKTIENCHECK,
    ),
    Kennzahl(
        "Veränderung der flächendeckenden Leistungen seit März 2022",
        "Niedersachsen",
        "Juni 2022",
        FLAECHENDECKEND,
        -11,
        OZG_LEISTUNGEN,
        AKTIENCHECK,
        hinweis="Nach Vermutung der Quelle nach näherer Prüfung aus dem Dashboard entfernt.",
    ),
)

FLAECHENDECKENDE = (*DEUTSCHLAND, *HESSEN, *LAENDER, *ANDERS_GEZAEHLT)
