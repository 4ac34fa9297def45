"""What is missing: which questions the data cannot answer yet, and for how many. Pure, table -> table."""

from collections.abc import Mapping

import pandas as pd

from data.metrics import foerderung, ozg, teilnahme
from loaders import territory

COLUMNS = ["thema", "luecke", "fehlend", "von"]


def gaps(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per gap: thema (Teilnahme, Förderung, OZG), luecke in words, and how many lack it of how many.

    `tables` are rows by the name of their sheet: teilnahme, mittel, beratung, ozg.
    """
    found = [
        *_attendance(tables["teilnahme"]),
        *_money(tables["mittel"]),
        _advice(tables["beratung"]),
        _reports(tables["ozg"]),
    ]
    table = pd.DataFrame(found, columns=COLUMNS)
    return table[table["fehlend"].gt(0)].reset_index(drop=True)


def _attendance(rows: pd.DataFrame) -> list[tuple[str, str, int, int]]:
    """Conferences that name no Kommune, no office, or only an imprecise day."""
    held = teilnahme.conferences(rows)
    keys = ["reihe", "veranstaltung", "regierungsbezirk"]
    named = rows[rows["kommune"].notna()][keys].astype("str").drop_duplicates()
    offices = rows[rows["funktion"].notna()][keys].astype("str").drop_duplicates()
    events = held[keys].astype("str").drop_duplicates()
    return [
        ("Teilnahme", "Veranstaltungen, zu denen keine Kommunen genannt sind", len(events) - len(named), len(events)),
        (
            "Teilnahme",
            "Veranstaltungen, zu denen keine Funktionen genannt sind",
            len(events) - len(offices),
            len(events),
        ),
        ("Teilnahme", "Veranstaltungen ohne genauen Tag", int(held["genauigkeit"].ne("Tag").sum()), len(held)),
    ]


def _money(rows: pd.DataFrame) -> list[tuple[str, str, int, int]]:
    """Programmes that do not state how much was applied for, granted or drawn."""
    table = foerderung.programmes(rows)
    return [
        ("Förderung", f"Programme ohne Angabe, wie viel {step} ist", int(table[step].isna().sum()), len(table))
        for step in ("beantragt", "bewilligt", "abgerufen")
    ]


def _advice(rows: pd.DataFrame) -> tuple[str, str, int, int]:
    expected = len(territory.kommunen())
    return (
        "Förderung",
        "Kommunen ohne Angabe zur Digitalisierungsberatung",
        expected - rows["kommune"].nunique(),
        expected,
    )


def _reports(rows: pd.DataFrame) -> tuple[str, str, int, int]:
    """Kommunen valid on the latest Stichtag that never reported an OZG status."""
    days = ozg.stichtage(rows)
    expected = territory.kommunen(days[0] if days else None)
    return (
        "OZG",
        "Kommunen ohne Meldung zum Stand ihrer Leistungen",
        int((~expected["key"].isin(rows["kommune"])).sum()),
        len(expected),
    )
