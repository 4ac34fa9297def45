"""The spellings of official keys: AGS, Regionalschlüssel and what spreadsheets make of them."""

import re

from loaders import reference

LENGTHS = {8, 5, 3, 2}
"""Digits of the key of a Gemeinde, a Kreis, a Regierungsbezirk and the Land."""


def spelled_key(text: str) -> str:
    """The key that a text of digits spells, whether or not such a place exists; "" when it is no key.

    Understands keys that lost their zero (6435014, 6435014.0), the Regionalschlüssel of 12 digits, groups
    (06 4 12 000, 006 440 001), the state's own numbers without 06 (435014) and padded ones (06531000). A
    kreisfreie Stadt always has 8 digits, a Landkreis 5.
    """
    digits = re.sub(r"[\s.\-/']", "", re.sub(r"^(\d+)[.,]0$", r"\1", text.strip()))
    return _unpadded(_with_land(digits)) if re.fullmatch(r"[0-9]{1,12}", digits) else ""


def _with_land(digits: str) -> str:
    """The digits with their 06 and without the inner repetition of a Regionalschlüssel; "" when of no known length."""
    match len(digits):
        case 12 | 11:
            full = digits.zfill(12)
            return full[:5] + full[9:]
        case 9 if digits.startswith("006"):
            return digits[1:]
        case 7 | 4 | 1 if digits.startswith("6"):
            return "0" + digits
        case 2 if digits.startswith("6"):
            return "0" + digits
        case 6 if digits[0] in "456":
            return "06" + digits
        case length:
            return digits if length in LENGTHS else ""


def _unpadded(key: str) -> str:
    """A key in the length of its level: 06531000 -> 06531, 06400000 -> 064, 06412 -> 06412000."""
    if key.startswith("06") and len(key) == 8 and key.endswith("000"):
        key = key[:3] if key.endswith("00000") else key[:5]
    kreis = reference.by_key("kreise").get(key)
    city = kreis is not None and kreis["art"] == "kreisfreie Stadt"
    return key + "000" if city else "06" if key == "060" else key
