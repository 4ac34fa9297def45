"""The same reports under every counting rule: other rule, other number."""

import streamlit as st

from data.metrics.zaehlweisen import ZAEHLWEISEN, compared
from pages.ozg.choice import Reports
from pages.shared import look, marks, palette, spoken
from pages.shared.columns import Column

SHARE = Column("Anteil", "percent")
COLUMNS = {
    "title": Column("Zählweise"),
    "anzahl": Column("gezählt", "number"),
    "nenner": Column("von", "number"),
    "unit": Column("Einheit"),
    "anteil": SHARE,
    "apart": Column("Warum anders"),
    "sentence": Column("Regel"),
    "version": Column("Fassung", "number"),
}


def side_by_side(view: Reports) -> None:
    """All rules for one Stichtag, each with the sentence that sets it apart; what it counts on request."""
    table = view.now.measure(compared)
    table = table.sort_values("anteil", ascending=False, ignore_index=True, na_position="last")
    look.show(
        marks.ranked(table, "anteil", "title", column=SHARE, ground=lambda _: palette.HESSEN),
        table,
        question="Welche Zählweise ergibt welche Zahl?",
        alt=f"Balken je Zählweise, dieselben Meldungen: {spoken.values(table, 'title', 'anteil', SHARE)}.",
        columns=COLUMNS,
        remark=" ".join(remark for remark in table["hinweis"].unique() if remark),
        **view.origin("ozg-zaehlweisen"),
    )
    st.markdown("\n".join(f"- **{rule.title}:** {rule.apart}" for rule in ZAEHLWEISEN))
    with st.expander("Was zählt welche Regel?"):
        st.markdown("\n".join(f"- **{rule.title}:** {rule.sentence}" for rule in ZAEHLWEISEN))
