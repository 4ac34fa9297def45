"""What the words of a row say about the row itself: a total, a remark, a contact - and so no row of the table."""

import re
from collections.abc import Sequence

from loaders.cells.base import Cell
from loaders.headers import normal

TOTAL, SUBTOTAL, PART = "total", "subtotal", "part"
"""What a row with such a label adds up: all rows above, those since the last one, or nothing (darunter, davon)."""

WHOLE = frozenset(
    (
        "summe", "summen", "gesamtsumme", "endsumme", "teilsumme", "zwischensumme", "zwischenergebnis", "insgesamt",
        "gesamt", "insg", "ges", "zusammen", "zus", "total", "gesamtergebnis", "ergebnis", "alle", "allekommunen",
        "allebezirke", "alleregierungsbezirke", "alleregierungsbezirkezusammen", "gesamtzahl", "gesamtbetrag",
        "uebertrag", "sum", "allezusammen",
    )
)  # fmt: skip
"""Normal forms of labels that can be nothing but a total, however they are spaced: „S u m m e“, „Insg.“."""

_SUM = re.compile(r"(?:zwischen|gesamt|end|teil)?summen?\b|zwischenergebnis\b|Σ|∑", re.IGNORECASE)
_WORD = re.compile(r"(?:ins)?gesamt(?:ergebnis)?\b|insg\.|total\b|zusammen\b|hessen (?:ins)?gesamt\b", re.IGNORECASE)
_PART = re.compile(r"(?:davon|darunter|nachrichtlich)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:summe|(?:ins)?gesamt|insg\.|ergebnis|zusammen|total)\s*:?$", re.IGNORECASE)
_SUB = re.compile(r"(?:zwischen|teil)(?:summe|ergebnis)|übertrag", re.IGNORECASE)

_REMARK = re.compile(
    r"[*†¹²³]|\d\)|(quelle|stand|anmerkung|hinweis|erläuterung|fußnote|legende|bemerkung)\w*\s*:|©", re.IGNORECASE
)
_CONTACT = re.compile(
    r"(?:ansprech(?:partner|person)\w*|kontakt\w*|(?:rück|nach)fragen|auskunft|auskünfte|gez\.|gezeichnet|"
    r"im auftrag|i\. ?a\.|"
    r"(?:bearbeitet|erstellt|geprüft|gemeldet|ausgefüllt|unterschrieben|freigegeben|gedruckt|ausgedruckt|"
    r"aktualisiert) (?:von|durch|am|vom|:)|(?:bearbeiter|sachbearbeiter|verfasser|ersteller)(?:in)?\b|"
    r"druckdatum|datum,? unterschrift|unterschrift|seite \d+|tel(?:efon)?\b[.:]|e-?mail\b|fax\b)",
    re.IGNORECASE,
)
_REACHED = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\b(?:tel(?:efon)?|fax|durchwahl)\b[.: ]*[+(]?\d", re.IGNORECASE)
LONG_REMARK = 80
"""A single text longer than this is a remark: no place and no name of a service is that long."""


def total_kind(text: str, *, prose: bool = False) -> str:
    """Which total a label announces; "" for none.

    With `prose` the label stands in a complete row where any words may stand (the name of a figure): there „Insgesamt
    online verfügbare Leistungen“ is the subject of the row, and only a bare „Insgesamt“ is a total.
    """
    text = text.strip()
    bare = normal(text) in WHOLE
    if not prose and _PART.match(text):
        return PART
    if bare or (not prose and (_SUM.match(text) or _WORD.match(text) or _BEHIND.search(text))):
        return SUBTOTAL if _SUB.match(text) else TOTAL
    return ""


def is_remark(texts: Sequence[Cell]) -> bool:
    """Whether the one or two filled cells of a row are a footnote, a source, a contact or a line of the footer."""
    first = texts[0]
    if not isinstance(first, str):
        return False
    if _CONTACT.match(first.strip()) or any(isinstance(text, str) and _REACHED.search(text) for text in texts):
        return True
    return bool(_REMARK.match(first)) if len(texts) > 1 else bool(_REMARK.match(first) or len(first) > LONG_REMARK)
