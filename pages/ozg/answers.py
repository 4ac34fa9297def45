"""Six answers to one question: what was published about Hessen for the same month, by different rules and units."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data.metrics import answers
from data.metrics.answers import UNIT_UNKNOWN
from loaders.workbooks.kennzahlen import KENNZAHLEN
from pages.shared import columns, german, look, tables
from pages.shared.columns import Column
from pages.shared.view import View

PLACE, MONTH = "Hessen", "2022-12"
NAMES = (
    "Leistungsobjekte umgesetzt", "Landesleistungen online", "Leistungen online", "Leistungen flächendeckend online",
    "Anteil umgesetzter Leistungen",
)  # fmt: skip
"""The Kennzahlen that say how far the services are; others (Kommunen, Anträge) answer other questions."""

APART = "Keine zwei dieser Antworten zählen dasselbe in derselben Einheit nach derselben Regel."
CARD = 250
"""Width of one answer in pixels: two beside each other on a small screen, one on a phone."""

COLUMNS = {
    **columns.of(KENNZAHLEN, "wert"),
    "bezug": Column("Einheit"),
    **columns.of(
        KENNZAHLEN, "grundgesamtheit", "kennzahl", "zaehlweise", "stichtag", "herleitung", "hinweis", "quelle"
    ),
}


def side_by_side(rows: pd.DataFrame) -> None:
    """All answers for December 2022 beside each other, and the later one whose unit nobody knows."""
    table = View(KENNZAHLEN, rows, {"Gebiet": PLACE}).measure(answers.of_month, PLACE, MONTH, NAMES)
    if table.empty:
        return
    origin = View(KENNZAHLEN, rows[_own(rows, table)], {"Gebiet": PLACE, "Monat": german.day(MONTH)})
    number = german.counted(len(table), "Antwort", "Antworten")
    st.header(f"Wie weit war {PLACE} im {german.day(MONTH)}? {number}", anchor=False)
    st.markdown(tables.plain(" ".join([APART, *_unknown(rows)])))
    with st.container(horizontal=True, key="antworten"):
        for row, value in zip(table.to_dict("records"), columns.texts(table, "wert", COLUMNS["wert"]), strict=True):
            with st.container(border=True, width=CARD):
                st.markdown(_card(row, value))
    look.show_table(
        table,
        question="Woher kommen diese Antworten?",
        columns=COLUMNS,
        **origin.origin("ozg-antworten"),
    )


def _card(row: Mapping[Hashable, Any], value: str) -> str:
    """One answer: the value, what it counts, by which rule."""
    sign = " %" if row["bezug"] == "Prozent" else ""
    basis = "" if pd.isna(row["grundgesamtheit"]) else f" von {german.number(row['grundgesamtheit'])}"
    made = "" if not isinstance(row["herleitung"], str) else f" (errechnet: {row['herleitung']})"
    unit = "" if sign else f" {row['bezug']}"
    return f"**{tables.plain(value + sign + basis + unit)}**  \n{tables.plain(str(row['zaehlweise']) + made)}"


def _own(rows: pd.DataFrame, table: pd.DataFrame) -> pd.Series:
    """The rows behind the answers."""
    month = rows["stichtag"].astype("str").str.startswith(MONTH)
    return rows["gebiet"].eq(PLACE) & rows["kennzahl"].isin(list(table["kennzahl"])) & month


def _unknown(rows: pd.DataFrame) -> list[str]:
    """What was said later, as a percentage of nobody knows what."""
    own = rows[rows["gebiet"].eq(PLACE) & rows["kennzahl"].isin(list(NAMES))]
    later = own[answers.reference(own).str.endswith(UNIT_UNKNOWN)]
    pairs = zip(later["stichtag"], columns.texts(later, "wert", COLUMNS["wert"]), strict=True)
    return [f"{german.day(day)}: {said} %, {UNIT_UNKNOWN}: die Quelle sagt nicht, wovon." for day, said in pairs]
