"""Offices: the Funktion in which somebody takes part, in every form that German gives it.

Kept in the form that names all genders, as administrations write it. Punctuation does not count,
so „Bürgermeister*in“, „Bürgermeister/-in“ and „BürgermeisterInnen“ read like the feminine forms.
A cell that names several offices („Landräte, OB, Bürgermeister“) is kept as „Verschiedene“.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from loaders.cells.base import NO_CONTEXT, Cell, written
from loaders.cells.choice import Choice
from loaders.cells.offices import OFFICES, SEVERAL
from loaders.cells.text import folded, one_line
from loaders.discreet import LEFT_OUT, discreet, only_known
from loaders.findings import Rejected

_BETWEEN = (
    re.compile(r"[,;|&+]|\b(?:und|oder|sowie|bzw)\b\.?|\bu\.(?= )", re.IGNORECASE),
    re.compile(r"/"),
)
"""What stands between two offices; a stroke only when nothing else does: „Landrat/-rätin, OB“."""

_AND_OTHERS = re.compile(r"\b(?:u\. ?a\.|usw\b\.?|etc\b\.?)", re.IGNORECASE)
_ENDINGS = frozenset({"in", "innen", "r", "rin", "raetin", "raetinnen"})

_NOT_HIMSELF = re.compile(
    r"stellv|vertret|\bvize|\bi\. ?v\b|\ba\. ?d\b|ehemal|früher|designiert|gewählt|kandidat|assist|referent|büro"
    r"|vorzimmer|sekret|mitarbeit|\balt(?=-|bürger|landr|ober)|\bfür\b",
    re.IGNORECASE,
)
"""Beside an office these mean somebody else: a deputy, a former mayor, the office of the Landrat."""

_OFFICE_WORD = re.compile(
    r"\wmeister|landr|stadtr|\wrat\b|leit(?:er|ung)|beauftragt|beigeordnet|referent|vorsteh|vorsitz|direktor|sekretär"
    r"|manager|koordinator|assistent|officer|stellv|vertret|dezern|fachbereich|fachdienst|abteilung|verwaltung|amt\b"
    r"|sachbearb|mitarbeit|präsident|minister|digital|\b(?:it|edv|iuk|ozg|der|die|das|des|im|für|und|a\. ?d|i\. ?v)\b",
    re.IGNORECASE,
)
"""Words that name an office or belong to its name; all others could be of a person."""


@dataclass(frozen=True)
class Office(Choice):
    """A choice of offices that also understands several in one cell, and both genders side by side."""

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:  # noqa: ARG002
        """The office; „Verschiedene“ when the cell names more than one."""
        text = one_line(written(value))
        meant = self._meant(text)
        if not meant or "" in meant:
            suggestion = self.similar(text)
            rule = "office_and_more" if suggestion and LEFT_OUT in self.quoted(value) else "choice"
            raise Rejected(rule, suggestion, office=suggestion, options=", ".join(self.choices()))
        return meant.pop() if len(meant) == 1 else SEVERAL

    def _meant(self, text: str) -> set[str]:
        """The offices that a text names; "" among them for what is none."""
        word = folded(text)
        if word in self.known or not word or word in _ENDINGS:
            return {self.known[word]} if word in self.known else set()
        text = _AND_OTHERS.sub(", andere", text)
        parts = next((parts for parts in (between.split(text) for between in _BETWEEN) if len(parts) > 1), [])
        return set().union(*(self._meant(part) for part in parts)) if parts else {""}

    def similar(self, text: str) -> str:
        """The closest office, or the one that the text begins with („Bürgermeister der Stadt ...“).

        None when other words make it somebody else („Stellv. Bürgermeister“).
        """
        if _NOT_HIMSELF.search(text) and folded(text) not in self.known:
            return ""
        first = re.split(r"[ ,(]", text, maxsplit=1)[0]
        return super().similar(text) or self.known.get(folded(first), "")

    def quoted(self, value: Cell) -> str:
        """The words that belong to an office; of all others only that there are some."""
        return only_known(one_line(discreet(written(value))), self._is_known)

    def _is_known(self, word: str) -> bool:
        parts = [part for part in re.split(r"[^\w.]+", word) if part]
        return all(_OFFICE_WORD.search(part) or folded(part) in self._words or self._resembles(part) for part in parts)

    def _resembles(self, word: str) -> bool:
        return len(word) > 4 and bool(get_close_matches(folded(word), self.known, n=1, cutoff=0.85))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(
            folded(word)
            for option in self.options
            for text in (option.value, *option.synonyms)
            for word in re.split(r"[^\w.]+", text)
        )

    def describe(self) -> str:
        """What may stand in the cell."""
        return f"Eine Funktion, gleich in welcher Schreibweise: {', '.join(self.choices())}."


OFFICE = Office(OFFICES)
