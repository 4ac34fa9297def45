"""The pages of the dashboard in the order of the navigation: the one list that a new page is added to."""

from dataclasses import dataclass

from data.access import Right

NAME = "Kommunen digital in Hessen"
"""What the dashboard calls itself in the browser's title."""


@dataclass(frozen=True)
class Entry:
    """A page: `path` is its folder under `pages/` and address; `help` says what one finds there; `right` who may."""

    path: str
    title: str
    help: str
    right: Right = Right.SEE


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
    Entry("verwaltung", "Verwaltung", "Rollen, Sitzungen und Protokoll.", Right.AUDIT),
    Entry("hilfe", "Hilfe", "Wie die Zahlen gezählt werden, welche Listen gelesen werden, woher alles stammt."),
)

HOME = PAGES[0]
"""The page at the address of the dashboard itself; its own address `/uebersicht` leads there."""

_ELSEWHERE = {"kennzahlen": "ozg"}
"""Kinds of workbook whose page has another name."""


def page_of(workbook: str) -> Entry:
    """The page that shows the data of a kind of workbook; the overview when none does."""
    return next((entry for entry in PAGES if entry.path == _ELSEWHERE.get(workbook, workbook)), HOME)
