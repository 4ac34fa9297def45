"""Remembering for files to come which Kommune a spelling means, when an official has said so."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import streamlit as st

from data.errors import NotRemembered, StoreError
from loaders.answers import NO_ANSWERS, Answers
from loaders.cells.place import KommuneRef
from loaders.heads import Head
from loaders.places import resolve
from loaders.sheet import Field
from pages.shared import german, identity, source

LABEL = "Für künftige Dateien merken, welche Kommune gemeint ist"


def known() -> Answers:
    """What was confirmed before and still counts; nothing while the store does not answer."""
    try:
        return source.store().answers()
    except StoreError:
        return NO_ANSWERS


def offered(fields: Sequence[Field | None]) -> bool:
    """The choice to remember, where a column of Kommunen is among those fields; whether it was made."""
    return any(map(_names_kommune, fields)) and st.checkbox(LABEL)


def _names_kommune(field: Field | None) -> bool:
    return isinstance(field and field.type, KommuneRef)


def remember_columns(head: Head, kind: str, chosen: Mapping[str, str]) -> str:
    """Remember the columns of tables with these headers; says in German whether they were kept."""
    try:
        identity.acting().remember_columns(head.shape, kind, chosen, list(head.columns.values()))
    except StoreError as refused:
        return str(refused)
    return "Die Zuordnung der Spalten ist für künftige Dateien mit denselben Überschriften gemerkt."


def remember(table: pd.DataFrame, texts: Iterable[object], fields: Sequence[Field | None]) -> str:
    """Remember what the spellings of a filled table mean; says in German what was kept and what was not."""
    kept = left = 0
    for spelling, text, field in zip(table["value"], texts, fields, strict=True):
        key = resolve(text).key if isinstance(text, str) and _names_kommune(field) else ""
        if not key or not spelling:
            continue
        try:
            identity.acting().remember_place(spelling, key)
        except NotRemembered:
            left += 1
        else:
            kept += 1
    unlike = f" {german.number(left)} nicht: keiner Kommune ähnlich." if left else ""
    return f"Gemerkt: {german.counted(kept, 'Schreibweise', 'Schreibweisen')}.{unlike}"
