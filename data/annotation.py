"""A comment of analysts on the time line: „Förderaufruf“, „Wechsel auf Reifegrad 2.0“."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from data.errors import NotKept
from data.metrics.periods import last_day
from data.remembered import Remembered, harmless
from loaders.cells.day import Day
from loaders.findings import Rejected
from loaders.territory import first_day

LONGEST = 120
"""Characters of a comment: it stands on one line."""

EVERYTHING = "alle"
TOPICS = (EVERYTHING, "Teilnahme", "Förderung", "OZG")
"""What a comment is about."""

_YEARS = re.compile(r"\b(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)?\d\d)\b")
"""„2024/2025“ is a span of years and no telephone number."""


@dataclass(frozen=True, kw_only=True)
class Annotation(Remembered):
    """A comment: `day` is an ISO day or month, `text` one line, `about` one of `TOPICS`."""

    kind: ClassVar[str] = "annotations"
    texts: ClassVar[tuple[str, ...]] = ("day", "text", "about")

    day: str
    text: str
    about: str

    @property
    def span(self) -> tuple[str, str]:
        """First and last ISO day that it may belong to; the same one when its day is known."""
        return first_day(self.day), last_day(self.day)

    def described(self) -> str:
        """What is remembered, as a German phrase."""
        return f"„{self.text}“"


def kept_day(typed: str) -> str:
    """A typed day or month as ISO text; `NotKept` for anything else, a year alone included."""
    try:
        iso = Day().read(typed, {})
    except Rejected:
        iso = ""
    if len(iso) < len("2020-02"):
        raise NotKept("Bitte einen Tag wie 12.11.2026 oder einen Monat wie 11/2026 eintragen.")
    return iso


def kept_text(typed: str) -> str:
    """A typed comment on one line; `NotKept` when it is empty, too long, or could be a person's address or number."""
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())
    if not 0 < len(text) <= LONGEST:
        raise NotKept(f"Bitte eine Anmerkung von höchstens {LONGEST} Zeichen eintragen.")
    refuse_personal(_YEARS.sub("Jahre", text))
    return text


def refuse_personal(text: str) -> None:
    """Raise `NotKept` for what may be an e-mail address or a telephone number."""
    if not harmless(text, LONGEST):
        raise NotKept(
            "E-Mail-Adressen und Telefonnummern werden nicht gespeichert. Große Zahlen bitte mit Punkt: 37.000."
        )


def known_at(annotations: Iterable[Annotation], until: datetime | None) -> list[Annotation]:
    """The comments that stood there at a moment, in order of their days; None is now.

    A comment belongs to a Stand by its time: a view of an old Stand shows the comments that existed when its revision
    was the newest, so `until` is the moment of the next revision. What was written later is not shown then, and what
    was taken back later still is.
    """
    shown = [each for each in annotations if _stood(each, until)]
    return sorted(shown, key=lambda each: (*each.span, each.id))


def _stood(annotation: Annotation, until: datetime | None) -> bool:
    if until is None or annotation.withdrawn_at is None:
        return annotation.effective and (until is None or annotation.at_utc <= until)
    return annotation.at_utc <= until < annotation.withdrawn_at
