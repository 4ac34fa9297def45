"""Published figures counted by other rules than "flächendeckend", for Deutschland and for Hessen."""

from datetime import date

from data.samples import facts_flaechendeckend as flaechendeckend
from data.samples.kennzahl import LEISTUNGSOBJEKTE, MINDESTENS_EINE, OZG_LEISTUNGEN, PROZENT, UNBEKANNT, Kennzahl

WDR = "https://www1.wdr.de/nachrichten/landespolitik/digitalisierung-der-verwaltung-kommt-nicht-voran-100.html"
BMI_2020 = "https://www.onlinezugangsgesetz.de/SharedDocs/kurzmeldungen/Webs/OZG/DE/2020/ozg-dashboard.html"
PODCAST = "https://egovernment-podcast.com/transkript-html/egov072.html"
RECHNUNGSHOF = (
    "https://www.egovernment.de/bmi-weist-kritik-des-bundesrechnungshofs-zurueck-a-b96ffc54a23935e5a7ef953ecee63ca8"
)
BITKOM = (
    "https://smartcountry.berlin/de/newsblog/bitkom-laenderindex-2024-%E2%80%93-fokus-governance-und-verwaltung.html"
)
TARIF4YOU = "https://www2.tarif4you.de/news/n22924.html"
DEUTSCHLAND_INDEX = "https://presse-control.de/2023/06/21/digitalisierung-in-deutschland-macht-sprung-nach-vorn"
CIO = "https://www.cio.de/a/auf-dem-weg-zur-digitalen-behoerde,3590372"
EKOM21 = "https://www.ekom21.de/infocenter/einfo21-digital/2020/dezember/fortschritte-ozg-umsetzung/"
LAND_2022 = "https://ozg.hessen.de/presse/fuenf-jahre-ozg-ein-grosser-schritt-in-die-richtige-richtung"
FAZ = "https://www.faz.net/aktuell/rhein-main/region-und-hessen/kommunen-sind-zu-langsam-bei-der-digitalisierung-18551331.html"
KOMMUNE21 = "https://www.kommune21.de/k21-meldungen/bei-ozg-umsetzung-fuehrend"

ANTEIL = "Anteil umgesetzter Leistungen"
ONLINE = "Leistungen online"
INDEX = "Bitkom Länderindex"
DEZEMBER_2022 = "Dezember 2022"
MODELL = "Die Quelle nennt keine Modellfassung; die Stufen 0 bis 4 sind die der Fassung 1.1 vom Juni 2020. Summe: 565."
FORMULARE = "vom Land bereitgestellte Anträge (Land Hessen)"


def _reifegrad(stufe: int, wert: int) -> Kennzahl:
    regel = "flächendeckend je Reifegrad (interne OZG-Plattform)"
    name, tag = "OZG-Leistungen je Reifegrad", date(2020, 3, 1)
    return Kennzahl(name, "Deutschland", tag, regel, wert, OZG_LEISTUNGEN, WDR, 565, "1.1", stufe, hinweis=MODELL)


def _anteil(gebiet: str, tag: date | str, regel: str, wert: str, quelle: str, hinweis: str | None = None) -> Kennzahl:
    return Kennzahl(ANTEIL, gebiet, tag, regel, wert, PROZENT, quelle, hinweis=hinweis)


def _hessen(name: str, tag: date | str, regel: str, wert: float | str, einheit: str, quelle: str) -> Kennzahl:
    return Kennzahl(name, "Hessen", tag, regel, wert, einheit, quelle)


REIFEGRADE = tuple(_reifegrad(stufe, wert) for stufe, wert in enumerate((140, 405, 17, 3, 0)))

