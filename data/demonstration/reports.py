"""The invented reports of all Kommunen on 24 Stichtage: rows of the sheet `ozg`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.demonstration.scope import (
    FALLEN_DAYS,
    FALLEN_KREIS,
    FROZEN,
    FROZEN_SINCE,
    LABEL,
    LAGGARD,
    LAST_MILE,
    LATE,
    LATE_SINCE,
    LEAP_DAY,
    LEAPING,
    NEW_MODEL_BEZIRK,
    NEW_MODEL_DAY,
    SILENT,
    SILENT_AFTER,
    STICHTAGE,
    Kommune,
    came,
    kommunen,
    services,
)
from data.samples.demonstration import lot

NEW_LEVELS = {0: 0, 1: 1, 2: 3, 3: 5, 4: 7}
"""What a drawn level is called in model 2.0 here; invented, for no source relates the two models."""


@dataclass(frozen=True)
class Stand:
    """One row; attribute names are the field names of `loaders.workbooks.ozg`."""

    ozg_id: str
    leistung: str
    themenfeld: str
    stichtag: date
    ags: str
    kommune: str
    status: str
    reifegradmodell: str
    reifegrad: int
    quelle: str


def rows() -> Iterator[Stand]:
    """All reports, Stichtag by Stichtag."""
    for day in STICHTAGE:
        for kommune in kommunen(day):
            if reports(kommune, day):
                yield from _report(kommune, day)


def reports(kommune: Kommune, day: date) -> bool:
    """Whether a Kommune makes a report on a Stichtag."""
    late = kommune.key == LATE and day < LATE_SINCE
    silent = kommune.key == SILENT and day > SILENT_AFTER
    return not (late or silent)


def _report(kommune: Kommune, day: date) -> Iterator[Stand]:
    new = kommune.bezirk == NEW_MODEL_BEZIRK and day >= NEW_MODEL_DAY
    for service in services(kommune, day):
        status, level = state(service.ozg_id, kommune, day)
        yield Stand(
            service.ozg_id, service.name, service.themenfeld, day, kommune.key, kommune.name, status,
            "2.0" if new else "1.1", NEW_LEVELS[level] if new else level, LABEL,
        )  # fmt: skip


def state(ozg_id: str, kommune: Kommune, day: date) -> tuple[str, int]:
    """Status and level of model 1.1 of a service on a Stichtag, anomalies included."""
    if kommune.key == LEAPING:
        return ("online", 3) if day >= LEAP_DAY else ("in Umsetzung", 1)
    if kommune.key[:5] == FALLEN_KREIS and kommune.art != "Landkreis" and day in FALLEN_DAYS:
        return "in Umsetzung", 1
    if ozg_id == LAST_MILE and (day == STICHTAGE[-1] or (kommune.key == FROZEN and day >= FROZEN_SINCE)):
        return ("in Planung", 1) if kommune.key == LAGGARD else ("online", 3)
    return _drawn(ozg_id, kommune, FROZEN_SINCE if kommune.key == FROZEN and day > FROZEN_SINCE else day)


def _drawn(ozg_id: str, kommune: Kommune, day: date) -> tuple[str, int]:
    since = STICHTAGE.index(day) - online_month(ozg_id, kommune)
    if since >= 0:
        drawn = lot("level", ozg_id, kommune.nature)
        return "online", 2 if drawn < 0.25 and since < 8 else 4 if drawn > 0.93 else 3
    if since >= -6:
        return "in Umsetzung", 1
    return ("in Planung", 1) if since >= -14 else ("offen", 0)


def online_month(ozg_id: str, kommune: Kommune) -> float:
    """The month (0: the first Stichtag) from which a service is online; sooner where people came to a conference."""
    ready = -16 + 26 * lot("ready", ozg_id)
    eager = 0.75 if came(kommune, 1) else 1.0
    hesitation = 26 * lot("hesitation", kommune.nature) * eager + 10 * lot("delay", ozg_id, kommune.nature)
    return ready + hesitation * (0.15 if lot("roll-out", ozg_id) < 0.2 else 1.0)
