"""Curves of the page Förderung: how the money may go on, and how evenly it is spread."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.shared import german, marks, palette
from pages.shared.columns import Column

END = {"color": palette.HESSEN.color, "width": 1.5}
WORDS = 36
"""Pixels between the words of two ends, which may lie close together."""

MONTHS = {"tickformat": "%b<br>%Y", "ticks": "outside", "nticks": 8}
"""An axis of many months."""

BEYOND = [0, 1.04]
"""A little more than the whole, so that its line and its words are not cut."""

PARTS = (0.25, 0.5, 0.75)
"""The shares of Kommunen at which the curve of the spread is marked."""


def mark_ends(figure: go.Figure, days: Sequence[str]) -> None:
    """A line at the end of each programme, its words at the foot; a point without a sign makes room for it.

    Call it when the first trace is there: words of an end before its first day stand on the right of the line.
    """
    first = min(figure.data[0].x)
    for place, day in enumerate(dict.fromkeys(days)):
        side, shift = ("left", 4) if day <= first else ("right", -4)
        figure.add_shape(type="line", x0=day, x1=day, y0=0, y1=1, yref="paper", line=END, layer="below")
        figure.add_scatter(x=[day], y=[0], mode="markers", marker={"opacity": 0}, hoverinfo="skip", showlegend=False)
        figure.add_annotation(
            x=day, y=0, yref="paper", text=f"Programmende<br>{german.day(day)}", showarrow=False, align=side,
            xanchor=side, xshift=shift, yshift=WORDS * place, yanchor="bottom",
        )  # fmt: skip


def outlook(known: pd.Series, table: pd.DataFrame, column: Column, stage: str, end: str) -> go.Figure:
    """What is known as a line, what may follow dashed within its band until the day `end` of the programme.

    `known` are running totals by their last day, `table` is that of `foerderung_outflow.outlook`.
    """
    tone, figure = palette.MONEY[stage], go.Figure()
    bubble = "bis %{x|%d.%m.%Y}: %{y:,.0f} €<extra></extra>"
    figure.add_scatter(x=known.index, y=known, mode="lines", line={"width": 3, "color": tone.color},
                       name=f"{column.label}, bekannt", hovertemplate=bubble)  # fmt: skip
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    figure.add_scatter(x=table["bis"], y=table["oben"], showlegend=False, **edge)
    figure.add_scatter(x=table["bis"], y=table["unten"], fill="tonexty", fillcolor=tone.faint(0.25),
                       name="80 % der Auslosungen", **edge)  # fmt: skip
    figure.add_scatter(x=table["bis"], y=table["mitte"], mode="lines", name="Fortschreibung",
                       line={"width": 3, "dash": "dash", "color": tone.color}, hovertemplate=bubble)  # fmt: skip
    figure.update_yaxes(title=f"{column.label}, aufsummiert", rangemode="tozero", tickformat=",.0f", ticksuffix=" €")
    figure.update_xaxes(title=None, **MONTHS)
    mark_ends(figure, [end])
    figure.update_layout(height=440, showlegend=True)
    return figure


def spread(table: pd.DataFrame, stage: str) -> go.Figure:
    """Which share of the money lies with which share of Kommunen, the greatest amounts first; dotted: all alike."""
    tone, figure = palette.MONEY[stage], go.Figure()
    x, y = [0.0, *table["kommunen_bisher"]], [0.0, *table["anteil_bisher"]]
    figure.add_scatter(x=[0, 1], y=[0, 1], mode="lines", name="alle gleich viel", hoverinfo="skip",
                       line={"dash": "dot", "color": palette.HESSEN.color, "width": 2})  # fmt: skip
    words = [
        f"{german.percent(share)} der Kommunen: {german.percent(money)}" for share, money in zip(x, y, strict=True)
    ]
    figure.add_scatter(x=x, y=y, mode="lines", name="höchste Beträge zuerst", line={"color": tone.color, "width": 3},
                       customdata=words, hovertemplate="%{customdata}<extra></extra>")  # fmt: skip
    at = [round(part * len(table)) for part in PARTS]
    figure.add_scatter(
        x=[x[place] for place in at], y=[y[place] for place in at], mode="markers+text", showlegend=False,
        text=[german.percent(y[place], 0) for place in at], textposition="bottom right", hoverinfo="skip",
        marker={"size": 9, "color": tone.color},
    )  # fmt: skip
    _in_percent(figure)
    return figure


def _in_percent(figure: go.Figure) -> None:
    """Both axes from nothing to the whole."""
    figure.update_xaxes(title="Anteil der Kommunen", **{**marks.SHARES, "range": BEYOND})
    figure.update_yaxes(title="Anteil am Geld", **{**marks.SHARES, "range": BEYOND})
    figure.update_layout(height=440, showlegend=True)
