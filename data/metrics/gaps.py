"""What is missing: which questions the data cannot answer yet, and for how many. Pure, table -> table."""

from collections.abc import Mapping

import pandas as pd

from data.metrics import foerderung, ozg, teilnahme
from data.metrics.carried import carried
from data.metrics.conferences import attended_rows
from loaders import territory

Gap = tuple[str, str, int, int]
EVENT = ["reihe", "veranstaltung", "regierungsbezirk"]
COLUMNS = ["thema", "luecke", "fehlend", "von"]
SHEETS = ("teilnahme", "mittel", "beratung", "ozg")
"""The sheets in which gaps are looked for, in the order in which these are told."""


def gaps(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per gap: thema (Teilnahme, Förderung, OZG), luecke in words, and how many lack it of how many.

    `tables` are rows by the name of their sheet: teilnahme, mittel, beratung, ozg.
    """
    return pd.concat([of_sheet(name, tables[name]) for name in SHEETS], ignore_index=True)


def of_sheet(sheet: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The gaps in the rows of one of `SHEETS`; each rests on one of them alone."""
    found = {"teilnahme": _attendance, "mittel": _money, "beratung": _advice, "ozg": _reports}[sheet](rows)
    table = pd.DataFrame(found, columns=COLUMNS)
    return table[table["fehlend"].gt(0)].reset_index(drop=True)


def _attendance(rows: pd.DataFrame) -> list[Gap]:
    """Conferences that name no Kommune, no office, or only an imprecise day."""
    held = teilnahme.conferences(rows)
    attended = attended_rows(rows)
    events = len(held[EVENT].drop_duplicates())
    named = {name: len(attended[attended[name].notna()][EVENT].drop_duplicates()) for name in ("kommune", "funktion")}
    return [
        ("Teilnahme", "Veranstaltungen, zu denen keine Kommunen genannt sind", events - named["kommune"], events),
        ("Teilnahme", "Veranstaltungen, zu denen keine Funktionen genannt sind", events - named["funktion"], events),
        ("Teilnahme", "Veranstaltungen ohne genauen Tag", int(held["genauigkeit"].ne("Tag").sum()), len(held)),
    ]


def _money(rows: pd.DataFrame) -> list[Gap]:
    """Programmes that do not state how much was applied for, granted or drawn."""
    table = foerderung.programmes(rows)
    return [
        ("Förderung", f"Programme ohne Angabe, wie viel {step} ist", int(table[step].isna().sum()), len(table))
        for step in ("beantragt", "bewilligt", "abgerufen")
    ]


def _advice(rows: pd.DataFrame) -> list[Gap]:
    return [("Förderung", "Kommunen ohne Angabe zur Digitalisierungsberatung", *_silent(rows, None))]


def _reports(rows: pd.DataFrame) -> list[Gap]:
    """Kommunen valid on the latest Stichtag that never reported an OZG status; a plan is no report."""
    days = ozg.stichtage(rows)
    silent = _silent(ozg.facts(rows), max(days, default=None))
    return [("OZG", "Kommunen ohne Meldung zum Stand ihrer Leistungen", *silent)]


def _silent(rows: pd.DataFrame, day: str | None) -> tuple[int, int]:
    """How many Kommunen of the day have no row, whatever key they had when they reported, of how many."""
    expected = territory.kommunen(day)["key"]
    known = carried(rows["kommune"], day).values()
    return int((~expected.isin(known)).sum()), len(expected)
