"""A list with twelve different mistakes, each as somebody makes it, and what is right instead.

Programme, projects and amounts are invented. Six mistakes have a suggestion (cells in SUGGESTED); the others only the
office itself can mend: which Homberg, which of two readings, what the formula should have said, an amount that was
forgotten, a row that stands there twice, and more granted than was asked for, which is remarked and blocks nothing.
"""

from datetime import date, datetime

Value = str | int | date
Place = tuple[str, str]
"""Worksheet and cell."""

NAME = "foerderung_zwoelf_fehler"
PROGRAMM = "Digitale Rathäuser 2021"
DAY = datetime(2021, 3, 15)
HEADER = ["Programm", "Kommune", "Vorhaben", "Aktenzeichen", "Bescheiddatum", "Beantragt", "Bewilligt", "Abgerufen",
          "Ansprechpartner"]  # fmt: skip


def _row(number: int, kommune: str, vorhaben: str, day: object, *amounts: object) -> list[object]:
    return [PROGRAMM, kommune, vorhaben, f"DR-2021-{number:03}", day, *amounts, "Max Mustermann"]


SHEETS: dict[str, list[list[object]]] = {
    "Mittel": [
        ["Förderung der Digitalisierung in den Kommunen", None, None, None, None, None, None, None, None],
        ["Beträge in Euro"],
        [],
        HEADER,
        _row(1, "Bensheim", "Digitales Bürgerbüro", DAY, "40.000", "36.000 €", 12000),
        _row(2, "Bürstatt", "Online-Termine", DAY, 20000, 18000, 0),
        _row(3, "Homberg", "Digitale Akte", DAY, 25000, 22500, 0),
        _row(4, "Hofbieber", "Bürgerkonto", DAY, 15000, "12,500", 0),
        _row(5, "Eichenzell", "Digitale Akte", DAY, 21000, "18,500.00", 0),
        _row(6, "Rodgau", "Online-Anträge", "30.02.2021", 30000, 27000, 9000),
        _row(7, "Künzell", "Digitale Akte", 44270, 20000, 18000, 0),
        _row(8, "Hünfeld", "Ratsinformation", DAY, "#N/A", 16200, 0),
        _row(9, "Gersfeld", "Online-Termine", DAY, "2O.000", "rund 18.000", 0),
        _row(10, "Dipperz", "Bürgerkonto", DAY, None, None, None),
        _row(11, "Nüsttal", "Digitale Akte", DAY, 20000, 22000, 0),
        _row(12, "Rasdorf", "Online-Anträge", DAY, 14000, 12600, 0),
        _row(12, "Rasdorf", "Online-Anträge", DAY, 14000, 12600, 0),
    ],
    "Beratung": [
        ["Kommune", "Beratungsmodul", "Status", "Beratungstermin"],
        ["Bensheim", "Modul 1", "abgeschlossen", datetime(2021, 5, 4)],
        ["Lorsch", "Modul 2", "abgeschlosen", datetime(2021, 5, 4)],
        ["Lorsch", "Modul 3", "terminiert", "Juni 2021"],
    ],
}

RIGHT: dict[Place, Value] = {
    ("Mittel", "B6"): "Bürstadt",
    ("Mittel", "B7"): "Homberg (Efze)",
    ("Mittel", "G8"): 12500,
    ("Mittel", "G9"): 18500,
    ("Mittel", "E10"): date(2021, 2, 28),
    ("Mittel", "E11"): date(2021, 3, 15),
    ("Mittel", "F12"): 18000,
    ("Mittel", "F13"): 20000,
    ("Mittel", "F14"): 10000,
    ("Mittel", "G15"): 20000,
    ("Beratung", "C3"): "abgeschlossen",
}
"""What belongs into a cell, as its value."""

TWICE: Place = ("Mittel", "D17")
"""The row that stands there twice, at the cell at which that is told: it is left out."""

REMARKED: Place = ("Mittel", "G15")
"""The mistake that is only remarked."""

SUGGESTED = frozenset(
    {("Mittel", cell) for cell in ("B6", "G9", "E10", "E11", "F13")} | {("Beratung", "C3")}
)  # fmt: skip


def written(value: Value) -> str:
    """A value as somebody types it: 28.02.2021, 12.500, Bürstadt."""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return value if isinstance(value, str) else f"{value:,}".replace(",", ".")
