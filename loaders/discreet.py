"""What of a cell may be quoted: never the people whom somebody wrote beside a place, an office or a number."""

import re
from collections.abc import Callable

LEFT_OUT = "…"
"""Stands for the words that are not quoted."""

LONGEST = 200
"""Characters of a cell that are quoted at most."""

_NAME = r"[A-ZÄÖÜ][\w'’-]+"
_PERSON = re.compile(
    rf"\b(?:Herrn?|Frau|Fräulein|Hr\.|Fr\.|Dr\.|Prof\.|Dipl\.)[\s-]?(?:(?:Dr|Prof|Dipl|Ing|von|van|de|zu)\b\.?[\s-]?)*"
    rf"{_NAME}(?:\s{_NAME})?"
    r"|[^\s@<>()]{1,64}@[^\s@<>()]+"
    r"|(?:\+[0-9]{2}|\b0[0-9]{2,5})[ /-]+[0-9][0-9 /-]{3,}"
)
_TWO_NAMES = re.compile(rf"\b{_NAME},? +{_NAME}|\b{_NAME}, *[A-ZÄÖÜ]\.")


_CONTACT = re.compile(
    r"[^\s@<>()]{1,64}@[^\s@<>()]+"
    r"|(?:\b(?:Tel|Fon|Fax|Mobil|Handy|Durchwahl)[\w.-]*[^0-9+]{0,30}[+0(]|\+[0-9]{2}[ /-]?[0-9(])[0-9 /()-]{4,}[0-9]",
    re.IGNORECASE,
)
"""An e-mail address, or a number that is said to be a telephone's; any other one may be a file number."""


def without_contacts(text: str) -> str:
    """The text without e-mail addresses and telephone numbers that say so; as it may be kept in a cell of free text."""
    return _CONTACT.sub(LEFT_OUT, text)


def discreet(text: str) -> str:
    """The text without persons who are marked as such (Herr X, Dr. X), e-mail addresses and telephone numbers.

    Cut after `LONGEST` characters.
    """
    return _PERSON.sub(LEFT_OUT, text[:LONGEST])


def without_names(text: str) -> str:
    """The text without whatever could be a first name and a surname: two capitalised words side by side."""
    return _TWO_NAMES.sub(LEFT_OUT, discreet(text))


def only_known(text: str, is_known: Callable[[str], bool]) -> str:
    """The words of a text that are known; a run of others becomes one mark of what is left out."""
    kept: list[str] = []
    for word in text.split():
        if is_known(word) or not any(sign.isalpha() for sign in word):
            kept.append(word)
        elif kept[-1:] != [LEFT_OUT]:
            kept.append(LEFT_OUT)
    return " ".join(kept)
