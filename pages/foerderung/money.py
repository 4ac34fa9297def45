"""Where the money went: per programme, region and inhabitant, and over time."""

import pandas as pd
import streamlit as st

from data.metrics import foerderung, foerderung_over_time
from data.quantities import columns as parts
from loaders.workbooks.foerderung import MITTEL
from pages.foerderung import charts
from pages.foerderung.choice import Money
from pages.shared import columns, german, look, marks, spoken
from pages.shared.columns import Column
from pages.shared.tilemap import tile_map
from pages.shared.view import UPLOAD

CONTAINED = "Veröffentlichte Volumina können einander enthalten und werden deshalb nie zusammengezählt."
SHOWN = 20
"""So many Kommunen are drawn; the table and the downloads hold all."""
PEOPLE = {"einwohner": Column("Einwohner", "number"), "einwohner_stand": Column("Einwohner am", "day")}


def nothing() -> None:
    """Nothing is known for this choice."""
    look.nothing("Wohin ging das Geld?", f"Für diese Auswahl liegen keine Angaben vor. {UPLOAD}")


def key_figures(view: Money) -> None:
    """The figures that an answer begins with."""
    with st.container(horizontal=True):
        for stage, column in columns.of(MITTEL, "beantragt", "bewilligt", "abgerufen").items():
            total = view.measure(foerderung.totals, stage)
            st.metric(column.label, spoken.quantity(total, german.euro_short), border=True)
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


def by_bezirk(view: Money) -> None:
    """Where it went per Regierungsbezirk, in all and per inhabitant."""
    table = foerderung.per_inhabitant(view.measure(foerderung.by_bezirk), view.stage)
    each = f"{view.stage}_je_einwohner"
    per = Column(f"{view.column.label} je Einwohner", "euro")
    shown = {"name": Column("Regierungsbezirk"), view.stage: view.column, **PEOPLE, each: per}
    asked = ((view.stage, view.column, "Wohin ging das Geld?"), (each, per, "Wie viel ist es je Einwohner?"))
    for side, (value, column, question) in zip(st.columns(2), asked, strict=True):
        with side:
            look.show(
                charts.by_region(table, value, column, "bezirk"),
                table,
                question=question,
                alt=f"{column.label} je Regierungsbezirk: {spoken.values(table, 'name', value, column)}.",
                columns=shown,
                remark=_known(table, value),
                **view.origin(f"foerderung-bezirk-{value.replace('_', '-')}"),
            )


def _known(table: pd.DataFrame, value: str) -> str:
    return " ".join(filter(None, ["Nur Kommunen, zu denen Angaben vorliegen.", marks.explained(table, value)]))


def by_kreis(view: Money) -> None:
    """Where it went per Kreis, on the tile map."""
    table = view.measure(foerderung.by_kreis)
    short = Column(view.column.label, "euro", 0)
    look.show(
        tile_map(table, view.stage, short, None),
        table,
        question="In welche Kreise ging das Geld?",
        alt=f"Kachelkarte, {view.column.label} je Kreis: {spoken.values(table, 'name', view.stage, short)}.",
        columns={"name": Column("Kreis"), view.stage: view.column, **PEOPLE},
        remark="Gemeinden zählen zu ihrem heutigen Kreis. k. A.: keine Angabe.",
        **view.origin("foerderung-kreis"),
    )


def by_kommune(view: Money) -> None:
    """The Kommunen in order of their amounts."""
    table = view.measure(foerderung.by_kommune)
    table = table[table[view.stage].notna()].sort_values(view.stage, ascending=False, ignore_index=True)
    head = table.head(SHOWN)
    rest = f"Gezeigt sind {SHOWN} von {len(table)} Kommunen, die Tabelle nennt alle." if len(table) > SHOWN else ""
    look.show(
        charts.by_region(head, view.stage, view.column, "kommune"),
        table,
        question="Welche Kommunen erhielten am meisten?",
        alt=f"{view.column.label} je Kommune: {spoken.values(head, 'name', view.stage, view.column)}.",
        columns={"name": Column("Kommune"), view.stage: view.column, **PEOPLE},
        remark=rest,
        **view.origin("foerderung-kommune"),
    )


def over_time(view: Money) -> None:
    """The running total over time; what has no date is named, not placed."""
    question = "Wie wuchs die Summe über die Zeit?"
    table = view.measure(foerderung_over_time.over_time, view.stage)
    if table.empty:
        look.nothing(question, "Keine Zeile dieser Auswahl nennt Betrag und Datum.")
        return
    undated = view.measure(foerderung_over_time.undated, view.stage)
    without = f" Ohne Datum: {spoken.quantity(undated, german.euro)}." if undated.value else ""
    running = Column("aufsummiert", "euro")
    look.show(
        charts.cumulative(table, view.column),
        table[["zeitraum", *parts(view.stage), *parts("kumuliert")]],
        question=question,
        alt=f"{view.column.label}, aufsummiert: {spoken.values(table, 'zeitraum', 'kumuliert', running)}.",
        columns={"zeitraum": Column("Zeitraum", "day"), view.stage: view.column, "kumuliert": running},
        remark=foerderung_over_time.PLACING_RULE + without,
        **view.origin("foerderung-zeit"),
    )
