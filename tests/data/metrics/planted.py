"""An invented table of reports with planted peculiarities, always the same: what the metrics of the OZG have to find.

Twelve Kommunen and twenty services on twenty-four Stichtage from November 2024 to October 2026. Planted are another
catalogue (March 2025), another model (July 2025), Hanau (January 2026), a fall, a report that stands still, a leap.
"""

import random

import pandas as pd

from data.metrics import ozg
from tests.data.metrics.test_ozg import rows

DAYS = pd.date_range("2024-11-30", "2026-10-31", freq="ME").strftime("%Y-%m-%d").tolist()
CATALOGUE_DAY, MODEL_DAY, HANAU_DAY, FALL_DAY, LEAP_DAY = (
    "2025-03-31", "2025-07-31", "2026-01-31", "2026-05-31", "2025-11-30",
)  # fmt: skip
OLD_HANAU, NEW_HANAU = "06435014", "06415000"
FROZEN, FROZEN_SINCE = "06412000", "2025-08-31"
KOMMUNEN = [
    "06411000", FROZEN, "06413000", "06414000", OLD_HANAU, "06531005", "06532023", "06533009", "06534014", "06611000",
    "06631009", "06634005",
]  # fmt: skip
FIELDS = ("Bauen & Wohnen", "Familie & Kind", "Gesundheit", "Umwelt")
IDS = [str(10100 + number) for number in range(20)]
GONE, CAME = IDS[16:18], ["10900", "10901"]
FALLEN, LEAPT = IDS[3], IDS[5]
AFTER_FALL = KOMMUNEN[:3] + KOMMUNEN[5:6]
"""Where the fallen service is online no more."""


def catalogue(day: str, key: str) -> list[str]:
    known = IDS if day < CATALOGUE_DAY else [*[one for one in IDS if one not in GONE], *CAME]
    return [one for one in known if (key, one) != (FROZEN, LEAPT)]


def begins() -> dict[tuple[str, str], int]:
    """The place of the Stichtag from which each service is online in each Kommune, by lot."""
    lot = random.Random(2078)  # noqa: S311
    found = {(one, key): lot.randrange(2, 34) for one in [*IDS, *CAME] for key in KOMMUNEN}
    found |= {(FALLEN, key): 0 for key in KOMMUNEN}
    return found | {(LEAPT, key): DAYS.index(LEAP_DAY) for key in KOMMUNEN}


def cells() -> list[dict[str, object]]:
    """The rows as words, in order of time."""
    since = begins()
    return [
        {
            "ozg_id": one, "leistung": f"Leistung {one}", "themenfeld": FIELDS[int(one) % 4], "stichtag": day,
            "kommune": NEW_HANAU if key == OLD_HANAU and day >= HANAU_DAY else key, **_state(since, one, key, day),
        }
        for day in DAYS for key in KOMMUNEN for one in catalogue(day, key)
    ]  # fmt: skip


def _state(since: dict[tuple[str, str], int], one: str, key: str, day: str) -> dict[str, object]:
    place = DAYS.index(min(day, FROZEN_SINCE) if key == FROZEN else day)
    online = place >= since[one, key] and not (
        one == FALLEN and day >= FALL_DAY and key in AFTER_FALL and key != FROZEN
    )
    model = "1.1" if day < MODEL_DAY else "2.0"
    return {
        "status": ozg.ONLINE if online else "in Umsetzung",
        "reifegrad": 3 if online else 1,
        "reifegrad_modell": model,
    }


def planted() -> pd.DataFrame:
    """The table, as the store gives it: text as categories, with the revision that brought each row."""
    table = rows(*cells()).assign(revision=1)
    return table.astype({name: "category" for name in table if table[name].dtype == "str"})
