"""Charts of the page Teilnahme: a table goes in, a figure comes out."""

import pandas as pd
import plotly.graph_objects as go

from pages.shared import marks, palette
from pages.shared.columns import Column, texts

PERSONS = Column("Teilnehmende", "number", 0)
PER_KOMMUNE = Column("Teilnehmende je Kommune", "number", 2)
PER_INHABITANTS = Column("Teilnehmende je 100.000 Einwohner", "number", 1)
HOVER = "%{customdata}<extra></extra>"
SHARE = Column("Anteil der Kommunen", "percent", 0)


def by_bezirk(table: pd.DataFrame, value: str = "anzahl", column: Column = PERSONS) -> go.Figure:
    """Ranked bars per Regierungsbezirk in their fixed colours; rund and mehr als can be seen."""
    return marks.ranked(table, value, "name", column=column, region="regierungsbezirk")


def by_office(table: pd.DataFrame) -> go.Figure:
    """Bars per office; an office with fewer than three persons has no bar but says so."""
    return marks.ranked(table, "anzahl", "funktion", column=PERSONS, ground=lambda _: palette.HESSEN)


def over_time(table: pd.DataFrame) -> go.Figure:
    """Each conference as a point in time; a line shows how far its day is unknown."""
    dated = table[table["von"].notna() & table["anzahl"].notna()]
    color = palette.COLORWAY[0]
    figure = go.Figure()
    for row, words in zip(dated.itertuples(), texts(dated, "anzahl", PERSONS), strict=True):
        known = str(row.von) == str(row.bis)
        figure.add_scatter(
            x=[row.von, row.bis], y=[row.anzahl, row.anzahl], mode="lines+markers" if known else "lines",
            line={"color": color, "width": 5}, marker={"color": color, "size": 11}, showlegend=False,
            customdata=[f"{marks.plain(str(row.veranstaltung))}<br>{words}"] * 2, hovertemplate=HOVER,
        )  # fmt: skip
        figure.add_annotation(x=row.bis, y=row.anzahl, text=words, xanchor="left", xshift=9, showarrow=False)
    figure.update_yaxes(title="Teilnehmende", rangemode="tozero")
    figure.update_xaxes(title=None, tickformat="%Y", dtick="M12")
    return figure
