"""Invented published figures: a series that rises, falls, stands still and is counted anew. Rows of `kennzahlen`."""

from collections.abc import Iterator

from data.demonstration.scope import LABEL, STICHTAGE
from data.samples.kennzahl import Kennzahl

NAME = "Demonstration: verfügbare Leistungen"
UNIT = "OZG-Leistungen"
FALLS_AT, FROZEN_FROM, COUNTED_ANEW_FROM = 6, 9, 22
"""Month in which the value falls, from which it stands still, and from which it is counted by another rule."""


def value(month: int) -> int:
    """What was „published“ for a month."""
    if month >= COUNTED_ANEW_FROM:
        return 410 + 4 * (month - COUNTED_ANEW_FROM)
    rising = 120 + 9 * min(month, FROZEN_FROM)
    return rising - 40 if month >= FALLS_AT else rising


def rows() -> Iterator[Kennzahl]:
    """One figure for each Stichtag."""
    for month, day in enumerate(STICHTAGE):
        rule = "Demonstration: Regel B" if month >= COUNTED_ANEW_FROM else "Demonstration: Regel A"
        yield Kennzahl(NAME, "Hessen", day, rule, value(month), UNIT, LABEL, grundgesamtheit=575)
