"""An invented programme that every Kommune of Hessen takes part in: seeded, so that it is the same everywhere."""

from datetime import date, timedelta
from random import Random

import pandas as pd

from loaders import territory
from loaders.workbooks import SHEETS
from tests.data.metrics.tables import table

NAME = "Testprogramm, erfunden"
BEGINS, ENDS = "2025-01-01", "2027-12-31"
LABELS = {
    "programm": "Programm", "datum": "Datum", "kommune": "AGS", "aktenzeichen": "Aktenzeichen", "volumen": "Volumen",
    "beantragt": "Beantragt", "bewilligt": "Bewilligt", "abgerufen": "Abgerufen", "beginn": "Beginn", "ende": "Ende",
    "quelle": "Quelle",
}  # fmt: skip


def programme(seed: int = 7) -> list[dict[str, object]]:
    """The row of the programme, then one of each Kommune: 60 ask for nothing, 40 get nothing, 80 have drawn nothing."""
    random = Random(seed)  # noqa: S311
    keys = list(territory.kommunen()["key"])
    rows = [_kommune(random, number, key) for number, key in enumerate(keys)]
    whole = {"programm": NAME, "volumen": 40_000_000, "beginn": BEGINS, "ende": ENDS, "quelle": "Richtlinie"}
    return [whole, *rows]


def _kommune(random: Random, number: int, key: str) -> dict[str, object]:
    asked = 1000 * random.randint(20, 140) * (3 if len(key) == 5 else 1)
    day = date(2025, 1, 15) + timedelta(days=random.randint(0, 660))
    row = {"programm": NAME, "kommune": key, "aktenzeichen": f"T-{number:03}", "quelle": "Liste", "datum": str(day)}
    if number % 442 < 60:
        return row | {"beantragt": 0, "bewilligt": 0, "abgerufen": 0}
    if number % 442 < 100:
        return row | {"beantragt": asked, "bewilligt": 0, "abgerufen": 0}
    drawn = 0 if number % 442 < 180 else int(asked * random.choice((0.2, 0.5, 0.7)))
    return row | {"beantragt": asked, "bewilligt": int(asked * 0.9), "abgerufen": drawn}


def mittel(*rows: dict[str, object]) -> pd.DataFrame:
    """Rows as the loaders give them."""
    return table(SHEETS["mittel"].columns(), list(rows))


def worksheet(rows: list[dict[str, object]]) -> list[list[object]]:
    """The rows as somebody would write them into a workbook."""
    return [list(LABELS.values()), *([_cell(row.get(name)) for name in LABELS] for row in rows)]


def _cell(value: object) -> object:
    return f"{value[1]} {value[0]}" if isinstance(value, tuple) else value
