"""The invented demonstration of OZG progress: every state in it is drawn by lot, always the same lot."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from data.samples.demonstration_scope import LEISTUNGEN, TRAEGER, Leistung, Traeger

LABEL = "Demonstrationsdaten, erfunden"
TITLE = (
    LABEL,
    "Status und Reifegrade sind ausgelost und beschreiben keine wirkliche Kommune. "
    "Wirklich sind nur die Namen und OZG-IDs der Leistungen und die Namen der Kommunen.",
)
SEED = "ozg-demonstration-2078"
"""Picked so that Reisepass, Eheschließung, Elterngeld and Führerschein end at different points."""

STICHTAGE = (
    date(2020, 6, 30),
    date(2020, 12, 31),
    date(2021, 6, 30),
    date(2021, 12, 31),
    date(2022, 6, 30),
    date(2022, 12, 31),
)


@dataclass(frozen=True)
class Stand:
    """One row; attribute names are the field names of `loaders.workbooks.ozg`."""

    ozg_id: str
    leistung: str
    themenfeld: str
    stichtag: date
    ags: str | None
    kommune: str
    status: str
    reifegradmodell: str
    reifegrad: int
    basis: str
    quelle: str


def lot(*about: str) -> float:
    """A number from 0 up to 1, always the same for the same words."""
    digest = sha256("|".join((SEED, *about)).encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64


def online_month(leistung: Leistung, traeger: Traeger) -> float:
    """Months since the end of 2018 after which the service is online there.

    A service is ready at some time between 2020 and 2024; eager Kommunen follow at once, others after up to two
    years - unless it is one that the Land rolls out for everybody.
    """
    ready = 14 + 42 * lot("ready", leistung.ozg_id)
    rolled_out = lot("roll-out", leistung.ozg_id) < 0.15
    hesitation = 24 * lot("hesitation", traeger.ags) + 8 * lot("delay", leistung.ozg_id, traeger.ags)
    return ready + hesitation * (0.1 if rolled_out else 1.0)


def state(leistung: Leistung, traeger: Traeger, tag: date) -> tuple[str, int]:
    """Status and Reifegrad (model 1.1) on a Stichtag; online never below 2."""
    pair = (leistung.ozg_id, traeger.ags)
    since_online = (tag.year - 2019) * 12 + tag.month - online_month(leistung, traeger)
    withdrawn = since_online >= 6 and lot("withdrawn", *pair, tag.isoformat()) < 0.01
    if since_online >= 0 and not withdrawn:
        return "online", _online_level(lot("level", *pair), since_online)
    known = 0 if lot("informed", *pair) < 0.35 else 1
    if withdrawn or since_online >= -9:
        return "in Umsetzung", 1
    return ("in Planung", 1) if since_online >= -18 else ("offen", known)


def _online_level(drawn: float, months: float) -> int:
    """Most are at 3; some begin at 2 and half of these reach 3 after a year; few are at 4."""
    if drawn < 0.30:
        return 3 if drawn < 0.15 and months >= 12 else 2
    return 3 if drawn < 0.92 else 4


def _rows() -> Iterator[Stand]:
    for tag in STICHTAGE:
        for traeger in TRAEGER:
            for leistung in LEISTUNGEN:
                if leistung.ebene in traeger.ebenen:
                    status, level = state(leistung, traeger, tag)
                    yield Stand(
                        leistung.ozg_id,
                        leistung.name,
                        leistung.themenfeld,
                        tag,
                        traeger.ags or None,
                        traeger.name,
                        status,
                        "1.1",
                        level,
                        "Selbstauskunft",
                        LABEL,
                    )


STAENDE = tuple(_rows())
