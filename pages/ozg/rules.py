"""The same reports under every counting rule: other rule, other number."""

import pandas as pd
import streamlit as st

from data.metrics.zaehlweisen import ZAEHLWEISEN, Count, Zaehlweise
from pages.ozg.choice import Reports
from pages.shared import look, marks, palette, spoken
from pages.shared.columns import Column

SHARE = Column("Anteil", "percent")
COLUMNS = {
    "zaehlweise": Column("Zählweise"),
    "anzahl": Column("gezählt", "number"),
    "von": Column("von", "number"),
    "einheit": Column("Einheit"),
    "anteil": SHARE,
    "regel": Column("Regel"),
}


def side_by_side(view: Reports) -> None:
    """All rules for one Stichtag, each with its sentence."""
    counts = [(rule, rule.count(view.current)) for rule in ZAEHLWEISEN]
    table = _table(counts)
    look.show(
        marks.ranked(table, "anteil", "zaehlweise", column=SHARE, ground=lambda _: palette.HESSEN),
        table,
        question="Welche Zählweise ergibt welche Zahl?",
        alt=f"Balken je Zählweise, dieselben Meldungen: {spoken.values(table, 'zaehlweise', 'anteil', SHARE)}.",
        columns=COLUMNS,
        remark=" ".join(dict.fromkeys(count.remark for _, count in counts if count.remark)),
        **view.origin("ozg-zaehlweisen"),
    )
    with st.expander("Was zählt welche Regel?"):
        st.markdown("\n".join(f"- **{rule.title}:** {rule.sentence}" for rule in ZAEHLWEISEN))


def _table(counts: list[tuple[Zaehlweise, Count]]) -> pd.DataFrame:
    """One row per rule: what it counts, of how many, the share and the sentence."""
    rows = [
        {
            "zaehlweise": rule.title,
            "anzahl": count.quantity.value,
            "anzahl_qualifier": count.quantity.qualifier,
            "von": count.denominator,
            "einheit": rule.unit,
            "anteil": count.share.value,
            "anteil_qualifier": count.share.qualifier,
            "anteil_rounded": count.share.rounded,
            "anteil_missing": 0,
            "regel": rule.sentence,
        }
        for rule, count in counts
    ]
    return pd.DataFrame(rows).sort_values("anteil", ascending=False, ignore_index=True, na_position="last")
