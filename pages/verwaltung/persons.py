"""Persons who ask: search for one, hand out what is stored about it, and erase it."""

import json
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data.access import Right
from data.acting import Acting
from data.errors import StoreError
from data.memory_tables import TITLES
from data.people.signin import SignIn
from data.retention import periods
from pages.shared import downloads, german, identity, source, tables
from pages.shared.columns import Column
from pages.verwaltung.outcome import carry_out, done

_FOUND = "person_gefunden"
"""What the last search found, in the session of whoever searched: (persons, places)."""

_WORDS = {
    **TITLES, "revisions": "Übernahme", "audit": "Protokoll", "note": "Anmerkung für den Verlauf",
    "file_name": "Name der Datei", "doubts": "Begründung von Auffälligem", "mended": "berichtigte Zellen",
    "origins": "Arbeitsblatt", "text": "Text", "name": "Name", "query": "Filter", "written": "Schreibweise",
    "spelling": "Schreibweise", "columns": "Spalten", "example_headers": "Überschriften", "subject": "Gegenstand",
    "detail": "Näheres",
}  # fmt: skip
"""What tables and columns are called for people."""

_PLACES = {
    "tabelle": Column("Wo"),
    "spalte": Column("Feld"),
    "texte": Column("Texte", "number"),
    "nummern": Column("Einträge Nr."),
}
_PERIODS = {"what": Column("Was"), "kept": Column("Wie lange"), "why": Column("Warum")}


def show() -> None:
    """The search, what it found, and how long everything is kept."""
    done()
    st.header("Was ist über eine Person gespeichert?", anchor=False)
    st.markdown(
        "Namen stehen nur im Verzeichnis der Personen, überall sonst eine Kennung wie P17. Gesucht wird auch in dem, "
        "was jemand frei eingetragen hat. Die Suche steht im Protokoll, der gesuchte Name nicht."
    )
    if not identity.may(Right.RETENTION):
        st.markdown("Auskunft geben darf nur, wer die Rolle Verwalter ohne Gebietsgrenze hat.")
        return
    _search()
    if found := st.session_state.get(_FOUND):
        _results(*found)
    st.header("Wie lange wird was aufbewahrt?", anchor=False)
    table = pd.DataFrame([(each.what, each.kept, each.why) for each in periods.listed()], columns=list(_PERIODS))
    tables.show(table, _PERIODS, "Fristen")


def _search() -> None:
    with st.form("person_suchen", border=False, clear_on_submit=True):
        words = st.text_input("Name oder Kennung", max_chars=identity.LONGEST, width=320)
        pressed = st.form_submit_button("Suchen", type="primary")
    if pressed and not words.strip():
        st.warning("Bitte einen Namen oder eine Kennung wie P17 eintragen.")
    elif pressed:
        try:
            st.session_state[_FOUND] = identity.acting().search_persons(words)
        except StoreError as refused:
            st.error(tables.plain(str(refused)))


def _results(persons: dict[str, str], places: list[dict[str, Any]]) -> None:
    st.subheader(f"Gefunden: {german.counted(len(persons), 'Person', 'Personen')}", anchor=False)
    for reference, name in persons.items():
        with st.expander(tables.plain(f"{name} ({reference})"), key=f"person_{reference}"):
            _person(reference, name)
    if places:
        st.markdown(
            "Der Text kommt auch hier vor. Anmerkungen und Ansichten lassen sich auf ihren Seiten zurücknehmen und "
            "werden nach ihrer Frist gelöscht. Begründungen und Dateinamen von Übernahmen gehören zur geprüften Kette "
            "und bleiben; darüber entscheidet die Behörde."
        )
        tables.show(pd.DataFrame(map(_place, places)), _PLACES, "Fundstellen in freien Texten")


def _place(found: dict[str, Any]) -> dict[str, Any]:
    """One place in words."""
    named = {name: _WORDS.get(found[name], "anderes Feld") for name in ("tabelle", "spalte")}
    return found | named | {"nummern": ", ".join(map(str, found["nummern"]))}


def _person(reference: str, name: str) -> None:
    """The answer as a file, and the erasure, which asks for the reference once more."""
    st.markdown("Alles, was gespeichert ist, als Datei (JSON) für die Auskunft:")
    downloads.button(
        "Auskunft herunterladen", partial(_answer, identity.sign_in(), reference), f"auskunft-{reference}", "json",
        f"auskunft_{reference}",
    )  # fmt: skip
    st.markdown(
        "Löschen entfernt Name und Anmeldekennung, die Rolle, die Sitzungen und eigene Ansichten. Was die Person "
        "getan hat, bleibt mit der Kennung stehen; die Seiten sagen dann „gelöschte Person“. Das lässt sich nicht "
        "zurücknehmen."
    )
    with st.form(f"person_loeschen_{reference}", border=False, enter_to_submit=False):
        typed = st.text_input(f"Zur Bestätigung {reference} eintragen", max_chars=20, width=320)
        pressed = st.form_submit_button(f"{reference} löschen", help=tables.plain(name))
    if pressed and typed.strip().upper() != reference:
        st.warning(f"Gelöscht ist nichts: Bitte zur Bestätigung {reference} eintragen.")
    elif pressed:
        carry_out(partial(_erase, reference), f"{reference} ist gelöscht.")


def _erase(reference: str) -> None:
    identity.acting().erase(reference)
    st.session_state.pop(_FOUND, None)


def _answer(signed: SignIn | None, reference: str) -> bytes:
    """The file, made when it is asked for and only for who may have it then."""
    told = Acting(source.store(), identity.admitted(signed)).told_of(reference)
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
