"""Förderung: the money per programme and Kommune, and the free Digitalisierungsberatung."""

from loaders.cells.choice import Choice, Option
from loaders.cells.day import Day
from loaders.cells.place import KommuneRef
from loaders.cells.quantity import Amount
from loaders.cells.text import Text
from loaders.rules import at_most, at_most_distinct, present
from loaders.sheet import TITLE, Field, Sheet, Workbook
from loaders.workbooks.common import AGS, ART, BEZIRK_AID, KOMMUNE_SYNONYMS, KREIS, QUELLE

AMOUNTS = ("volumen", "beantragt", "bewilligt", "abgerufen")

MITTEL = Sheet(
    name="mittel",
    title="Mittel",
    purpose="Beantragte, bewilligte und abgerufene Euro: eine Zeile je Vorhaben, dazu das Volumen je Programm.",
    fields=(
        Field("programm", "Programm", Text(),
              synonyms=("Förderprogramm", "Programmname", "Förderlinie", "Maßnahme", "Fördermaßnahme"),
              example="Starke Heimat Hessen, Phase 1"),
        BEZIRK_AID,
        KREIS,
        ART,
        AGS,
        Field("datum", "Datum", Day(), required=False,
              synonyms=("Bescheiddatum", "Datum des Bescheids", "Bewilligungsdatum", "Stand", "Stichtag", "Jahr"),
              help="So genau wie bekannt: 14.07.2020, Juli 2020 oder 2020."),
        Field("kommune", "Kommune", KommuneRef(), synonyms=KOMMUNE_SYNONYMS, required=False,
              help="Leer in der Zeile, die das Volumen des ganzen Programms nennt."),
        Field("vorhaben", "Vorhaben", Text(), synonyms=("Projekt", "Projekttitel", "Zuwendungszweck"),
              required=False, example="Digitales Bürgerbüro"),
        Field("aktenzeichen", "Aktenzeichen", Text(), synonyms=("Az.", "AZ", "Geschäftszeichen", "Kennzeichen"),
              required=False, example="2020-0001"),
        Field("volumen", "Volumen", Amount(), required=False,
              synonyms=("Programmvolumen", "Gesamtvolumen", "Kontingent", "bereitgestellt", "Volumen in Euro"),
              help="Was bereitsteht: ohne Kommune das ganze Programm („rund 37 Mio. €“), mit Kommune ihr Kontingent."),
        Field("beantragt", "Beantragt", Amount(), required=False,
              synonyms=("beantragte Mittel", "Antragssumme", "beantragt in Euro", "beantragter Betrag",
                        "Beantragte Summe")),
        Field("bewilligt", "Bewilligt", Amount(), required=False,
              synonyms=("bewilligte Mittel", "Bewilligungssumme", "Zuwendung", "Fördersumme", "Förderbetrag",
                        "bewilligt in Euro", "bewilligter Betrag", "Bewilligte Summe", "Betrag", "Bewilligung")),
        Field("abgerufen", "Abgerufen", Amount(), required=False,
              synonyms=("abgerufene Mittel", "ausgezahlt", "Auszahlung", "abgeflossen", "abgerufen in Euro",
                        "abgerufener Betrag", "Abgerufene Summe", "Ausgezahlte Summe")),
        Field("beginn", "Beginn", Day(), synonyms=("Laufzeit von", "von", "Programmbeginn"), required=False),
        Field("ende", "Ende", Day(), synonyms=("Laufzeit bis", "bis", "Programmende"), required=False),
        QUELLE,
    ),
    key=("programm", "kommune", "vorhaben", "aktenzeichen"),
    scope=("programm",),
    rules=(
        present(*AMOUNTS),
        at_most("bewilligt", "beantragt"),
        at_most("abgerufen", "bewilligt"),
    ),
    about=("programm",),
    telling=tuple((amount, by) for amount in AMOUNTS for by in ("programm", TITLE)),
    telling_title=r"förder|foerder|mittel|zuwendung|zuweisung|bewilligung|programm|starke heimat",
)  # fmt: skip

MODUL = Choice(
    tuple(
        Option(f"Modul {n}", (str(n), roman, f"M{n}", f"Modul {roman}"))
        for n, roman in enumerate(("I", "II", "III", "IV"), 1)
    )
)

BERATUNG_STATUS = Choice(
    (
        Option("angefragt", ("anfrage", "angemeldet", "bestellt", "offen")),
        Option("terminiert", ("termin vereinbart", "geplant", "in durchführung", "läuft")),
        Option("abgeschlossen", ("fertig", "erledigt", "durchgeführt", "beendet")),
    )
)

BERATUNG = Sheet(
    name="beratung",
    title="Beratung",
    purpose="Die kostenfreie Digitalisierungsberatung: eine Zeile je Kommune und Modul.",
    fields=(
        BEZIRK_AID,
        KREIS,
        ART,
        AGS,
        Field("datum", "Datum", Day(), required=False, synonyms=("Stand", "Termin", "Stichtag", "Beratungstermin")),
        Field("kommune", "Kommune", KommuneRef(), synonyms=KOMMUNE_SYNONYMS),
        Field("modul", "Modul", MODUL, synonyms=("Beratungsmodul", "Modulnummer", "Modul-Nr.")),
        Field("status", "Status", BERATUNG_STATUS, synonyms=("Beratungsstatus", "Stand der Beratung")),
        QUELLE,
    ),
    key=("kommune", "modul"),
    scope=("kommune",),
    rules=(at_most_distinct("modul", per="kommune", limit=2),),
    telling=(("modul",),),
    measure=("status",),
)  # fmt: skip

WORKBOOK = Workbook(
    name="foerderung",
    title="Förderung",
    purpose="Fördermittel in Euro und die kostenfreie Digitalisierungsberatung.",
    sheets=(MITTEL, BERATUNG),
    used_for="Zeigen, welche Mittel bereitstehen, beantragt, bewilligt und abgerufen sind und wer beraten wurde.",
    personal="Vorgesehen sind keine. Namen und Kontakte von Ansprechpersonen werden beim Lesen verworfen; Vorhaben, "
    "Aktenzeichen und Quelle werden gespeichert, wie sie eingetragen sind.",
)
