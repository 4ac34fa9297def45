"""What the invented demonstration speaks about: real services and real Kommunen, chosen by hand.

Names, OZG-IDs and Themenfelder of the services are facts of the OZG catalogue of October 2019 (published dump of
kdn-nrw/OZG-Datenbank-NRW); names and keys of the Kommunen are those valid from 2020 to 2022 (Destatis).
Who is responsible is simplified; Elterngeld and Schwerbehindertenausweis are services of the Land in Hessen.
"""

from dataclasses import dataclass

GEMEINDE, KREIS, LAND = "Gemeinde", "Kreis", "Land"


@dataclass(frozen=True)
class Leistung:
    """A service of the catalogue and the level that is responsible for it."""

    ozg_id: str
    name: str
    themenfeld: str
    ebene: str


@dataclass(frozen=True)
class Traeger:
    """A Kommune (or the Land, with an empty key) and the levels whose services it renders."""

    ags: str
    name: str
    ebenen: tuple[str, ...]


LEISTUNGEN = (
    Leistung("10003", "Geburtsanzeige", "Familie & Kind", GEMEINDE),
    Leistung("10019", "Kindertagesbetreuung", "Familie & Kind", GEMEINDE),
    Leistung("10026", "Eheschließung und -beurkundung", "Familie & Kind", GEMEINDE),
    Leistung("10058", "Bibliotheks- und Archivangebote", "Bildung", GEMEINDE),
    Leistung("10112", "Baumfällgenehmigung", "Bauen & Wohnen", GEMEINDE),
    Leistung("10117", "Grundsteuer", "Bauen & Wohnen", GEMEINDE),
    Leistung("10119", "Personalausweis", "Querschnitt", GEMEINDE),
    Leistung("10124", "Wohnsitzmeldungen", "Bauen & Wohnen", GEMEINDE),
    Leistung("10136", "Mängel melden", "Engagement & Hobby", GEMEINDE),
    Leistung("10145", "Wahlschein und Briefwahl", "Engagement & Hobby", GEMEINDE),
    Leistung("10160", "Hundehaltung", "Engagement & Hobby", GEMEINDE),
    Leistung("10173", "Parkausweise und Zufahrtsberechtigungen", "Mobilität & Reisen", GEMEINDE),
    Leistung("10177", "Reisepass", "Mobilität & Reisen", GEMEINDE),
    Leistung("10227", "Bestattung", "Gesundheit", GEMEINDE),
    Leistung("10237", "Sterbeurkunde", "Gesundheit", GEMEINDE),
    Leistung("10244", "Fundsachen", "Recht & Ordnung", GEMEINDE),
    Leistung("10294", "Unternehmensanmeldung und -genehmigung", "Unternehmensführung & -entwicklung", GEMEINDE),
    Leistung(
        "10348",
        "Sondernutzung von Straßen und Verkehrsraumeinschränkung",
        "Unternehmensführung & -entwicklung",
        GEMEINDE,
    ),
    Leistung("10349", "Veranstaltungserlaubnis", "Unternehmensführung & -entwicklung", GEMEINDE),
    Leistung("10364", "Gewerbesteuer", "Steuern & Zoll", GEMEINDE),
    Leistung("10377", "Vergnügungsteuer", "Steuern & Zoll", GEMEINDE),
    Leistung("10408", "Kulturförderung", "Forschung & Förderung", GEMEINDE),
    Leistung("10491", "Einleiten von Abwasser", "Umwelt", GEMEINDE),
    Leistung("10557", "Geburtsurkunde und -bescheinigung", "Querschnitt", GEMEINDE),
    Leistung("10559", "Meldebescheinigung und -registerauskunft", "Querschnitt", GEMEINDE),
    Leistung("10562", "Führungszeugnis", "Querschnitt", GEMEINDE),
    Leistung("10564", "Gewerberegisterauszug", "Querschnitt", GEMEINDE),
    Leistung("10571", "Urkundenbeglaubigung und -ersatz", "Querschnitt", GEMEINDE),
    Leistung("10035", "Unterhaltsvorschuss", "Familie & Kind", KREIS),
    Leistung("10042", "Schülerbeförderung", "Bildung", KREIS),
    Leistung("10084", "Grundsicherung im Alter und bei Erwerbsminderung", "Arbeit & Ruhestand", KREIS),
    Leistung("10088", "Bedarf für Bildung und Teilhabe", "Arbeit & Ruhestand", KREIS),
    Leistung("10092", "Wohngeld", "Arbeit & Ruhestand", KREIS),
    Leistung("10149", "Jagdschein und -erlaubnis", "Engagement & Hobby", KREIS),
    Leistung("10169", "Führerschein", "Mobilität & Reisen", KREIS),
    Leistung("10206", "Eingliederungshilfe", "Gesundheit", KREIS),
    Leistung("10255", "Aufenthaltstitel", "Ein- & Auswanderung", KREIS),
    Leistung("10266", "Leistungen nach Asylbewerberleistungsgesetz", "Ein- & Auswanderung", KREIS),
    Leistung("10399", "Agrarförderung", "Forschung & Förderung", KREIS),
    Leistung("10439", "Kraftfahrzeugzulassung, -um- und Abmeldung", "Mobilität & Reisen", KREIS),
    Leistung("10487", "Artenschutzrechtliche Ausnahmegenehmigung und Befreiung", "Umwelt", KREIS),
    Leistung("10519", "Bauvorbescheid und Baugenehmigung", "Bauen & Wohnen", KREIS),
    Leistung("10000", "Elterngeld", "Familie & Kind", LAND),
    Leistung("10214", "Schwerbehindertenausweis", "Gesundheit", LAND),
)

