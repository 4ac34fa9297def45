"""How many rows a change concerned, in words."""

from collections.abc import Mapping

from pages.shared import german

WORDS = {"new": "neu", "changed": "geändert", "vanished": "entfernt", "unchanged": "unverändert"}


def in_words(counts: Mapping[str, int]) -> str:
    """„12 neu, 3 geändert, 0 entfernt und 40 unverändert“."""
    return german.listed([f"{german.number(counts[key])} {word}" for key, word in WORDS.items()])
