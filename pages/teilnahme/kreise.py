"""From the map of the Kreise to the Gemeinden of one: who was represented, who was not, and of whom nobody knows."""

import pandas as pd
import streamlit as st

from data.metrics import coverage
from data.metrics.of_kreis import ANSWERS_RULE, counts, of_kreis
from data.metrics.regions import of_region
from loaders import territory
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import filters, german, look, spoken, tilemap
from pages.shared.columns import Column
from pages.shared.view import View
from pages.teilnahme import charts
from pages.teilnahme.choice import Attendance

QUESTION = "Welche Kommunen waren vertreten?"
CHOOSE = "Eine Kachel der Karte oder hier einen Kreis wählen: Dann stehen darunter seine Kommunen."
COVERAGE = {
    **tilemap.KREIS,
    "erwartet": Column("Kommunen", "number"),
    "vertreten": Column("vertreten", "number"),
    "anteil": charts.SHARE,
}
KOMMUNEN = {
    "name": Column("Kommune"),
    "einwohner": Column("Einwohner", "number"),
    "antwort": Column("Vertreten"),
    "stand": Column("Laut Listen"),
}


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
