"""A view that people come back to: a page with its filters, under a name."""

from dataclasses import dataclass
from typing import ClassVar

from data.remembered import Remembered

LONGEST_NAME, LONGEST_QUERY = 60, 2000
"""Characters of a name, and of everything that a page is asked for."""


@dataclass(frozen=True, kw_only=True)
class SavedView(Remembered):
    """A view: `path` of its page, `query` as in an address (`bezirk=Kassel`), its `owner` or "" for everybody's."""

    kind: ClassVar[str] = "saved_views"
    texts: ClassVar[tuple[str, ...]] = ("name", "path", "query", "owner")

    name: str
    path: str
    query: str
    owner: str = ""

    def described(self) -> str:
        """What is remembered, as a German phrase."""
        return f"Ansicht „{self.name}“"
