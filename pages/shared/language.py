"""German for what plotly says itself: its buttons and notes, months and days. Its own locale is not bundled."""

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip

_DAYS = ("Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag")

_DICTIONARY = {
    "Autoscale": "Alles zeigen",
    "Box Select": "Rechteck auswählen",
    "Compare data on hover": "Werte vergleichen",
    "Double-click on legend to isolate one trace": "Doppelklick: nur diese Reihe zeigen",
    "Double-click to zoom back out": "Doppelklick: wieder alles zeigen",
    "Download plot": "Bild herunterladen",
    "Download plot as a PNG": "Bild als PNG herunterladen",
    "Image download succeeded": "Bild heruntergeladen",
    "Lasso Select": "Freihand auswählen",
    "Pan": "Verschieben",
    "Preparing image - this may take a few seconds": "Bild wird erstellt, das kann einige Sekunden dauern",
    "Reset": "Zurücksetzen",
    "Reset axes": "Ausschnitt zurücksetzen",
    "Reset view": "Ansicht zurücksetzen",
    "Reset views": "Ansichten zurücksetzen",
    "Show closest data on hover": "Nächsten Wert zeigen",
    "Sorry, there was a problem downloading your image!": "Das Bild ließ sich leider nicht herunterladen.",
    "Toggle Spike Lines": "Hilfslinien ein- oder ausblenden",
    "Toggle show closest data on hover": "Nächsten Wert ein- oder ausblenden",
    "Zoom": "Ausschnitt vergrößern",
    "Zoom in": "Vergrößern",
    "Zoom out": "Verkleinern",
}

_FORMAT = {
    "days": list(_DAYS),
    "shortDays": [day[:2] for day in _DAYS],
    "months": list(MONTHS),
    "shortMonths": [month if len(month) <= 4 else f"{month[:3]}." for month in MONTHS],
    "date": "%d.%m.%Y",
    "decimal": ",",
    "thousands": ".",
    "year": "%Y",
    "month": "%B %Y",
    "dayMonth": "%d. %B",
    "dayMonthYear": "%d. %B %Y",
}

PLOTLY = {"locale": "de", "locales": {"de": {"dictionary": _DICTIONARY, "format": _FORMAT}}}
"""Part of plotly's configuration that makes it speak German without a request to anywhere."""
