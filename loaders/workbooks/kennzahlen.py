"""Kennzahlen: figures that somebody published, with their counting rule and their source."""

from loaders.cells.day import Day
from loaders.cells.quantity import Figure, Quantity
from loaders.cells.reifegrad import Reifegrad, ReifegradModell
from loaders.cells.text import Text
from loaders.sheet import Field, Sheet, Workbook

KENNZAHLEN = Sheet(
    name="kennzahlen",
    title="Kennzahlen",
    purpose="Veröffentlichte Zahlen: eine Zeile je Kennzahl, Gebiet, Stichtag, Zählweise und Quelle.",
    fields=(
        Field("kennzahl", "Kennzahl", Text(), synonyms=("Indikator", "Bezeichnung", "Merkmal"),
              example="OZG-Leistungen online"),
        Field("gebiet", "Gebiet", Text(), synonyms=("Region", "Land", "Bundesland", "Raum"), example="Hessen"),
        Field("stichtag", "Stichtag", Day(), synonyms=("Datum", "Stand", "Zeitpunkt"),
              help="So genau wie veröffentlicht: 31.12.2022, Dezember 2022 oder 2022."),
        Field("zaehlweise", "Zählweise", Text(), synonyms=("Zählregel", "Definition", "Methode"),
              help="Nach welcher Regel gezählt wurde; „unbekannt“, wenn die Quelle es nicht sagt.",
              example="flächendeckend"),
        Field("wert", "Wert", Figure(), synonyms=("Zahl", "Kennzahlwert"),
              help="483, rund 300, mehr als 600 oder 69,5 %."),
        Field("einheit", "Einheit", Text(), synonyms=("Maßeinheit",),
              help="Was gezählt wird: OZG-Leistungen, Kommunen, Prozent, Punkte.", example="OZG-Leistungen"),
        Field("grundgesamtheit", "Grundgesamtheit", Quantity(), required=False,
              synonyms=("Nenner", "von", "Basis", "Gesamtzahl"),
              help="Von wie vielen: 575 oder 582 OZG-Leistungen."),
        Field("reifegradmodell", "Reifegradmodell", ReifegradModell(), synonyms=("Modell",),
              required=False, stored=False),
        Field("reifegrad", "Reifegrad", Reifegrad(), synonyms=("Stufe",), required=False),
        Field("herleitung", "Herleitung", Text(), synonyms=("Berechnung", "abgeleitet aus"), required=False,
              help="Nur bei Zahlen, die aus veröffentlichten gerechnet sind, zum Beispiel 229 - 46.",
              example="229 - 46"),
        Field("hinweis", "Hinweis", Text(), synonyms=("Anmerkung", "Erläuterung"), required=False,
              example="aus der Pressemitteilung"),
        Field("quelle", "Quelle", Text(), synonyms=("Fundstelle", "Herkunft", "Link", "URL", "Nachweis"),
              help="Die Adresse der Veröffentlichung.", example="https://www.example.org/meldung"),
    ),
    key=("kennzahl", "gebiet", "stichtag", "zaehlweise", "reifegrad", "quelle"),
    scope=("kennzahl", "gebiet"),
    telling=(("kennzahl", "wert"),),
    measure=("wert",),
)  # fmt: skip

WORKBOOK = Workbook(
    name="kennzahlen",
    title="Kennzahlen",
    purpose="Veröffentlichte Zahlen zum Stand des OZG mit Zählweise und Quelle.",
    sheets=(KENNZAHLEN,),
    used_for="Eigene Zahlen neben veröffentlichte stellen, mit deren Zählweise und Quelle.",
    personal="Vorgesehen sind keine. Herleitung, Hinweis und Quelle werden gespeichert, wie sie eingetragen sind.",
)
