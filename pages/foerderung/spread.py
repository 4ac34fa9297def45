"""How the money of one stage is spread: over sizes of Kommunen, and how evenly."""

import pandas as pd
import streamlit as st

from data.metrics import foerderung, foerderung_shares, foerderung_sizes
from loaders.cells.quantity import EXACT
from pages.foerderung import curves, places, questions
from pages.foerderung.choice import Money
from pages.shared import german, look, marks, palette, spoken
from pages.shared.columns import Column

SIZE = {"groesse": Column("Größe"), "kommunen": Column("Kommunen", "number")}
SHARES = {
    "name": Column("Kommune"),
    "anteil": Column("Anteil", "percent"),
    "anteil_bisher": Column("Anteil bis hierher", "percent"),
    "kommunen_bisher": Column("Anteil der Kommunen", "percent"),
}
EVENLY = "Wie gleichmäßig verteilt es sich auf die Kommunen?"
TOO_FEW = (
    f"Über eine Verteilung lässt sich ab {foerderung_shares.FEWEST} Kommunen mit einem Betrag zu „{{stage}}“ etwas "
    "sagen; in dieser Auswahl sind es {known}."
)


def by_size(view: Money) -> None:
    """The sum per size class, in all and per inhabitant."""
    if not (view.placed and view.adds_up):
        return
    table = foerderung.per_inhabitant(view.measure(foerderung_sizes.by_size, view.stage), view.stage)
    each = f"{view.stage}_je_einwohner"
    per = Column(f"{view.column.label} je Einwohner", "euro")
    asked = ((view.stage, view.column, questions.OF[view.stage].size), (each, per, questions.EACH_SIZE))
    for side, (value, column, question) in zip(st.columns(2), asked, strict=True):
        with side:
            look.show(
                marks.ranked(table, value, "groesse", column=column, ground=lambda _: palette.HESSEN),
                table,
                question=question,
                alt=f"{column.label} je Größenklasse: {spoken.values(table, 'groesse', value, column)}.",
                columns={**SIZE, view.stage: view.column, **places.PEOPLE, each: per},
                remark=" ".join(filter(None, [foerderung_sizes.SIZES_RULE, marks.explained(table, value)])),
                **view.origin(f"foerderung-groesse-{value.replace('_', '-')}"),
            )


def evenly(view: Money) -> None:
    """How much lies with how many Kommunen; with few of them only that."""
    if not (view.placed and view.adds_up):
        return
    table = view.measure(foerderung_shares.shares, view.stage)
    if table.empty:
        known = int(view.measure(foerderung.by_kommune)[view.stage].notna().sum())
        look.nothing(EVENLY, TOO_FEW.format(stage=view.column.label, known=german.number(known)))
        return
    said = answer(table, view.stage)
    look.show(
        curves.spread(table, view.stage),
        table,
        question=EVENLY,
        answer=said,
        alt=f"Kurve der Anteile, höchste Beträge zuerst. {said}",
        columns={"name": SHARES["name"], view.stage: view.column, **SHARES},
        remark=foerderung_shares.SHARES_RULE + _bounds(table, view.stage),
        **view.origin("foerderung-verteilung"),
    )


def answer(table: pd.DataFrame, stage: str) -> str:
    """The whole answer: the ten greatest, the outer quarters, and the Gini coefficient."""
    about = "" if foerderung_shares.exactness(table, stage) == EXACT else "rund "
    parts = foerderung_shares.quarters(table, stage)["anteil"]
    top = table["anteil"].head(foerderung_shares.TOP).sum()
    shares = [f"{about}{german.percent(share)}" for share in (top, parts.iloc[0], parts.iloc[-1])]
    gini = german.number(foerderung_shares.gini(table, stage), 2)
    return (
        f"Auf die {foerderung_shares.TOP} Kommunen mit den höchsten Beträgen entfallen {shares[0]}, auf das Viertel "
        f"mit den höchsten {shares[1]}, auf das Viertel mit den niedrigsten {shares[2]} ({german.number(len(table))} "
        f"Kommunen mit Betrag; Gini-Koeffizient {about}{gini})."
    )


def _bounds(table: pd.DataFrame, stage: str) -> str:
    """What is not sure of the shares."""
    bounds = foerderung_shares.bounded(table, stage)
    return (
        f" Nur als Grenze bekannt: {german.counted(bounds, 'Betrag', 'Beträge')}; Anteile können sich verschieben."
        if bounds
        else ""
    )
