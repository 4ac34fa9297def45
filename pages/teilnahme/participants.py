"""How many came: per Regierungsbezirk, per Kommune, per inhabitant, over time."""

import pandas as pd
import streamlit as st

from data.metrics import coverage, denominators, teilnahme
from data.quantities import Quantity, listed
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import columns, german, look, marks, spoken
from pages.shared.columns import Column
from pages.shared.view import UPLOAD, View
from pages.teilnahme import charts
from pages.teilnahme.choice import Attendance

BEZIRK = {"name": Column("Regierungsbezirk")}
SHOWN = 20
"""So many conferences are drawn; the table and the downloads hold all."""
PER = (
    ("je_kommune", charts.PER_KOMMUNE, "Wie viele kamen je Kommune?"),
    ("je_100000", charts.PER_INHABITANTS, "Wie viele kamen je 100.000 Einwohner?"),
)
SERIES = "Alle Reihen, nach der Zeit geordnet. Vor Ort, virtuell und Kongress sind nicht ohne Weiteres vergleichbar."
PER_COLUMNS = {
    **BEZIRK,
    "anzahl": charts.PERSONS,
    "kommunen": Column("Kommunen", "number"),
    "je_kommune": charts.PER_KOMMUNE,
    "einwohner": Column("Einwohner", "number"),
    "einwohner_stand": Column("Einwohner am", "day"),
    "je_100000": charts.PER_INHABITANTS,
}


def nothing() -> None:
    """Nothing is known for this choice."""
    look.nothing("Wie viele haben teilgenommen?", f"Für diese Auswahl liegen keine Angaben vor. {UPLOAD}")


def key_figures(view: Attendance) -> None:
    """The figures that an answer begins with."""
    with st.container(horizontal=True):
        st.metric("Teilnehmende", spoken.quantity(view.measure(teilnahme.total_participants)), border=True)
        st.metric("Konferenzen", german.number(len(view.measure(teilnahme.conferences))), border=True)
        st.metric("Vertretene Kommunen", spoken.quantity(_represented(view)), border=True)


def _represented(view: Attendance) -> Quantity:
    """How many Kommunen were represented; of one Bezirk exactly so many where its list is complete."""
    known = view.measure(coverage.represented, view.day)
    if view.bezirk is None or known.value is None:
        return known
    bezirke = view.measure(coverage.coverage, view.day)
    own = listed(bezirke[bezirke["regierungsbezirk"].eq(view.bezirk)], "vertreten")
    return next((each for each in own if each.value == known.value), known)


def by_bezirk(view: Attendance) -> None:
    """How many came per Regierungsbezirk, each number as exact as it was stated."""
    table = view.measure(teilnahme.participants_by_bezirk)
    table = table[table["regierungsbezirk"].eq(view.bezirk)] if view.bezirk else table
    total = spoken.quantity(view.measure(teilnahme.total_participants))
    look.show(
        charts.by_bezirk(table),
        table,
        question="Wie viele kamen je Regierungsbezirk?",
        alt=f"Balken der Teilnehmenden je Regierungsbezirk: {spoken.values(table, 'name', 'anzahl', charts.PERSONS)}. "
        f"Zusammen {total}.",
        columns={**BEZIRK, "konferenzen": Column("Konferenzen", "number"), "anzahl": charts.PERSONS},
        remark=" ".join(filter(None, [f"Zusammen {total}.", marks.explained(table, "anzahl")])),
        **view.origin("teilnahme-bezirk"),
    )


def by_denominator(view: Attendance) -> None:
    """The same numbers per Kommune and per inhabitant, and whether the order stays."""
    if view.bezirk:
        return
    table = view.measure(denominators.per_denominator, view.day)
    bezirke = table[table["regierungsbezirk"].ne(teilnahme.LAND)]
    for side, (value, column, question) in zip(st.columns(2), PER, strict=True):
        with side:
            look.show(
                charts.by_bezirk(bezirke, value, column),
                table,
                question=question,
                alt=f"{column.label}: {spoken.values(bezirke, 'name', value, column)}.",
                columns=PER_COLUMNS,
                remark=_bases(table, view.day),
                **view.origin(f"teilnahme-{value.replace('_', '-')}"),
            )
    if denominators.ranking_flips(table):
        st.info(_flip(denominators.rankings(table)))


def _bases(table: pd.DataFrame, day: str | None) -> str:
    """On which days the denominators hold."""
    people = german.listed([german.day(stand) for stand in table["einwohner_stand"].unique()])
    kommunen = f"Kommunen: {german.day(day)}, " if day else ""
    return f"{kommunen}Einwohner: {people}."


def _flip(orders: pd.DataFrame) -> str:
    said = "; ".join(f"{row.masszahl}: {row.reihenfolge}" for row in orders.itertuples())
    unsure = "" if orders["gesichert"].all() else " Wo „mehr als“ steht, kann der wahre Wert höher liegen."
    return f"Die Reihenfolge der Regierungsbezirke hängt vom Nenner ab. {said}.{unsure}".replace(">", "\\>")


def over_time(rows: pd.DataFrame) -> None:
    """All conferences of all series in order of time."""
    view = View(TEILNAHME, rows)
    table = view.measure(teilnahme.over_time)
    if table.empty:
        return
    last = table.tail(SHOWN)
    rest = f" Gezeigt sind {SHOWN} von {len(table)}, die Tabelle nennt alle." if len(table) > SHOWN else ""
    look.show(
        charts.over_time(last),
        table,
        question="Wie viele kamen zu welcher Veranstaltung?",
        alt="Veranstaltungen aller Reihen nach der Zeit: "
        f"{spoken.values(last, 'veranstaltung', 'anzahl', charts.PERSONS)}.",
        columns={**columns.of(TEILNAHME, "datum", "reihe", "veranstaltung", "ort"), "anzahl": charts.PERSONS},
        remark=" ".join(filter(None, [f"{SERIES}{rest}", marks.explained(last, "anzahl")])),
        **view.origin("teilnahme-zeit"),
    )
