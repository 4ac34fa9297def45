"""Breaks and striking values of the reports, found once more with plain loops."""

from collections.abc import Iterator
from itertools import pairwise

from tests.data.demonstration.lists import Row, name, ozg
from tests.data.demonstration.words import day as said_day
from tests.data.demonstration.words import percent
from tests.pages.demonstration.reports import days, stand

MUCH, FEW, LOW, HIGH, STILL = 0.05, 5, 0.05, 0.95, 12


def breaks(region: str = "") -> dict[str, list[str]]:
    """Stichtag -> why it cannot be compared with the one before; of the territory only that it changed."""
    found = {}
    for old, new in pairwise(days()):
        before, after = ([row for row in stand(day) if row["AGS"].startswith(region)] for day in (old, new))
        reasons = []
        if said := _differ(before, after, "OZG-ID", "anderer Katalog: {} OZG-Leistungen neu, {} entfallen"):
            reasons.append(said)
        models = [_model(rows) for rows in (before, after)]
        if models[0] != models[1]:
            reasons.append(f"anderes Reifegradmodell: {models[1]} statt {models[0]}")
        if any(old < day <= new and key.startswith(region) for day, key in CHANGES):
            reasons.append("anderer Gebietsstand")
        if said := _differ(before, after, "body", "andere Meldende: {} kamen hinzu, {} fehlen"):
            reasons.append(said)
        if reasons:
            found[new] = reasons
    return found


CHANGES = (("2023-01-01", "06635001"), ("2026-01-01", "06415000"))
"""Bromskirchen went into Allendorf (Eder), Hanau left its Kreis."""


def _differ(before: list[Row], after: list[Row], label: str, sentence: str) -> str:
    old, new = ({_value(row, label) for row in rows} for rows in (before, after))
    return sentence.format(len(new - old), len(old - new)) if len(old ^ new) > MUCH * len(old | new) else ""


def _value(row: Row, label: str) -> str:
    return {"06435014": "06415000"}.get(row["AGS"], row["AGS"]) if label == "body" else row[label]


def _model(rows: list[Row]) -> str:
    new = sum(row["Reifegradmodell"] == "2.0" for row in rows)
    return "2.0" if 2 * new >= len(rows) else "1.1"


Finding = tuple[str, str, str, str, str, str]
"""Stichtag, who, what, compared with, share before, share."""


def findings() -> set[Finding]:
    """Everything that the page has to name: falls, leaps and what stands still, of Kommunen and of services."""
    return {*_of_kommunen(), *_of_services()}


def _of_kommunen() -> Iterator[Finding]:
    catalogues = {day for day, reasons in breaks().items() if any("Katalog" in reason for reason in reasons)}
    keys: dict[str, dict[str, list[Row]]] = {}
    for row in ozg():
        keys.setdefault(row["AGS"], {}).setdefault(row["Stichtag"], []).append(row)
    for key, own in keys.items():
        points = [(day, len(rows), _online(rows), _mark(rows)) for day, rows in sorted(own.items())]
        who = "Hessen" if key == "06" else name(key)
        yield from _moves(who, points, "Leistungen", lambda a, b: not any(a < day <= b for day in catalogues))
        yield from _still(who, points, "Leistungen")


def _of_services() -> Iterator[Finding]:
    broken, named = set(breaks()), {row["OZG-ID"]: row["Leistung"] for row in reversed(ozg())}
    counts: dict[str, dict[str, tuple[int, int]]] = {}
    for day in days():
        for row in stand(day):
            pairs, online = counts.setdefault(row["OZG-ID"], {}).get(day, (0, 0))
            counts[row["OZG-ID"]][day] = pairs + 1, online + (row["Status"] == "online")
    for service, own in counts.items():
        points = [(day, pairs, online, (pairs, online)) for day, (pairs, online) in sorted(own.items())]
        who = f"{named[service]} ({service})"
        comparable = {(a[0], b[0]) for a, b in pairwise(points)
                      if a[1] == b[1] or not any(a[0] < day <= b[0] for day in broken)}  # fmt: skip
        yield from _moves(who, points, "Kommunen", lambda a, b, known=comparable: (a, b) in known)
        yield from _still(who, points, "Kommunen")


def _moves(who, points, what, comparable) -> Iterator[Finding]:
    for (earlier, whole, before, _), (day, pairs, online, _) in pairwise(points):
        if not comparable(earlier, day):
            continue
        low, high = sorted((before / whole, online / pairs))
        tenfold = (
            min(before, online) > 0 and max(before, online) > 10 * min(before, online) and abs(before - online) >= 10
        )
        said = f"{online} statt {before} {what} online"
        shares = said_day(earlier), percent(before / whole), percent(online / pairs)
        if (min(whole, pairs) >= FEW and low <= LOW and high >= HIGH) or tenfold:
            yield said_day(day), who, f"sprunghaft: {said}", *shares
        elif online < before:
            yield said_day(day), who, f"gefallen: {said}", *shares


def _still(who, points, what) -> Iterator[Finding]:
    runs: list[list] = []
    for point in points:
        if runs and runs[-1][-1][1:] == point[1:]:
            runs[-1].append(point)
        else:
            runs.append([point])
    for run in runs:
        (first, *_), (last, pairs, online, _) = run[0], run[-1]
        months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
        if months >= STILL and pairs >= FEW and 0 < online < pairs:
            said = f"unverändert seit {months} Monaten: {online} {what} online"
            yield said_day(last), who, said, said_day(first), percent(online / pairs), percent(online / pairs)


def _online(rows: list[Row]) -> int:
    return sum(row["Status"] == "online" for row in rows)


def _mark(rows: list[Row]) -> frozenset:
    return frozenset((row["OZG-ID"], row["Status"], row["Reifegradmodell"], row["Reifegrad"]) for row in rows)


def last_mile(day: str) -> dict[str, tuple[list[str], int]]:
    """OZG-ID -> where it is not online, and how many are responsible."""
    found: dict[str, tuple[list[str], int]] = {}
    for row in stand(day):
        lacking, whole = found.get(row["OZG-ID"], ([], 0))
        found[row["OZG-ID"]] = lacking + [row["AGS"]] * (row["Status"] != "online"), whole + 1
    return found


def chosen(day: str, steps: int) -> list[tuple[str, int, int, int]]:
    """Step by step the Kommune that completes most: key, what it completes, all so far, what it lacks."""
    gaps = {service: set(lacking) for service, (lacking, _) in last_mile(day).items()}
    own = {
        key: [service for service, lacking in gaps.items() if key in lacking]
        for lacks in gaps.values()
        for key in lacks
    }
    open_, found, total = {service: set(lacking) for service, lacking in gaps.items()}, [], 0
    for _ in range(steps):
        scores = []
        for key in sorted({key for lacking in open_.values() for key in lacking}):
            sizes = [len(lacking) for lacking in open_.values() if key in lacking]
            scores.append((-sum(size == 1 for size in sizes), -round(sum(1 / size for size in sizes), 9), key))
        done, _, key = min(scores)
        total -= done
        found.append((key, -done, total, len(own[key])))
        open_ = {service: lacking - {key} for service, lacking in open_.items()}
    return found