BUND_UND_LAENDER = (
    Kennzahl(ONLINE, "Deutschland", date(2020, 10, 1), MINDESTENS_EINE, 315, OZG_LEISTUNGEN, BMI_2020),
    Kennzahl(ONLINE, "Nordrhein-Westfalen", "2022", MINDESTENS_EINE, 338, OZG_LEISTUNGEN, flaechendeckend.BZ),
    _anteil("Deutschland", "Januar 2021", UNBEKANNT, "54 %", PODCAST, "Zählung des Bundesinnenministeriums."),
    _anteil("Deutschland", "Januar 2021", "eigenes Dashboard (Zivilgesellschaft)", "2,38 %", PODCAST),
    Kennzahl(
        "Einzelleistungen des Bundes online",
        "Bund",
        "April 2022",
        "Einzelleistungen (Bundesrechnungshof)",
        58,
        "einzelne Verwaltungsleistungen",
        RECHNUNGSHOF,
        1532,
        hinweis="Laut Quelle 3,8 Prozent.",
    ),
    _anteil("Hamburg", "April 2024", INDEX, "45 %", BITKOM),
    _anteil("Bayern", "April 2024", INDEX, "43 %", BITKOM),
    _anteil("Deutschland", "April 2024", INDEX, "35 %", BITKOM, "Durchschnitt der Länder."),
    _anteil("Saarland", "April 2024", INDEX, "29 %", BITKOM),
    *(
        Kennzahl(
            "Beispielleistungen online",
            "Deutschland",
            jahr,
            "Durchschnitt von fünf Beispielleistungen (Deutschland-Index)",
            wert,
            "Leistungen",
            DEUTSCHLAND_INDEX,
            5,
        )
        for jahr, wert in (("2021", 1.2), ("2023", 2.7))
    ),
)

HESSEN = (
    _hessen("Zu digitalisierende Leistungen des Landes", "Oktober 2020", UNBEKANNT, "rund 630", "Leistungen", CIO),
    _hessen("Zu digitalisierende Leistungen der Kommunen", "Oktober 2020", UNBEKANNT, "rund 530", "Leistungen", CIO),
    _hessen("Anteil der für civento registrierten Kommunen", "Dezember 2020", UNBEKANNT, "92 %", PROZENT, EKOM21),
    Kennzahl(
        "Leistungsobjekte umgesetzt",
        "Hessen",
        DEZEMBER_2022,
        LEISTUNGSOBJEKTE,
        483,
        "Leistungsobjekte",
        LAND_2022,
        695,
        hinweis="Stand Mitte Dezember 2022.",
    ),
    Kennzahl(
        ANTEIL,
        "Hessen",
        DEZEMBER_2022,
        LEISTUNGSOBJEKTE,
        "69,5 %",
        PROZENT,
        LAND_2022,
        herleitung="483 / 695",
        hinweis="Veröffentlicht als „mehr als zwei Drittel“.",
    ),
    _hessen(
        "Landesleistungen online", DEZEMBER_2022, "Landesleistungen (Land Hessen)", 283, "Landesleistungen", LAND_2022
    ),
    _hessen("Kommunale Anträge bereitgestellt", DEZEMBER_2022, FORMULARE, 200, "Onlineanträge", FAZ),
    _hessen("Kommunen, die bereitgestellte Anträge nutzen", DEZEMBER_2022, FORMULARE, 161, "Kommunen", FAZ),
    _hessen(ONLINE, DEZEMBER_2022, MINDESTENS_EINE, 248, OZG_LEISTUNGEN, FAZ),
    Kennzahl(
        "Leistungen nur in einzelnen Kommunen online",
        "Hessen",
        DEZEMBER_2022,
        MINDESTENS_EINE,
        85,
        OZG_LEISTUNGEN,
        FAZ,
        248,
    ),
    Kennzahl(
        flaechendeckend.NAME,
        "Hessen",
        DEZEMBER_2022,
        "flächendeckend (Differenz im Dashboard des Bundes)",
        163,
        OZG_LEISTUNGEN,
        FAZ,
        herleitung="248 - 85",
        hinweis="Nicht veröffentlicht, sondern gerechnet.",
    ),
    _hessen("Länderindex, Governance und digitale Verwaltung", "April 2024", INDEX, 58, "Punkte", BITKOM),
    _hessen("Länderindex, Gesamtwertung", "April 2024", INDEX, 64.0, "Punkte", TARIF4YOU),
    _anteil(
        "Hessen",
        date(2025, 9, 11),
        UNBEKANNT,
        "63 %",
        KOMMUNE21,
        "Interview; was gezählt wurde, sagt die Quelle nicht.",
    ),
)

KENNZAHLEN = (*flaechendeckend.FLAECHENDECKENDE, *REIFEGRADE, *BUND_UND_LAENDER, *HESSEN)
