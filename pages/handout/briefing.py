"""The Vorlage: what stands in it, the same for PDF and DOCX; one to three pages, whatever the view shows."""

import itertools
from dataclasses import dataclass, replace

from pages.handout.content import Content
from pages.shared import columns, german
from pages.shared.exhibits import Exhibit

TITLE = "Kurzvorlage: {}"
"""„Vorlage“ alone is the word for the lists that are filled in."""

COLUMNS = 6
"""So many columns of a table fit the width of a page."""

DEVIATING = "Weitere Zeilen und Spalten stehen in der Excel-Datei."


@dataclass(frozen=True)
class Fit:
    """How much room the charts get: rows of their tables, height of a picture in millimetres, how many there are."""

    rows: int
    height: float
    most: int = 1_000

    @property
    def narrower(self) -> "Fit":
        """The next one: a word processor needs a little more room than the PDF."""
        return FITS[min(FITS.index(self) + 1, len(FITS) - 1)] if self in FITS else replace(self, most=self.most - 2)

    def width(self, ratio: float) -> float:
        """Width of a picture, from its width by its height."""
        return min(ACROSS, max(LEAST, self.height * ratio))


FITS = (Fit(12, 80), Fit(8, 65), Fit(5, 55), Fit(3, 45), Fit(0, 45), Fit(0, 34))
"""From roomy to narrow with all charts; the first that needs no more than three pages is taken."""

PAGES = 3

ACROSS, LEAST = 166.0, 100.0
"""Width of the text on the page, and the least one of a picture whose words must be read, in millimetres."""

FEWEST = 6
"""So many rows of a table that stands without a picture are always shown."""


@dataclass(frozen=True)
class Section:
    """A chart of the Vorlage in words: `rows` are those of its table, `more` says what is left out."""

    exhibit: Exhibit
    origin: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    more: str


def sections(content: Content, fit: Fit) -> list[Section]:
    """What the Vorlage shows in this much room."""
    return [_section(content, exhibit, fit) for exhibit in content.exhibits[: max(1, fit.most)]]


def fits(content: Content) -> list[Fit]:
    """From roomy to narrow; where nothing else helps, the last charts are left out and named."""
    return [*FITS, *(replace(FITS[-1], most=most) for most in range(len(content.exhibits) - 1, 0, -1))]


def left_out(content: Content, fit: Fit) -> str:
    """Which charts do not fit, "" where all of them do."""
    rest = [exhibit.origin.question for exhibit in content.exhibits[max(1, fit.most) :]]
    return f"Nur in der Excel-Datei und den Folien: {' · '.join(rest)}" if rest else ""


def _section(content: Content, exhibit: Exhibit, fit: Fit) -> Section:
    most = fit.rows if exhibit.figure is not None else max(fit.rows, FEWEST)
    shown = dict(list(exhibit.columns.items())[:COLUMNS])
    words = columns.in_german(exhibit.table.head(most), shown)
    cut = len(exhibit.table) > len(words) or len(exhibit.columns) > len(shown)
    return Section(
        exhibit,
        footnote(content, exhibit),
        tuple(map(str, words.columns)) if len(words) else (),
        tuple(words.itertuples(index=False, name=None)),
        tuple(column.numeric for column in shown.values()),
        DEVIATING if cut else "",
    )


def footnote(content: Content, exhibit: Exhibit) -> str:
    """Stand, Quelle and Auswahl of a chart, and where its sources stand in the list at the end."""
    numbers = cited(content, exhibit)
    return f"{exhibit.origin.line()}{f' (im Verzeichnis: {numbers})' if numbers else ''}."


def cited(content: Content, exhibit: Exhibit) -> str:
    """The numbers of the sources of a chart in the list of all: „1 bis 3 und 7“."""
    return german.listed(spans(sorted(content.sources.index(source) + 1 for source in exhibit.origin.sources)))


def spans(numbers: list[int]) -> list[str]:
    """Numbers in order, those that follow each other as a span: 1, 2, 3, 7 -> "1 bis 3", "7"."""
    pairs = itertools.groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in run] for _, run in pairs]
    return [f"{run[0]} bis {run[-1]}" if len(run) > 2 else german.listed(list(map(str, run))) for run in runs]
