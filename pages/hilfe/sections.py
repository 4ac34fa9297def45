"""The sections of the help that are made from declarations, so that they say just what the code does."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data.metrics.zaehlweisen import ZAEHLWEISEN
from loaders.cells.base import written
from loaders.sheet import Sheet
from loaders.workbooks import WORKBOOKS, workbook
from pages.shared import filters, tables
from pages.shared.columns import Column

FIELDS = {
    "spalte": Column("Spalte"),
    "pflicht": Column("Pflicht"),
    "inhalt": Column("Was darin steht"),
    "beispiel": Column("Beispiel"),
    "auch": Column("Heißt auch"),
}


def workbooks() -> None:
    """How a chosen kind of workbook is filled, column by column."""
    st.header("Wie wird eine Liste ausgefüllt?", anchor="liste")
    first, *others = WORKBOOKS
    titles = {kind.name: kind.title for kind in others}
    kind = workbook(filters.one("Art der Liste", titles, key="liste", everything=first.title) or first.name)
    st.markdown(
        f"{kind.purpose} Reihenfolge und Schreibweise der Spalten sind frei; "
        "Titelzeilen darüber und Summen darunter stören nicht."
    )
    for sheet in kind.sheets:
        st.subheader(f"Blatt „{sheet.title}“", anchor=False)
        st.markdown(sheet.purpose)
        tables.show(fields(sheet), FIELDS, f"Spalten von {sheet.title}")


def fields(sheet: Sheet) -> pd.DataFrame:
    """One row per column of a sheet: what it is called, what may stand in it, an example."""
    return pd.DataFrame(
        {
            "spalte": [field.label for field in sheet.fields],
            "pflicht": ["ja" if field.required else "nein" for field in sheet.fields],
            "inhalt": [said_once(field.type.describe(), field.help) for field in sheet.fields],
            "beispiel": [written(field.example or field.type.sample()) for field in sheet.fields],
            "auch": [", ".join(field.synonyms) for field in sheet.fields],
        }
    )


def said_once(*sentences: str) -> str:
    """The sentences one after the other, without one that another of them says already, whatever its capitals."""
    bare = {sentence: sentence.casefold().removesuffix(".") for sentence in sentences if sentence}
    repeated = {each for each in bare for other in bare if each != other and bare[each] in bare[other]}
    return " ".join(sentence for sentence in bare if sentence not in repeated)


def counting_rules() -> None:
    """Every Zählweise with its sentence."""
    explained({f"{rule.title} (Fassung {rule.version})": rule.sentence for rule in ZAEHLWEISEN}, "Zählweise", "Regel")


def explained(words: Mapping[str, str], left: str, right: str) -> None:
    """A table of terms and what they mean, in the order given."""
    table = pd.DataFrame(list(words.items()), columns=["begriff", "bedeutung"])
    tables.show(table, {"begriff": Column(left), "bedeutung": Column(right)}, f"{left} und {right}")
