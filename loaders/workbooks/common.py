"""Columns that more than one kind of workbook has: who is meant, and where a figure comes from."""

from loaders.cells.place import BezirkRef, KommuneArt, KommuneKey, KreisRef
from loaders.cells.text import Text
from loaders.sheet import Field

AGS = Field(
    "ags",
    "AGS",
    KommuneKey(),
    synonyms=(
        "Gemeindeschlüssel", "Amtlicher Gemeindeschlüssel", "AGS (8-stellig)", "Gemeindekennziffer",
        "Gemeindenummer", "Schlüssel", "Schlüsselnummer", "Regionalschlüssel", "ARS", "GKZ", "Kreisschlüssel",
    ),
    required=False,
    stored=False,
    help="Amtlicher Gemeindeschlüssel: 8 Ziffern, für einen Landkreis 5. Er geht dem Namen vor.",
)  # fmt: skip

KREIS = Field(
    "kreis",
    "Kreis",
    KreisRef(),
    synonyms=("Landkreis", "Kreis/kreisfreie Stadt", "Kreis oder kreisfreie Stadt", "LK", "Kreisname"),
    required=False,
    stored=False,
    help="Hilft, gleichnamige Kommunen zu unterscheiden, zum Beispiel Homberg.",
)

ART = Field(
    "art",
    "Art",
    KommuneArt(),
    synonyms=("Art der Kommune", "Kommunentyp", "Gebietstyp", "Ebene", "Typ der Kommune", "Körperschaft"),
    required=False,
    stored=False,
    help="Stadt, Gemeinde oder Landkreis: unterscheidet zum Beispiel Stadt und Landkreis Kassel.",
)

BEZIRK_AID = Field(
    "regierungsbezirk",
    "Regierungsbezirk",
    BezirkRef(),
    synonyms=("RB", "Reg.-Bez.", "RegBez", "Bezirk", "Regierungspräsidium", "RP"),
    required=False,
    stored=False,
    help="Hilft, gleichnamige Kommunen zu unterscheiden.",
)

KOMMUNE_SYNONYMS = (
    "Gemeinde", "Stadt", "Stadt/Gemeinde", "Gemeinde/Stadt", "Kommunenname", "Name der Kommune", "Gemeindename",
    "Name der Gemeinde", "Gebietskörperschaft", "Antragsteller", "Zuwendungsempfänger", "Empfänger", "Behörde",
    "Kommune/Landkreis", "Kommune bzw. Landkreis", "Stadt/Gemeinde/Landkreis", "Verwaltung", "Dienststelle",
    "Institution", "Organisation",
)  # fmt: skip

QUELLE = Field(
    "quelle",
    "Quelle",
    Text(),
    synonyms=("Fundstelle", "Herkunft", "Link", "URL", "Nachweis"),
    required=False,
    help="Woher die Angabe stammt, am besten die Adresse der Veröffentlichung.",
    example="https://www.example.org/meldung",
)
