"""The tile map: one figure per Kreis, at one glance."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data.metrics import coverage, foerderung, ozg
from loaders.sheet import Sheet
from loaders.workbooks.foerderung import MITTEL
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import look, source, spoken
from pages.shared.columns import Column
from pages.shared.tilemap import tile_map
from pages.shared.view import View

Layer = tuple[Sheet, str, Column, Callable[[pd.DataFrame], pd.DataFrame]]

MONEY = Column("Bewilligt", "euro", 0)
SHARE = Column("Anteil „online“", "percent", 0)
PRESENT = Column("Vertretene Kommunen", "percent", 0)


def _online(rows: pd.DataFrame) -> pd.DataFrame:
    table = ozg.by_kreis(ozg.at(rows))
    return table[table["status"].eq(ozg.ONLINE)]


def _present(rows: pd.DataFrame) -> pd.DataFrame:
    days = rows["datum"].dropna()
    return coverage.coverage_by_kreis(rows, str(days.max()) if len(days) else None)


LAYERS: dict[str, Layer] = {
    "Förderung": (MITTEL, "bewilligt", MONEY, foerderung.by_kreis),
    "OZG": (OZG, "anteil", SHARE, _online),
    "Teilnahme": (TEILNAHME, "anteil", PRESENT, _present),
}
QUESTIONS = {
    "Förderung": "Wie viel ist bekanntermaßen in den Kreisen bewilligt?",
    "OZG": "Wie weit sind die Leistungen in den Kreisen?",
    "Teilnahme": "Aus welchen Kreisen kamen Kommunen?",
}


def show() -> None:
    """One map; the reader chooses what it shows."""
    chosen = st.segmented_control(
        "Die Karte zeigt", list(LAYERS), default="Förderung", required=True, key="karte", bind="query-params"
    )
    name = str(chosen)
    sheet, value, column, measure = LAYERS[name]
    view = View(sheet, source.rows(sheet))
    table = view.measure(measure)
    known = table[table[value].notna()]
    look.show(
        tile_map(table, value, column, None),
        table,
        question=QUESTIONS[name],
        alt=f"Kachelkarte der Kreise, {column.label}: {spoken.values(known, 'name', value, column)}.",
        columns={"name": Column("Kreis"), value: column},
        remark="Eine Kachel je Kreis oder kreisfreier Stadt. k. A.: keine Angabe.",
        **view.origin(f"uebersicht-{name.casefold().replace('ö', 'oe')}"),
    )
