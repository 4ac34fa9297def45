"""Charts of the page Zusammenhang: a table goes in, a figure comes out."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.metrics.contrast import EVERYBODY, WEIGHTED
from pages.shared import german, marks, palette
from pages.shared.columns import Column
from pages.shared.lines import entries

KOMMUNEN = Column("Kommunen", "number", 0)
WHOLE = {EVERYBODY: "circle", WEIGHTED: "diamond"}
"""The signs of the two answers; the classes are only their parts, and grey."""
ZERO = {"color": palette.HESSEN.color, "width": 2, "dash": "dot"}
"""The line at no difference: beside each point, so that it crosses no words."""

BETWEEN = 0.68
"""How far above a bar the line between two Bezirke lies: above its words, below the bar before."""


def funnel(table: pd.DataFrame) -> go.Figure:
    """Bars of all steps, Regierungsbezirk by Regierungsbezirk in their colours, with a line between two."""
    first = ~table["name"].duplicated()
    labels = table["stufe"].where(~first, "Regierungsbezirk " + table["name"] + ": " + table["stufe"])
    figure = marks.ranked(
        table.assign(beschriftung=labels), "anzahl", "beschriftung", column=KOMMUNEN, region="regierungsbezirk"
    )
    for place in [at for at, begins in enumerate(first) if begins and at]:
        figure.add_hline(y=place - BETWEEN, line={"color": palette.HESSEN.faint(), "width": 1})
    return figure


def gap(table: pd.DataFrame) -> go.Figure:
    """A point with its interval per comparison around a line at zero; differenz, von and bis are percentage points."""
    named = [(row["vergleich"], points(row["differenz"], row["von"], row["bis"])) for row in table.to_dict("records")]
    figure = go.Figure([_point(row, place) for place, row in enumerate(table.to_dict("records"))])
    marks.write_above(figure, entries(named), below=40)
    for place in range(len(table)):
        figure.add_shape(
            type="line", x0=0, x1=0, y0=place - marks.LIFT, y1=place + marks.LIFT, line=ZERO, layer="below"
        )
    low, high = min(0.0, table["von"].min()), max(0.0, table["bis"].max())
    room = (high - low) * 0.05
    figure.update_xaxes(
        title="Unterschied in Prozentpunkten", fixedrange=True, zeroline=False, range=[low - room, high + room]
    )
    return figure


def _point(row: dict[Hashable, Any], place: int) -> go.Scatter:
    """One difference with its interval."""
    name, difference, low, high = row["vergleich"], row["differenz"], row["von"], row["bis"]
    color = (palette.STATUS["online"] if name in WHOLE else palette.HESSEN).color
    return go.Scatter(
        x=[difference],
        y=[place],
        mode="markers",
        marker={"size": 13, "color": color, "symbol": WHOLE.get(name, "circle")},
        error_x={"array": [high - difference], "color": color, "thickness": 3, "width": 7},
        customdata=[f"{name}: {points(difference, low, high)}"],
        hovertemplate="%{customdata}<extra></extra>",
    )


def points(difference: float, low: float, high: float) -> str:
    """„+7,0 (−2,1 bis +16,0)“: a difference in percentage points with its interval."""
    return f"{signed(difference)} ({signed(low)} bis {signed(high)})"


def signed(difference: float, digits: int = 1) -> str:
    """A difference with so many decimals, always with its sign."""
    text = german.number(difference, digits)
    return f"+{text}" if difference > 0 and text.strip("0,") else text.replace("-", "−")
