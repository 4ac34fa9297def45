"""One thing that people said: what a spelling means or the columns of a table hold, for files to come, and others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from data.revisions import BERLIN, NOBODY
from loaders import territory
from loaders.answers import NOT_TAKEN, Answers
from loaders.places import resolve
from loaders.sheet import Workbook

LONGEST = 100
"""Longer texts are no names of places and no headers."""

_PERSONAL = re.compile(r"@|\d{5}|\d[\d /()+-]{5,}\d")
"""Signs of an e-mail address or a telephone number."""


@dataclass(frozen=True, kw_only=True)
class Remembered:
    """Who confirmed it when (UTC), and who took it back when; `id` orders those of one `kind`, not the clock."""

    kind: ClassVar[str] = ""
    texts: ClassVar[tuple[str, ...]] = ()
    """What is kept of one beside who and when."""

    id: int
    at_utc: datetime
    by: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    signed: str = field(default="", compare=False)
    """What is stored of who confirmed it: a reference to a person (`data.people`) or a word."""

    @property
    def effective(self) -> bool:
        """Whether nobody has taken it back."""
        return self.withdrawn_at is None

    def described(self) -> str:
        """What is remembered, as a German phrase."""
        raise NotImplementedError(type(self).__name__)

    def said(self) -> str:
        """By whom and when, as a part of a German sentence; an e-mail address is not told."""
        name = "" if "@" in self.by or self.by == NOBODY else f"von {self.by} "
        return f"{name}am {self.at_utc.astimezone(BERLIN):%d.%m.%Y}"


@dataclass(frozen=True, kw_only=True)
class Healing(Remembered):
    """A spelling of a Kommune: as typed (`written`), in normal form (`spelling`), and the key that it means."""

    kind: ClassVar[str] = "healings"
    texts: ClassVar[tuple[str, ...]] = ("spelling", "written", "key")

    spelling: str
    written: str
    key: str

    def described(self) -> str:
        """What is remembered, as a German phrase."""
        return f"„{self.written}“ bedeutet „{territory.name_of(self.key)}“ ({self.key})"


@dataclass(frozen=True, kw_only=True)
class Assignment(Remembered):
    """The columns of tables of one shape: normal form of a header -> name of a field, or `NOT_TAKEN`."""

    kind: ClassVar[str] = "assignments"
    texts: ClassVar[tuple[str, ...]] = ("shape", "workbook", "columns", "example_headers")

    shape: str
    workbook: str
    columns: Mapping[str, str] = field(default_factory=dict)
    example_headers: Sequence[str] = ()

    def described(self) -> str:
        """What is remembered, as a German phrase."""
        headers = ", ".join(f"„{header}“" for header in self.example_headers[:5]) or "ohne Überschriften"
        return f"{len(self.columns)} Spalten einer Tabelle mit {headers}"


def harmless(text: str, longest: int = LONGEST) -> bool:
    """Whether a text may be kept: short, and neither an e-mail address nor a telephone number."""
    return 0 < len(text) <= longest and _PERSONAL.search(text) is None


def may_mean(written: str, key: str) -> bool:
    """Whether people may say that a text means this Kommune: it is like some of today's, and not the name of others."""
    if not harmless(written) or key not in set(territory.kommunen()["key"]):
        return False
    alone = resolve(written)
    return bool(alone.suggestions) or key in alone.candidates


def in_effect(remembered: Sequence[Remembered], kinds: Mapping[str, Workbook]) -> Answers:
    """The answers for files to come; the last one counts, one that was taken back does not.

    What no longer exists is left out: a field that its kind of workbook has lost, a key that no Kommune ever had.
    """
    standing = sorted((each for each in remembered if each.effective), key=lambda each: each.id)
    healings = [each for each in standing if isinstance(each, Healing) and territory.is_known(each.key)]
    assignments = [each for each in standing if isinstance(each, Assignment) and each.workbook in kinds]
    return Answers(
        columns={each.shape: _existing(each, kinds[each.workbook]) for each in assignments},
        places={each.spelling: each.key for each in healings},
        confirmed={each.spelling: each.said() for each in healings},
    )


def _existing(assignment: Assignment, kind: Workbook) -> dict[str, str]:
    names = {NOT_TAKEN, *(field.name for sheet in kind.sheets for field in sheet.fields)}
    return {header: name for header, name in assignment.columns.items() if name in names}
