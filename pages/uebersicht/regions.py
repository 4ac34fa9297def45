"""The tile map: one figure per Kreis, at one glance."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate

import pandas as pd
import streamlit as st

from data.metrics import coverage, foerderung, ozg, periods, teilnahme
from loaders.sheet import Sheet
from loaders.workbooks.foerderung import MITTEL
from loaders.workbooks.ozg import OZG
from loaders.workbooks.teilnahme import TEILNAHME
from pages.shared import german, look, source, spoken, tilemap
from pages.shared.columns import Column
from pages.shared.view import View


@dataclass(frozen=True)
class Layer:
    """What the map can show: `value` of the table that `measure` makes of the rows of a sheet, or of one series of it.

    The conferences of a series were at their time: its Kommunen and tiles are those of its last day, not of today.
    """

    sheet: Sheet
    question: str
    value: str
    column: Column
    measure: Callable[Concatenate[pd.DataFrame, ...], pd.DataFrame]
    series: str = ""

    def view(self) -> View:
        """The rows of the layer."""
        rows = source.rows(self.sheet)
        if not self.series:
            return View(self.sheet, rows)
        return View(self.sheet, teilnahme.of_series(rows, self.series), {"Reihe": self.series})


def _online(rows: pd.DataFrame, day: str | None) -> pd.DataFrame:  # noqa: ARG001
    table = ozg.by_kreis(ozg.at(rows))
    return table[table["status"].eq(ozg.ONLINE)]


LAYERS = {
    "Förderung": Layer(
        MITTEL,
        "Wie viel ist bekanntermaßen in den Kreisen bewilligt?",
        "bewilligt",
        Column("Bewilligt", "euro", 0),
        foerderung.by_kreis,
    ),
    "OZG": Layer(
        OZG,
        "Wie weit sind die Leistungen in den Kreisen?",
        "anteil",
        Column("Anteil „online“", "percent", 0),
        _online,
    ),
    "Teilnahme": Layer(
        TEILNAHME,
        "Aus welchen Kreisen kamen Kommunen?",
        "anteil",
        Column("Vertretene Kommunen", "percent", 0),
        coverage.coverage_by_kreis,
        teilnahme.DEFAULT_SERIES,
    ),
}


def show() -> None:
    """One map; the reader chooses what it shows."""
    chosen = st.segmented_control(
        "Die Karte zeigt", list(LAYERS), default="Förderung", required=True, key="karte", bind="query-params"
    )
    name, layer = str(chosen), LAYERS[str(chosen)]
    view = layer.view()
    day = periods.latest(view.rows) if layer.series else None
    table = view.measure(layer.measure, day)
    known = table[table[layer.value].notna()]
    look.show(
        tilemap.tile_map(table, layer.value, layer.column, day),
        tilemap.with_codes(table, day),
        question=layer.question,
        alt=f"Kachelkarte der Kreise, {layer.column.label}: {spoken.values(known, 'name', layer.value, layer.column)}.",
        columns={**tilemap.KREIS, layer.value: layer.column},
        remark=_remark(layer, day),
        **view.origin(f"uebersicht-{name.casefold().replace('ö', 'oe')}"),
    )


def _remark(layer: Layer, day: str | None) -> str:
    """Whose conferences and which Kommunen are meant, if only those of a series, and how to read the map."""
    of = f"{layer.series}, Kommunen: {german.day(day)}. " if day else ""
    return f"{of}Eine Kachel je Kreis oder kreisfreier Stadt. {tilemap.EXPLAINED}"
