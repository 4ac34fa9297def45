"""Which field a header cell means: labels and synonyms, whatever their case, blanks and hyphens."""

import re
import unicodedata
from functools import cache

from loaders.cells.base import Cell, written
from loaders.sheet import Field, Sheet

PERSONAL = frozenset(
    (
        "name", "namen", "vorname", "nachname", "familienname", "zuname", "vorundnachname", "vornamenachname",
        "namevorname", "nachnamevorname", "namedesteilnehmers", "namederteilnehmerin", "namedesteilnehmenden",
        "namederperson", "teilnehmername", "personenname", "ansprechpartner", "ansprechpartnerin",
        "ansprechperson", "kontakt", "kontaktperson", "kontaktdaten", "sachbearbeiter", "sachbearbeiterin",
        "bearbeiter", "bearbeiterin", "email", "mail", "emailadresse", "mailadresse", "telefon",
        "telefonnummer", "tel", "telnr", "telefonnr", "durchwahl", "mobil", "mobilnummer", "handy",
        "handynummer", "fax", "faxnummer", "unterschrift", "signatur", "anschrift", "adresse", "strasse",
        "hausnummer", "geburtsdatum", "geburtsname", "anrede", "akadgrad", "akademischergrad", "titelname",
        "benutzername", "teilnehmendername", "teilnehmerinname", "dienstlicheemail", "emaildienstlich",
        "privatadresse",
    )
)  # fmt: skip
"""Normal forms of headers of columns that hold personal data: dropped while reading, never stored."""


@cache
def normal(text: str) -> str:
    """A header without case, accents, blanks, hyphens, line breaks, footnote marks and punctuation."""
    folded = text.casefold().replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFKD", folded)
    return re.sub(r"[^a-z0-9]", "", plain)


def spellings(text: str) -> list[str]:
    """The normal forms under which a header may be known: whole, without brackets, without footnote digits."""
    without_brackets = re.sub(r"[(\[].*?[)\]]", " ", text)
    without_unit = re.sub(r"\b(in|in Tsd\.?)\s+(euro|eur|€|%|prozent)\s*$", "", without_brackets, flags=re.IGNORECASE)
    bare = re.sub(r"[\s*¹²³⁴⁰-⁹]+$|\s*\d{1,2}\)$|(?<=[a-zäöüß])\d{1,2}$", "", without_unit.strip())
    return list(dict.fromkeys(form for form in map(normal, (text, without_brackets, without_unit, bare)) if form))


@cache
def known_headers(sheet: Sheet) -> dict[str, tuple[Field, bool]]:
    """Normal form -> (field, whether it is the label itself); labels win over synonyms."""
    headers: dict[str, tuple[Field, bool]] = {}
    for field in sheet.fields:
        for synonym in field.synonyms:
            headers.setdefault(normal(synonym), (field, False))
    headers.update({normal(field.label): (field, True) for field in sheet.fields})
    headers.update({normal(field.name): (field, True) for field in sheet.fields})
    return headers


def field_of(text: str, sheet: Sheet) -> tuple[Field, bool] | None:
    """The field that a header text names, and whether by its label; None when no field fits."""
    headers = known_headers(sheet)
    return next((headers[form] for form in spellings(text) if form in headers), None)


def is_personal(text: str) -> bool:
    """Whether a header announces personal data (name, e-mail, telephone ...)."""
    return any(form in PERSONAL for form in spellings(text))


def header_text(cell: Cell) -> str:
    """A header cell as one line of text; "" when it is empty."""
    return " ".join(written(cell).replace("\xad", "").split())
