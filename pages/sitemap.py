"""The pages of the dashboard in the order of the navigation: the one list that a new page is added to."""

from dataclasses import dataclass

from data.access import Right

NAME = "Kommunen digital in Hessen"
"""What the dashboard calls itself in the browser's title."""


@dataclass(frozen=True)
class Entry:
    """A page: `path` is its folder under `pages/` and its address; `help` says what one finds there; `right` who may.

    A `public` one is for everybody, signed in or not: it shows no data, and stands at the foot instead of in the menu.
    """

    path: str
    title: str
    help: str
    right: Right = Right.SEE
    public: bool = False


PAGES = (
    Entry("uebersicht", "Übersicht", "Die wichtigsten Zahlen zu Teilnahme, Förderung und OZG auf einen Blick."),
    Entry("teilnahme", "Teilnahme", "Wer an den Regionalkonferenzen teilgenommen hat, und wer fehlt."),
    Entry("foerderung", "Förderung", "Welche Mittel bereitstehen, bewilligt und abgerufen sind."),
    Entry("ozg", "OZG-Fortschritt", "Wie weit die OZG-Leistungen in den Kommunen sind, je nach Zählweise."),
    Entry("kommune", "Kommune", "Alles zu einer Kommune auf einer Seite, neben ihresgleichen; auch zum Drucken."),
    Entry("zusammenhang", "Zusammenhang", "Ob Teilnahme, Förderung und OZG-Fortschritt zusammenfallen."),
    Entry(
        "hochladen",
        "Hochladen",
        "Excel-Listen prüfen, Fehler beheben und übernehmen; Vorlagen zum Ausfüllen.",
        Right.UPLOAD,
    ),
    Entry("verlauf", "Verlauf", "Wer wann was übernommen hat; Importe rückgängig machen."),
    Entry("verwaltung", "Verwaltung", "Rollen, Sitzungen, Protokoll, Auskunft an Personen.", Right.AUDIT),
    Entry("hilfe", "Hilfe", "Wie die Zahlen gezählt werden, welche Listen gelesen werden, woher alles stammt."),
    Entry("leichte_sprache", "Leichte Sprache", "Worum es hier geht, in kurzen Sätzen.", public=True),
    Entry("barrierefreiheit", "Erklärung zur Barrierefreiheit", "Was zugänglich ist und was nicht.", public=True),
    Entry("datenschutz", "Datenschutz", "Was gespeichert wird und was nicht.", public=True),
    Entry("impressum", "Impressum", "Wer das Dashboard betreibt.", public=True),
)

MENU = tuple(entry for entry in PAGES if not entry.public)
FOOT = tuple(entry for entry in PAGES if entry.public)
"""What the navigation offers, and what stands at the foot of every page."""

HOME = PAGES[0]
"""The page at the address of the dashboard itself; its own address `/uebersicht` leads there."""

_ELSEWHERE = {"kennzahlen": "ozg"}
"""Kinds of workbook whose page has another name."""


def page_of(workbook: str) -> Entry:
    """The page that shows the data of a kind of workbook; the overview when none does."""
    return next((entry for entry in PAGES if entry.path == _ELSEWHERE.get(workbook, workbook)), HOME)
