"""Charts of the page Teilnahme: a table goes in, a figure comes out."""

import pandas as pd
import plotly.graph_objects as go

from pages.shared import german, marks, palette
from pages.shared.columns import Column

PERSONS = Column("Teilnehmende", "number", 0)
PER_KOMMUNE = Column("Teilnehmende je Kommune", "number", 2)
PER_INHABITANTS = Column("Teilnehmende je 100.000 Einwohner", "number", 1)
SHARE = Column("Anteil der Kommunen", "percent", 0)


def by_bezirk(table: pd.DataFrame, value: str = "anzahl", column: Column = PERSONS) -> go.Figure:
    """Ranked bars per Regierungsbezirk in their fixed colours; rund and mehr als can be seen."""
    return marks.ranked(table, value, "name", column=column, region="regierungsbezirk")


def by_office(table: pd.DataFrame) -> go.Figure:
    """Bars per office; an office with fewer than three persons has no bar but says so."""
    return marks.ranked(table, "anzahl", "funktion", column=PERSONS, ground=lambda _: palette.HESSEN)


def shares(table: pd.DataFrame, name: str, region: str | None = None) -> go.Figure:
    """Bars of the quantity `anteil` of Kommunen per group; the whole width is all of them."""
    ground = palette.bezirk if region else lambda _: palette.HESSEN
    figure = marks.ranked(table, "anteil", name, column=SHARE, region=region, ground=ground)
    return figure.update_xaxes(range=[0, 1])


def over_time(table: pd.DataFrame) -> go.Figure:
    """A bar per conference in order of time, each under its name and its day as precise as known."""
    days = [german.day(day) for day in table["datum"]]
    named = [
        title if day in title else f"{title} ({day})" for title, day in zip(table["veranstaltung"], days, strict=True)
    ]
    return marks.ranked(
        table.assign(titel=named), "anzahl", "titel", column=PERSONS, ground=lambda _: palette.HESSEN,
        stands_for="veranstaltung",
    )  # fmt: skip
