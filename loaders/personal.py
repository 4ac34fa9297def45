"""Headers of columns that hold personal data: dropped while reading, never stored."""

import re
from functools import lru_cache

from loaders.names import match_key

WORDS = frozenset(
    (
        "name", "namen", "vorname", "vornamen", "nachname", "nachnamen", "familienname", "zuname", "geburtsname",
        "rufname", "teilnehmername", "teilnehmernamen", "teilnehmendername", "teilnehmerinname", "personenname",
        "benutzername", "titelname", "namenszeichen", "namenskuerzel", "kuerzel", "ansprechpartner",
        "ansprechpartnerin", "ansprechpartnerinnen", "ansprechperson", "ansprechpersonen", "kontakt", "kontakte",
        "kontaktperson", "kontaktpersonen", "kontaktdaten", "sachbearbeiter", "sachbearbeiterin", "bearbeiter",
        "bearbeiterin", "referent", "referentin", "referenten", "mail", "mails", "email", "emails", "mailadresse",
        "emailadresse", "telefon", "telefonnummer", "telefonnr", "tel", "telnr", "fon", "durchwahl", "mobil",
        "mobilnummer", "mobilnr", "mobiltelefon", "handy", "handynummer", "handynr", "fax", "faxnummer", "telefax",
        "unterschrift", "unterschriften", "signatur", "anschrift", "adresse", "privatadresse", "postanschrift",
        "strasse", "hausnummer", "geburtsdatum", "geburtstag", "anrede",
    )
)  # fmt: skip
"""A header with one of these as a word of its own announces personal data, whatever stands beside it."""

PHRASES = ("akad grad", "akademischer grad")

_THING = (
    r"(?:kommunen?|gemeinde|stadt(?:/gemeinde)?|(?:land)?kreis(?:es)?|behörde|(?:gebiets)?körperschaft|einrichtung"
    r"|dienststelle|verwaltung|institution|organisation|veranstaltung|konferenz|(?:ozg-)?leistung"
    r"|(?:förder)?programms?|vorhabens|projekt(?:e?s)?)"
)
_NAME_OF_A_THING = re.compile(rf"\bnamen? (?:der|des|von|vom) {_THING}\b|\b{_THING} ?[ (-] ?name\b", re.IGNORECASE)
"""„Name der Veranstaltung“ and „Kommune (Name)“ name no person."""


@lru_cache(maxsize=20_000)
def is_personal(text: str) -> bool:
    """Whether a header announces personal data (name, e-mail, telephone ...), also inside brackets."""
    words = match_key(_NAME_OF_A_THING.sub(" ", text))
    return any(word in WORDS for word in words.split()) or any(phrase in words for phrase in PHRASES)
