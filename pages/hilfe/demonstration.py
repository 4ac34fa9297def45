"""The invented data set of the whole Land, loaded and removed with one click."""

import streamlit as st

from data.access import Right
from data.demonstration import loading
from data.errors import StoreError
from data.revisions import DEMONSTRATION
from pages.shared import german, identity, source, tables

ABOUT = (
    "Zum Kennenlernen lässt sich ein erfundener Bestand laden: alle 442 Kommunen mit zwei Runden von Veranstaltungen, "
    "einem Förderprogramm, 24 Monaten OZG-Meldungen und eingebauten Auffälligkeiten (ein Rückgang, ein Stillstand, ein "
    f"geänderter Katalog, die Auskreisung von Hanau). Alles daraus trägt die Kennzeichnung „{DEMONSTRATION}“, und "
    "nichts davon beschreibt eine wirkliche Kommune."
)


def offer() -> None:
    """Say what it is, and offer to load it, or to remove it while it is there."""
    st.markdown(ABOUT)
    there = loading.loaded(source.revisions())
    if there:
        numbers = german.listed([str(each.id) for each in there])
        st.markdown(f"Die Demonstrationsdaten sind geladen (Revision {numbers}). Entfernen ändert sonst nichts.")
    if not identity.may(Right.DEMONSTRATION):
        return
    if len(there) < len(loading.FILES) and st.button("Demonstrationsdaten laden", key="demonstration_laden"):
        _load()
    if there and st.button("Demonstrationsdaten entfernen", key="demonstration_entfernen"):
        _remove()


def _load() -> None:
    bar = st.progress(0.0, "Die Listen werden gelesen und übernommen.")
    try:
        identity.acting().load_demonstration(
            lambda share, name: bar.progress(share, f"Gelesen und übernommen wird {name}.")
        )
    except StoreError as refused:
        st.error(tables.plain(str(refused)))
        return
    st.rerun()


def _remove() -> None:
    try:
        identity.acting().remove_demonstration()
    except StoreError as refused:
        st.error(tables.plain(str(refused)))
        return
    st.rerun()
