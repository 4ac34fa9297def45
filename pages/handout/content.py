"""What every file says around its charts: the title, and the origin of the view as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pages.handout.chart import Chart
from pages.handout.derive import chart_of
from pages.handout.drawing.drawn import svg
from pages.shared import german
from pages.shared.exhibits import Exhibit


@dataclass(frozen=True)
class Content:
    """The exhibits of a view under its title; `author` is who says so, `made` the moment of the download in words."""

    title: str
    exhibits: Sequence[Exhibit]
    author: str
    made: str = ""

    @property
    def mark(self) -> str:
        """The label Demonstrationsdaten, where anything in here is invented."""
        return next((exhibit.origin.mark for exhibit in self.exhibits if exhibit.origin.mark), "")

    @property
    def link(self) -> str:
        """The address that shows the same view again."""
        return next((exhibit.origin.link for exhibit in self.exhibits), "")

    def facts(self) -> Sequence[tuple[str, str]]:
        """The origin of the whole view."""
        stands = dict.fromkeys(exhibit.origin.stand for exhibit in self.exhibits)
        chosen = dict.fromkeys(part for each in self.exhibits for part in each.origin.filters.split("; ") if part)
        return (
            ("Stand der Daten", german.listed(list(stands))),
            ("Auswahl", "; ".join(chosen) or "alle Daten"),
            ("Kennzeichnung", self.mark or "keine"),
            ("Link zur Ansicht", self.link),
            ("Heruntergeladen", self.made),
        )

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """All sources of all exhibits, each once, in their order."""
        return tuple(dict.fromkeys(source for exhibit in self.exhibits for source in exhibit.origin.sources))

    @cached_property
    def drawings(self) -> list[tuple[str, float] | None]:
        """The picture of each exhibit with its height, None where there is none."""
        return [svg(each.figure) if each.figure is not None else None for each in self.exhibits]


def native(exhibit: Exhibit) -> Chart | None:
    """The native chart of an exhibit, None where it has none."""
    return chart_of(exhibit.figure)
