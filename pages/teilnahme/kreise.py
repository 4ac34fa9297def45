"""Which Kommunen were represented: per Regierungsbezirk, on the map of the Kreise, and one by one in a Kreis."""

import pandas as pd
import streamlit as st

from data.metrics import coverage
from data.metrics.of_kreis import ANSWERS_RULE, counts, of_kreis
from data.metrics.regions import of_region
from loaders import territory
from loaders.territory import LAND
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import filters, german, look, marks, spoken, tilemap
from pages.shared.columns import Column
from pages.shared.view import View
from pages.teilnahme import charts
from pages.teilnahme.choice import Attendance

QUESTION = "Welche Kommunen waren vertreten?"
CHOOSE = "Eine Kachel der Karte oder hier einen Kreis wählen: Dann stehen darunter seine Kommunen."
SHARES = {
    "erwartet": Column("Kommunen", "number"),
    "vertreten": Column("vertreten", "number"),
    "anteil": charts.SHARE,
}
COVERAGE = {**tilemap.KREIS, **SHARES}
KOMMUNEN = {
    "name": Column("Kommune"),
    "einwohner": Column("Einwohner", "number"),
    "antwort": Column("Vertreten"),
    "stand": Column("Laut Listen"),
}


def by_bezirk(view: Attendance) -> None:
    """The share of represented Kommunen per Regierungsbezirk; where nobody names any, nobody knows."""
    if view.bezirk:
        return
    table = view.measure(coverage.coverage, view.day)
    table = table[table["regierungsbezirk"].ne(LAND)].assign(anteil_qualifier=table["vertreten_qualifier"])
    look.show(
        charts.shares(table, "name", "regierungsbezirk"),
        table,
        question="Welcher Anteil der Kommunen war vertreten?",
        alt=f"Anteil vertretener Kommunen: {spoken.values(table, 'name', 'anteil', charts.SHARE)}.",
        columns={"name": Column("Regierungsbezirk"), **SHARES},
        remark=" ".join(filter(None, [coverage.COVERAGE_RULE, marks.explained(table, "anteil")])),
        **view.origin("teilnahme-anteil"),
    )


def on_the_map(view: Attendance) -> None:
    """The share of represented Kommunen per Kreis; a selected tile chooses its Kreis below."""
    table = view.measure(coverage.coverage_by_kreis, view.day)
    bezirke = view.measure(coverage.coverage, view.day)
    look.show(
        tilemap.tile_map(table, "anteil", charts.SHARE, view.day),
        tilemap.with_codes(table, view.day),
        question=QUESTION,
        alt="Kachelkarte der Kreise mit dem Anteil vertretener Kommunen: "
        f"{spoken.values(bezirke, 'name', 'anteil', charts.SHARE)}.",
        columns=COVERAGE,
        remark=f"{coverage.COVERAGE_RULE} {tilemap.EXPLAINED}",
        **view.origin("teilnahme-kommunen", drill="kreis"),
    )


def of_one(view: Attendance) -> None:
    """The Kommunen of one Kreis; which one stands in the address."""
    with filters.row("kreiswahl"):
        kreis = filters.kreis(view.bezirk, view.day, everything="Kreis wählen")
    if not kreis:
        st.caption(CHOOSE)
        return
    name = territory.name_of(kreis)
    table = view.measure(of_kreis, kreis, view.day)
    words = {**view.chosen, "Kreis": name}
    part = View(TEILNAHME, of_region(view.rows, kreis, view.day), words, part="kreis")
    look.show_table(
        table,
        question=f"{name}: Welche Kommunen waren vertreten?",
        columns=KOMMUNEN,
        remark=f"{_said(table)} {ANSWERS_RULE}",
        **part.origin("teilnahme-kreis"),
    )


def _said(table: pd.DataFrame) -> str:
    """How many Kommunen have which answer: „Von 24 Kommunen: 18 vertreten und 6 nicht bekannt.“"""
    found = [f"{german.number(number)} {answer}" for answer, number in counts(table).items() if number]
    return f"Von {german.counted(len(table), 'Kommune', 'Kommunen')}: {german.listed(found)}."
