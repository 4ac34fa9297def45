"""The reports of the Kommunen recounted with plain loops: which one holds on a day, and what each rule makes of it."""

from collections import Counter, defaultdict
from functools import cache

from tests.data.demonstration.lists import LAND, Row, inhabitants, ozg, today

STATES = ("offen", "in Planung", "in Umsetzung", "online")
LEVELS = {"1.1": range(5), "2.0": range(8)}


@cache
def by_body() -> dict[str, dict[str, list[Row]]]:
    """Kommune (as known today) or Land -> Stichtag -> the rows of its report."""
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in ozg():
        found[today(row["AGS"])][row["Stichtag"]].append(row)
    return found


@cache
def days() -> list[str]:
    """All Stichtage, in order of time."""
    return sorted({day for own in by_body().values() for day in own})


@cache
def stand(day: str) -> list[Row]:
    """The last report of each Kommune up to a day, as a whole."""
    rows = []
    for own in by_body().values():
        known = [other for other in own if other <= day]
        if known:
            rows += own[max(known)]
    return rows


def of_region(rows: list[Row], region: str) -> list[Row]:
    return [row for row in rows if row["AGS"].startswith(region)]


def by(rows: list[Row], label: str) -> dict[str, list[Row]]:
    """The rows by what they say under a label, in order of the alphabet."""
    found = defaultdict(list)
    for row in rows:
        found[row[label]].append(row)
    return dict(sorted(found.items()))


def by_bezirk(rows: list[Row]) -> dict[str, list[Row]]:
    """The rows by the first three digits of the key; the Land last."""
    found = defaultdict(list)
    for row in rows:
        found[row["AGS"][:3]].append(row)
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == LAND, pair[0])))


def status(rows: list[Row]) -> list[tuple[str, int, float]]:
    """How many rows are at which status, and which part of them."""
    counts = Counter(row["Status"] for row in rows)
    return [(state, counts[state], counts[state] / len(rows)) for state in STATES]


def levels(rows: list[Row], model: str) -> list[tuple[int, int, float, int, float]]:
    """Level, rows at it, their part, rows at it or above, their part; of one model."""
    counts = Counter(row["Reifegrad"] for row in rows if row["Reifegradmodell"] == model)
    whole = sum(counts.values())
    found = []
    for level in LEVELS[model]:
        above = sum(number for other, number in counts.items() if other >= level)
        found.append((level, counts[level], counts[level] / whole, above, above / whole))
    return found


Counted = tuple[int, int, int]
"""How many count, of how many, and of how many nobody can say."""


def _bundles(rows: list[Row], level: int, *, best: bool) -> Counted:
    """Bundles whose best (worst) row reaches a level; only model 1.1 knows what it means."""
    yes = no = 0
    bundles = by(rows, "OZG-ID")
    for own in bundles.values():
        answers = [row["Reifegrad"] >= level if row["Reifegradmodell"] == "1.1" else None for row in own]
        deciding, other = (True, False) if best else (False, True)
        if any(answer is deciding for answer in answers):
            yes, no = (yes + 1, no) if best else (yes, no + 1)
        elif all(answer is other for answer in answers):
            yes, no = (yes, no + 1) if best else (yes + 1, no)
    return yes, len(bundles), len(bundles) - yes - no


def bund(rows: list[Row], _day: str) -> Counted:
    return _bundles(rows, 2, best=True)


def konform(rows: list[Row], _day: str) -> Counted:
    return _bundles(rows, 3, best=False)


def flaechendeckend(rows: list[Row], _day: str) -> Counted:
    bundles = by(rows, "OZG-ID")
    return sum(all(row["Status"] == "online" for row in own) for own in bundles.values()), len(bundles), 0


def anteil_kommunen(rows: list[Row], _day: str) -> Counted:
    own = [row for row in rows if row["AGS"] != LAND]
    return sum(row["Status"] == "online" for row in own), len(own), 0


def anteil_einwohner(rows: list[Row], day: str) -> Counted:
    weights = [(inhabitants(row["AGS"], day), row["Status"] == "online") for row in rows]
    return sum(people for people, online in weights if online), sum(people for people, _ in weights), 0


RULES = {
    "Bund: online in mindestens einer Kommune": bund,
    "OZG-konform": konform,
    "Flächendeckend": flaechendeckend,
    "Anteil der Kommunen": anteil_kommunen,
    "Anteil der Einwohner": anteil_einwohner,
}
