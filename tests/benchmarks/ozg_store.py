"""A store with the OZG table of the whole Land: 575 services x 442 Kommunen x 12 months are 3,050,000 rows (3,049,800).

`python tests/benchmarks/ozg_store.py FOLDER [MONTHS] [SEED]` builds it as the embedded database of that data folder, one
revision a month, through `Store.preview` and `Store.commit`. Invented rows, for measuring only; the same seed gives the same rows.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import pandas as pd

from data.store import Store, open_store
from loaders import territory
from loaders.reading import Reading
from loaders.workbooks.ozg import OZG, STATUS, THEMENFELDER

SERVICES = 575
MONTHS = 12
FIRST = date(2025, 1, 31)
LEVELS = {"offen": 0, "in Planung": 1, "in Umsetzung": 1, "online": 3}
FILE = "ozg-{day}.xlsx"


def month_ends(months: int, first: date = FIRST) -> list[str]:
    """The last days of so many months, the first one first, as ISO days."""
    days = [first]
    while len(days) < months:
        following = (days[-1] + timedelta(days=1)).replace(day=28) + timedelta(days=4)
        days.append(following.replace(day=1) - timedelta(days=1))
    return [day.isoformat() for day in days]


def reports(months: int = MONTHS, seed: int = 1, services: int = SERVICES) -> Iterator[tuple[str, pd.DataFrame]]:
    """Each Stichtag with the rows of all services in all Kommunen: columns of the sheet `ozg`, index (sheet, line).

    Each pair begins somewhere on the way and goes one step further in every fourth month or so.
    """
    drawn = np.random.default_rng(seed)
    keys = territory.kommunen("2025-01-31")["key"].to_numpy(dtype=object)
    states = np.array(STATUS.choices(), dtype=object)
    levels = np.array([LEVELS[state] for state in states])
    pace = 1.4 * drawn.beta(2, 4, len(keys))[:, None] + 1.4 * drawn.beta(2, 3, services)[None, :]
    reached = 1.6 * pace + drawn.normal(0, 0.6, pace.shape)
    for day in month_ends(months):
        reached = reached + 0.12 * pace * drawn.random(pace.shape)
        step = np.clip(np.floor(reached), 0, 3).astype("int64").ravel()
        yield day, _table(day, keys, services, states[step], levels[step])


def _table(day: str, keys: np.ndarray, services: int, states: np.ndarray, levels: np.ndarray) -> pd.DataFrame:
    numbers = np.arange(services)
    per_service = {
        "ozg_id": np.array([str(10000 + number) for number in numbers], dtype=object),
        "leistung": np.array([f"Leistung {10000 + number}" for number in numbers], dtype=object),
        "themenfeld": np.array([THEMENFELDER[number % len(THEMENFELDER)] for number in numbers], dtype=object),
    }
    count = len(keys) * services
    columns = dict.fromkeys(OZG.columns())
    columns |= {name: np.tile(texts, len(keys)) for name, texts in per_service.items()}
    columns |= {"stichtag": day, "kommune": np.repeat(keys, services), "status": states, "reifegrad": levels}
    columns |= {"reifegrad_modell": "1.1", "basis": "Selbstauskunft"}
    lines = pd.MultiIndex.from_arrays([np.full(count, OZG.title, dtype=object), np.arange(2, count + 2)])
    return pd.DataFrame(columns, index=lines)


def build(folder: Path, months: int = MONTHS, seed: int = 1) -> int:
    """Fill a new store in that data folder, one revision per Stichtag; how many rows it holds."""
    store = open_store(f"sqlite:///{folder / 'dashboard.sqlite'}")
    rows = sum(_stored(store, day, table) for day, table in reports(months, seed))
    store.close()
    return rows


def _stored(store: Store, day: str, table: pd.DataFrame) -> int:
    reading = Reading(FILE.format(day=day), f"{day:0>64}", len(table), "ozg", {"ozg": table})
    store.commit(store.preview(reading, "ergänzt"), "Messung")
    return len(table)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    print(build(target, *map(int, sys.argv[2:4])))
