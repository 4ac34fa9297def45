"""Teilnahme: who took part in which conference, per Regierungsbezirk, Kommune and office."""

from loaders.belied import by_academic_titles, by_names, by_numbers
from loaders.cells.choice import Choice, Option
from loaders.cells.day import Day
from loaders.cells.office import OFFICE
from loaders.cells.place import BezirkRef, KommuneRef
from loaders.cells.quantity import EXACT, Quantity
from loaders.cells.text import Text
from loaders.derive import bezirk_from_kommune, bezirk_of_conference, conference_names
from loaders.events import EVENT
from loaders.rules import one_holder, plausible_office, present
from loaders.sheet import ASKED, TITLE, Field, Sheet, Workbook
from loaders.workbooks.common import AGS, ART, KOMMUNE_SYNONYMS, KREIS, QUELLE

BETEILIGUNG = Choice(
    (
        Option("teilgenommen", ("anwesend", "teilnahme", "war da", "erschienen", "ja", "x", "wahr", "true", "1")),
        Option("angemeldet", ("anmeldung", "registriert", "zugesagt")),
        Option(
            "nicht erschienen",
            ("abwesend", "entschuldigt", "abgesagt", "nein", "no-show", "falsch", "false", "0", "fehlt"),
        ),
    )
)

TEILNAHME = Sheet(
    name="teilnahme",
    title="Teilnahme",
    purpose="Wer an welcher Veranstaltung teilgenommen hat: eine Zeile je Person, je Gruppe oder je Veranstaltung.",
    fields=(
        Field("reihe", "Reihe", Text(), synonyms=("Veranstaltungsreihe", "Konferenzreihe"), required=False,

              help="Zum Beispiel „Regionalkonferenzen 2020“. Leer: aus der Veranstaltung und dem Jahr abgeleitet.",
              example="Regionalkonferenzen 2020"),
        Field("veranstaltung", "Veranstaltung", Text(), required=False, in_title=True,
              synonyms=("Konferenz", "Regionalkonferenz", "Titel", "Name der Veranstaltung", "Bezeichnung",
                        "Veranstaltungstitel", "Termin/Veranstaltung", "Titel der Veranstaltung"),
              vague=("Titel", "Bezeichnung"), belied=by_academic_titles,
              help="Titel der Veranstaltung. Leer: „Regionalkonferenz“ mit dem Regierungsbezirk.",
              example="Regionalkonferenz Kassel"),
        Field("datum", "Datum", Day(), synonyms=("Tag", "Termin", "Veranstaltungsdatum", "Datum der Veranstaltung",
                                                 "Tag der Veranstaltung"),
              required=False, in_title=True, help="So genau wie bekannt: 12.02.2020, Februar 2020 oder 2020."),
        Field("ort", "Ort", Text(), synonyms=("Veranstaltungsort", "Tagungsort"), required=False, example="Kassel"),
        Field("regierungsbezirk", "Regierungsbezirk", BezirkRef(land=True), required=False, in_title=True,
              synonyms=("RB", "Reg.-Bez.", "RegBez", "Bezirk", "Regierungspräsidium", "RP"),
              help="Darmstadt, Gießen oder Kassel; „Hessen“ bei landesweiten Veranstaltungen."),
        KREIS,
        ART,
        AGS,
        Field("kommune", "Kommune", KommuneRef(), synonyms=KOMMUNE_SYNONYMS, required=False,
              help="Gemeinde, Stadt oder Landkreis. Leer, wenn nur die Zahl je Regierungsbezirk bekannt ist."),
        Field("funktion", "Funktion", OFFICE, required=False,
              synonyms=("Amt", "Amtsbezeichnung", "Rolle", "Position", "Dienststellung", "Teilnehmergruppe")),
        Field("anzahl", "Anzahl", Quantity(), required=False, default=(1.0, EXACT), fills_empty=False,
              synonyms=("Teilnehmende", "Teilnehmer", "Teilnehmerzahl", "Anzahl Teilnehmende", "Personen",
                        "Anzahl Personen", "Teilnehmer/innen", "TeilnehmerInnen", "Anzahl Teilnehmer",
                        "Teilnehmer (Anzahl)", "Zahl der Teilnehmenden", "Anz.", "TN"),
              belied=by_names,
              help="120, rund 120 oder mehr als 300. Fehlt die Spalte, zählt jede Zeile als eine Person.", example="2"),
        Field("beteiligung", "Beteiligung", BETEILIGUNG, required=False, default="teilgenommen", fills_empty=False,
              if_empty="nicht erschienen", belied=by_numbers,
              synonyms=("Status", "angemeldet/teilgenommen", "Teilnahmestatus", "Anwesenheit", "Anwesend",
                        "Teilgenommen", "Teilnahme", "Erschienen", "war da")),
        Field("vertretene_kommunen", "Vertretene Kommunen", Quantity(), required=False,
              synonyms=("Anzahl Kommunen", "vertretene Kommunen (Anzahl)"),
              help="Nur in Zeilen ohne Kommune: wie viele Kommunen vertreten waren, soweit veröffentlicht."),
        QUELLE,
    ),
    key=("reihe", "veranstaltung", "regierungsbezirk", "kommune", "funktion", "beteiligung"),
    scope=("reihe", "veranstaltung"),
    derive=(bezirk_of_conference, bezirk_from_kommune, conference_names),
    rules=(present("regierungsbezirk", "kommune"), plausible_office, one_holder),
    repeats=True,
    telling=(
        ("veranstaltung",), ("funktion",), ("anzahl",), ("beteiligung",), ("vertretene_kommunen",), (TITLE,),
        ("regierungsbezirk", "datum", ASKED),
    ),
    telling_title=EVENT.pattern + r"|teilnehmer|teilnehmende[rn]?\b(?! kommunen)|anwesenheit|\btn\b",
    about=("reihe", "veranstaltung", "datum", "ort"),
    measure=("anzahl",),
)  # fmt: skip

WORKBOOK = Workbook(
    name="teilnahme",
    title="Teilnahme",
    purpose="Teilnahme an Regionalkonferenzen und anderen Veranstaltungen des Programms.",
    sheets=(TEILNAHME,),
    used_for="Zeigen, welche Kommunen und Ämter an Veranstaltungen teilgenommen haben und welche noch fehlen.",
    personal="Namen, E-Mail-Adressen, Telefonnummern und Unterschriften werden beim Lesen verworfen. Die Funktion wird "
    "als Klasse gespeichert; mit der Kommune zusammen kann sie eine Person bestimmen, darum werden Anzahlen unter drei "
    "nicht gezeigt. Reihe, Veranstaltung, Ort und Quelle werden gespeichert, wie sie eingetragen sind.",
)
