"""Choices: one of a few words, each with the other words that officials use for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from loaders.cells.base import NO_CONTEXT, Cell, CellType, written
from loaders.cells.text import folded
from loaders.findings import Rejected

_LONGEST = 100
"""Longer texts are not compared with the options: similar words are never that long."""


@dataclass(frozen=True)
class Option:
    """A value of a choice, as it is kept and shown, and its synonyms."""

    value: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice(CellType):
    """One of several options; case, blanks, punctuation, ä/ae and ß/ss do not matter.

    What is only similar to an option is suggested, never taken.
    """

    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        """ValueError when a word stands for two options."""
        for option in self.options:
            for word in (option.value, *option.synonyms):
                if self.known[folded(word)] != option.value:
                    raise ValueError(f"{word!r} stands for {option.value!r} and {self.known[folded(word)]!r}")

    @cached_property
    def known(self) -> dict[str, str]:
        """The value of every option and synonym, by its folded spelling."""
        return {folded(word): option.value for option in self.options for word in (option.value, *option.synonyms)}

    def parse(self, value: Cell, context: Mapping[str, object] = NO_CONTEXT) -> str:  # noqa: ARG002
        """The value of the option that is meant."""
        text = written(value)
        if meant := self.known.get(folded(text)):
            return meant
        raise Rejected("choice", self.similar(text), options=", ".join(self.choices()))

    def similar(self, text: str) -> str:
        """The option that a misspelled text is closest to, or nothing; another number is another option, no slip."""
        word = folded(text) if len(text) <= _LONGEST else ""
        alike = [known for known in self.known if re.findall(r"[0-9]+", known) == re.findall(r"[0-9]+", word)]
        close = get_close_matches(word, alike, n=1, cutoff=0.8)
        return self.known[close[0]] if close else ""

    def describe(self) -> str:
        """What may stand in the cell."""
        return f"Einer dieser Werte: {', '.join(self.choices())}."

    def choices(self) -> tuple[str, ...]:
        """The values of the options."""
        return tuple(option.value for option in self.options)

    def sample(self) -> str:
        """The first option."""
        return self.options[0].value
