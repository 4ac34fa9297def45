"""The audit trail on screen: what happened, filtered by time, person and kind, and taken along."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data.access import Role
from data.actions import Action
from data.audit import Entry
from data.revisions import BERLIN
from loaders.workbooks import SHEETS
from pages.shared import downloads, filters, german, rowcounts, source, tables
from pages.shared.columns import Column
from pages.shared.origin import Origin

_WORDS = {
    **rowcounts.WORDS, "counts": "Zeilen", "role": "Rolle", "region": "Gebiet", "why": "Grund", "before": "vorher",
    "bytes": "Bytes", "entries": "Einträge", "revisions": "Revisionen", "rows": "Zeilen", "fault": "Fehler",
    "persons": "Personen", "sessions": "Sitzungen", "withdrawn": "zurückgenommene Angaben", "audit": "Einträge",
    "files": "Dateien", "places": "Fundstellen", "views": "Ansichten", "roles": "Rollen", "removed": "entfernt",
    "audit_until": "entfernt bis Eintrag", "audit_hash": "dessen Prüfsumme",
    "kind": "Art", "sha256": "Prüfsumme der Datei", "size": "Bytes", "findings": "Befunde",
    "hash": "Prüfsumme der Revision", **{name: sheet.title for name, sheet in SHEETS.items()},
}  # fmt: skip

MOST = 10_000
"""Entries that are read at once; more are told, and found by a shorter span of time."""

COLUMNS = {
    "id": Column("Nr.", "number"),
    "when": Column("Zeit"),
    "who": Column("Wer"),
    "what": Column("Was"),
    "subject": Column("Gegenstand"),
    "detail": Column("Näheres"),
    "hash": Column("Prüfsumme"),
}


def show() -> None:
    """The filters, the entries, and the downloads."""
    st.header("Was ist geschehen?", anchor=False)
    st.markdown(
        "Das Protokoll lässt sich nicht ändern: Jeder Eintrag trägt eine Prüfsumme, die die des vorigen einschließt. "
        "Inhalte von Zellen stehen nicht darin."
    )
    entries, chosen = _chosen()
    if not entries:
        st.markdown("In diesem Zeitraum steht nichts im Protokoll.")
        return
    if len(entries) == MOST:
        st.caption(f"Gezeigt sind die neuesten {german.number(MOST)} Einträge. Bitte den Zeitraum verkürzen.")
    table = _table(entries)
    tables.grid(table, {name: column for name, column in COLUMNS.items() if name != "hash"}, "Protokoll")
    origin = Origin("Was ist geschehen?", source.stand_label(), ("Protokoll des Dashboards",), chosen)
    downloads.of_table(table, COLUMNS, origin, "protokoll")


def _chosen() -> tuple[list[Entry], str]:
    """The entries that the filters leave, and the filters in words."""
    today = datetime.now(BERLIN).date()
    with filters.row("protokoll_filter"):
        span = st.date_input(
            "Zeitraum", (today - timedelta(days=30), today), format="DD.MM.YYYY", key="zeitraum", width=filters.WIDTH
        )
        labels = {action.value: action.label for action in Action}
        action = filters.one("Was", labels, key="was", everything="alles")
        people = {each.person: each.name for each in source.store().people.roles.listed()}
        who = filters.one("Wer", people, key="person", everything="alle")
    first, last = (span[0], span[-1]) if isinstance(span, tuple) and span else (today, today)
    since = datetime.combine(first, time.min, BERLIN)
    until = datetime.combine(last + timedelta(days=1), time.min, BERLIN)
    entries = source.store().audit(since, until, who or "", Action(action) if action else None, MOST)
    said = filters.in_words(Zeitraum=f"{first:%d.%m.%Y} bis {last:%d.%m.%Y}", Was=labels.get(action or ""), Wer=who)
    return entries, said


def _table(entries: list[Entry]) -> pd.DataFrame:
    name = source.store().people.persons.name
    rows = [
        (
            each.id,
            german.moment(each.at_utc),
            name(each.who) or "unbekannt",
            each.action.label,
            name(each.subject),
            ", ".join(_told(each.detail)),
            each.hash,
        )
        for each in entries
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _told(detail: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """What an entry says beside who, what and on what; names of things in German, nothing for what is empty."""
    for name, value in detail.items():
        words = f"{before}{_WORDS.get(name, name)}"
        if isinstance(value, Mapping):
            yield from _told(value, f"{words}: ")
        elif value not in ("", None, 0, []):
            yield f"{words} {_called(value)}"


def _called(value: Any) -> str:
    """A value as people read it: roles by their names, numbers with dots."""
    if value in list(Role):
        return Role(value).label
    return german.number(value) if isinstance(value, int) else str(value)
