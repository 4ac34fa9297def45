"""One published figure, as the sheet Kennzahlen holds it, and the counting rules that sources use."""

from dataclasses import dataclass
from datetime import date

FLAECHENDECKEND = "flächendeckend (Dashboard)"
MINDESTENS_EINE = "in mindestens einer Kommune, ab Reifegrad 2 (Bund)"
NKR = "flächendeckend und nutzerfreundlich (NKR)"
LEISTUNGSOBJEKTE = "Leistungsobjekte (Land Hessen)"
UNBEKANNT = "unbekannt"

OZG_LEISTUNGEN = "OZG-Leistungen"
PROZENT = "Prozent"


@dataclass(frozen=True)
class Kennzahl:
    """Attribute names are the field names of `loaders.workbooks.kennzahlen`; values stand as published."""

    kennzahl: str
    gebiet: str
    stichtag: date | str
    zaehlweise: str
    wert: float | str
    einheit: str
    quelle: str
    grundgesamtheit: int | None = None
    reifegradmodell: str | None = None
    reifegrad: int | None = None
    herleitung: str | None = None
    hinweis: str | None = None
