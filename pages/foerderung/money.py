"""How much there is: the key figures, and how far the money of each programme has come."""

import streamlit as st

from data.metrics import foerderung
from loaders.workbooks.foerderung import MITTEL
from pages.foerderung import charts
from pages.foerderung.choice import CONTAINED, PART, Money
from pages.shared import columns, german, look, spoken
from pages.shared.columns import Column
from pages.shared.view import UPLOAD


def nothing() -> None:
    """Nothing is known for this choice."""
    look.nothing("Wohin ging das Geld?", f"Für diese Auswahl liegen keine Angaben vor. {UPLOAD}")


def key_figures(view: Money) -> None:
    """The figures that an answer begins with."""
    with st.container(horizontal=True):
        for stage, column in columns.of(MITTEL, "beantragt", "bewilligt", "abgerufen").items():
            total = view.measure(foerderung.totals, stage)
            st.metric(column.label, spoken.quantity(total, german.euro_short, PART), border=True)
        st.metric("Kommunen mit Angaben", german.number(view.rows["kommune"].nunique()), border=True)


def by_programme(view: Money) -> None:
    """How far the money of each programme has come."""
    table = view.measure(foerderung.programmes)
    table = table.sort_values(["volumen", "bewilligt"], ascending=False, ignore_index=True)
    amounts = columns.of(MITTEL, *foerderung.MEASURES)
    said = spoken.values(table[table["volumen"].notna()], "programm", "volumen", amounts["volumen"])
    look.show(
        charts.by_programme(table),
        table,
        question="Wie viel steht je Programm bereit, wie viel ist bewilligt und abgerufen?",
        alt=f"Balken je Programm: Volumen, beantragt, bewilligt, abgerufen. Volumina: {said}.",
        columns={"programm": Column("Programm"), "kommunen": Column("Kommunen", "number"), **amounts},
        remark=CONTAINED,
        **view.origin("foerderung-programm"),
    )