_KREISFREIE = (
    ("06411000", "Darmstadt"), ("06412000", "Frankfurt am Main"), ("06413000", "Offenbach am Main"),
    ("06414000", "Wiesbaden"), ("06611000", "Kassel"),
)  # fmt: skip

_LANDKREISE = (
    ("06431", "Landkreis Bergstraße"), ("06432", "Landkreis Darmstadt-Dieburg"), ("06433", "Landkreis Groß-Gerau"),
    ("06434", "Hochtaunuskreis"), ("06435", "Main-Kinzig-Kreis"), ("06439", "Rheingau-Taunus-Kreis"),
    ("06440", "Wetteraukreis"), ("06531", "Landkreis Gießen"), ("06532", "Lahn-Dill-Kreis"),
    ("06533", "Landkreis Limburg-Weilburg"), ("06534", "Landkreis Marburg-Biedenkopf"), ("06535", "Vogelsbergkreis"),
    ("06631", "Landkreis Fulda"), ("06632", "Landkreis Hersfeld-Rotenburg"), ("06633", "Landkreis Kassel"),
    ("06634", "Schwalm-Eder-Kreis"), ("06635", "Landkreis Waldeck-Frankenberg"),
)  # fmt: skip

_STAEDTE_UND_GEMEINDEN = (
    ("06431002", "Bensheim"), ("06431020", "Viernheim"), ("06432018", "Pfungstadt"), ("06433006", "Groß-Gerau"),
    ("06433012", "Rüsselsheim am Main"), ("06434001", "Bad Homburg v. d. Höhe"), ("06434011", "Usingen"),
    ("06435009", "Freigericht"), ("06435014", "Hanau"), ("06435019", "Maintal"), ("06436007", "Hofheim am Taunus"),
    ("06438009", "Neu-Isenburg"), ("06438011", "Rodgau"), ("06439015", "Taunusstein"), ("06440003", "Bad Vilbel"),
    ("06531005", "Gießen"), ("06531008", "Hungen"), ("06532006", "Dillenburg"), ("06532023", "Wetzlar"),
    ("06533009", "Limburg a. d. Lahn"), ("06533018", "Weilmünster"), ("06534014", "Marburg"),
    ("06534018", "Stadtallendorf"), ("06535001", "Alsfeld"), ("06535011", "Lauterbach (Hessen)"),
    ("06631009", "Fulda"), ("06631012", "Hilders"), ("06632002", "Bad Hersfeld"), ("06632016", "Philippsthal (Werra)"),
    ("06633003", "Baunatal"), ("06633025", "Trendelburg"), ("06634001", "Borken (Hessen)"), ("06634005", "Fritzlar"),
    ("06635015", "Korbach"), ("06635022", "Willingen (Upland)"), ("06636003", "Eschwege"),
    ("06636015", "Weißenborn"), ("06636016", "Witzenhausen"),
)  # fmt: skip

TRAEGER = (
    *(Traeger(ags, name, (GEMEINDE, KREIS)) for ags, name in _KREISFREIE),
    *(Traeger(ags, name, (KREIS,)) for ags, name in _LANDKREISE),
    *(Traeger(ags, name, (GEMEINDE,)) for ags, name in _STAEDTE_UND_GEMEINDEN),
    Traeger("", "Hessen", (LAND,)),
)
"""60 Kommunen and the Land."""
