"""Where a chart and its downloads come from: the question, the Stand, the sources. No number goes out without it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from data.store import DEMONSTRATION

NAMED = 3
"""How many sources the line under a chart names; the download names all."""


@dataclass(frozen=True)
class Origin:
    """The origin of one view; `filters` says in words what the reader left out ("" for nothing).

    `link` is the address that shows the same view again, "" where there is none.
    """

    question: str
    stand: str
    sources: tuple[str, ...]
    filters: str = ""
    demonstration: bool = False
    link: str = ""

    @property
    def mark(self) -> str:
        """The label that must not be lost: Demonstrationsdaten, or nothing."""
        return DEMONSTRATION if self.demonstration else ""

    @property
    def selection(self) -> str:
        """What the reader chose, in words; where nothing was left out, that."""
        return self.filters or "alle Daten"

    def line(self) -> str:
        """The line under a chart: "Stand: 22.11.2026, 15:36 Uhr (Nr. 12) · Quelle: kommune21.de"."""
        names = list(dict.fromkeys(host(source) for source in self.sources))
        more = f" und {len(names) - NAMED} weitere" if len(names) > NAMED else ""
        parts = [
            self.mark,
            f"Stand: {self.stand}",
            f"Quelle: {', '.join(names[:NAMED])}{more}" if names else "",
            f"Auswahl: {self.filters}" if self.filters else "",
        ]
        return " · ".join(filter(None, parts))

    def facts(self) -> Sequence[tuple[str, str]]:
        """Everything about the origin, for the second sheet of a download."""
        return (
            ("Frage", self.question),
            ("Stand der Daten", self.stand),
            ("Auswahl", self.selection),
            ("Kennzeichnung", self.mark or "keine"),
            *(("Quelle", source) for source in self.sources or ("nicht angegeben",)),
            *[("Link zur Ansicht", self.link)] * bool(self.link),
        )


def host(source: str) -> str:
    """A source for a short line: the host of an address, else the text itself."""
    name = urlsplit(source.strip()).hostname if "://" in source else None
    return name.removeprefix("www.") if name else source
