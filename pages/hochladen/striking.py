"""What is striking about an import beside what is stored: shown before it is taken over, never in the way, with why."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.doubts.doubt import Doubt
from loaders.workbooks import SHEETS
from pages.shared import columns, doubting, german, tables
from pages.shared.columns import Column
from pages.shared.discretion import WITHHELD

SHOWN = 20
REASON_AT_MOST = 300
WIDTH = 640
"""Width of the fields in pixels."""

TITLE = "Was ist auffällig?"
ABOUT = (
    "Diese Angaben sind möglich und halten nichts auf. Wer sie später liest, wird aber fragen; unten lässt sich ein "
    "Grund eintragen, der im Verlauf steht."
)


def show(doubts: Sequence[Doubt]) -> None:
    """Each doubt with its rows; nothing when nothing is striking."""
    if not doubts:
        return
    st.subheader(TITLE, anchor=False)
    st.markdown(ABOUT)
    for doubt in doubts:
        said = doubting.sentence(doubt.sheet, doubt.rule, doubt.count)
        st.markdown(f"**{said}**")
        tables.show(*_listed(doubt), alt=said)
        if doubt.count > SHOWN:
            st.caption(f"Gezeigt sind die ersten {SHOWN} von {german.number(doubt.count)}.")


def ask(doubts: Sequence[Doubt], file: str) -> dict[str, str]:
    """A field for the reason of each doubt about a file; what stands there by the id of the doubt."""
    return {
        doubt.id: st.text_input(
            f"Warum? {doubting.sentence(doubt.sheet, doubt.rule, doubt.count)} (freiwillig)",
            max_chars=REASON_AT_MOST,
            key=f"grund_{file}_{doubt.id}",
            width=WIDTH,
        )
        for doubt in doubts
    }


def _listed(doubt: Doubt) -> tuple[pd.DataFrame, dict[str, Column]]:
    """The first rows of a doubt, and how they are shown: where, what, before and after."""
    cases, sheet = doubt.cases.head(SHOWN), SHEETS[doubt.sheet]
    key = [name for name in sheet.key if name not in WITHHELD and cases[name].notna().any() and name != "stichtag"]
    texts = [columns.texts(cases, name, column) for name, column in columns.of(sheet, *key).items()]
    meant = [" · ".join(word for word in row if word != german.MISSING) for row in zip(*texts, strict=True)]
    since = [f" ({german.day(day)})" if isinstance(day, str) else "" for day in cases["since"]]
    values = {side: columns.texts(cases, side, Column("", doubt.unit)) for side in ("before", "after")}
    before = [value + day for value, day in zip(values["before"], since, strict=True)]
    line = cases["line"].map(german.number)
    table = cases[["field"]].assign(line=line, about=meant, before=before, after=values["after"])
    return table, {
        "line": Column("Zeile"),
        "about": Column("Betrifft"),
        "field": Column("Angabe"),
        "before": Column("Bisher"),
        "after": Column("In der Datei"),
    }
