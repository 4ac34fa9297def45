"""OZG: how far each service is in each Kommune (or in the Land) on a Stichtag."""

from loaders.cells.choice import Choice, Option
from loaders.cells.day import Day
from loaders.cells.keys import LeikaKey, LeikaTyp, OzgId
from loaders.cells.place import KommuneRef
from loaders.cells.reifegrad import Reifegrad, ReifegradModell
from loaders.cells.text import Text
from loaders.rules import online_needs_level
from loaders.sheet import Field, Sheet, Workbook
from loaders.workbooks.common import AGS, ART, BEZIRK_AID, KOMMUNE_SYNONYMS, KREIS, QUELLE

# The exact names of the OZG subject areas; source: the published KDN dump of October 2019, table
# ozg_subject (github.com/kdn-nrw/OZG-Datenbank-NRW).
THEMENFELDER = (
    "Arbeit & Ruhestand", "Bauen & Wohnen", "Bildung", "Ein- & Auswanderung", "Engagement & Hobby",
    "Familie & Kind", "Forschung & Förderung", "Gesundheit", "Mobilität & Reisen", "Querschnitt",
    "Recht & Ordnung", "Steuern & Zoll", "Umwelt", "Unternehmensführung & -entwicklung",
)  # fmt: skip

THEMENFELD = Choice(tuple(Option(name, (name.replace("&", "und"),)) for name in THEMENFELDER))

STATUS = Choice(
    (
        Option("offen", ("offline", "nicht begonnen", "noch nicht begonnen")),
        Option("in Planung", ("geplant", "planung")),
        Option("in Umsetzung", ("in Bearbeitung", "umsetzung", "in Arbeit", "in Entwicklung", "begonnen")),
        Option("online", ("umgesetzt", "verfügbar", "live", "produktiv", "fertig", "abgeschlossen")),
    )
)

BASIS = Choice(
    (
        Option("Plan", ("Planung", "geplant", "Soll")),
        Option("Selbstauskunft", ("Meldung", "selbst gemeldet", "gemeldet", "Eigenangabe")),
        Option("Prüfung", ("geprüft", "überprüft", "Kontrolle")),
    )
)

OZG = Sheet(
    name="ozg",
    title="OZG-Umsetzung",
    purpose="Stand jeder OZG-Leistung: eine Zeile je Leistung, Kommune (oder Land) und Stichtag.",
    fields=(
        Field("ozg_id", "OZG-ID", OzgId(), synonyms=("OZG-Nummer", "OZG Nr.", "ID der OZG-Leistung", "OZG-Schlüssel")),
        Field("leistung", "Leistung", Text(), required=False,

              synonyms=("OZG-Leistung", "Bezeichnung", "Leistungsname", "Name der Leistung", "Leistungsbezeichnung"),
              example="Reisepass"),
        Field("themenfeld", "Themenfeld", THEMENFELD, synonyms=("OZG-Themenfeld",), required=False),
        Field("leika_schluessel", "LeiKa-Schlüssel", LeikaKey(), synonyms=("LeiKa-ID", "LeiKa", "Leistungsschlüssel"),
              required=False),
        Field("leika_typ", "LeiKa-Typ", LeikaTyp(), synonyms=("Typ", "Typisierung"), required=False),
        Field("stichtag", "Stichtag", Day(exact=True), synonyms=("Datum", "Stand", "Stand vom", "Berichtstag"),
              in_title=True,
              help="Der Tag, für den der Stand gilt, zum Beispiel 30.06.2022."),
        BEZIRK_AID,
        KREIS,
        ART,
        AGS,
        Field("kommune", "Kommune", KommuneRef(land=True), synonyms=(*KOMMUNE_SYNONYMS, "Kommune oder Land", "Träger"),
              help="Gemeinde, Stadt oder Landkreis; „Hessen“ für Leistungen des Landes."),
        Field("status", "Status", STATUS, synonyms=("Umsetzungsstand", "Umsetzungsstatus", "Stand der Umsetzung")),
        Field("reifegradmodell", "Reifegradmodell", ReifegradModell(), synonyms=("Modell", "Version Reifegradmodell"),
              required=False, stored=False, help="1.1 (Stufen 0-4) oder 2.0 (Stufen 0-7, seit Juli 2025)."),
        Field("reifegrad", "Reifegrad", Reifegrad(), synonyms=("Reifegradstufe", "Stufe", "RG"), required=False),
        Field("basis", "Basis", BASIS, synonyms=("Datenbasis", "Art der Angabe"), required=False,
              default="Selbstauskunft", help="Plan, Selbstauskunft oder Prüfung; leer: Selbstauskunft."),
        QUELLE,
    ),
    key=("ozg_id", "leika_schluessel", "kommune", "stichtag"),
    scope=("stichtag", "kommune"),
    rules=(online_needs_level,),
    telling=(("ozg_id",), ("leika_schluessel",), ("leistung", "status")),
    about=("stichtag",),
    measure=("status", "reifegrad"),
)  # fmt: skip

WORKBOOK = Workbook(
    name="ozg",
    title="OZG-Umsetzung",
    purpose="Wie weit die OZG-Leistungen in den Kommunen und im Land sind.",
    sheets=(OZG,),
    used_for="Zeigen, wie weit die OZG-Leistungen in den Kommunen und im Land sind.",
    personal="Vorgesehen sind keine. Namen und Kontakte von Ansprechpersonen werden beim Lesen verworfen; die Quelle "
    "wird gespeichert, wie sie eingetragen ist.",
)
