"""Charts of the reports of Kommunen: a table goes in, a figure comes out."""

import pandas as pd
import plotly.graph_objects as go

from data.metrics.ozg import STATES
from pages.shared import german, palette

ORDER = tuple(reversed(STATES))
"""Furthest first: online lies at the axis, where lengths can be compared."""


def status_over_time(table: pd.DataFrame) -> go.Figure:
    """Shares of the states on each Stichtag, stacked."""
    figure = _stacked(table, "stichtag", across=False)
    figure.update_xaxes(title=None, type="category", ticktext=_days(table), tickvals=table["stichtag"].unique())
    return figure


def status_by(table: pd.DataFrame, name: str) -> go.Figure:
    """Shares of the states per group, stacked, the group that is furthest on top."""
    ahead = table[table["status"].eq("online")].sort_values("anteil", ascending=False)[name]
    figure = _stacked(table, name, across=True)
    figure.update_yaxes(title=None, categoryorder="array", categoryarray=list(ahead), autorange="reversed")
    figure.update_layout(height=110 + 34 * table[name].nunique())
    return figure


def levels(table: pd.DataFrame) -> go.Figure:
    """How many reported services are at which Reifegrad of one model."""
    figure = go.Figure()
    figure.add_bar(
        x=[f"Stufe {level}" for level in table["reifegrad"]], y=table["anzahl"], marker={"color": palette.COLORWAY[0]},
        text=[german.number(number) for number in table["anzahl"]], textposition="outside", cliponaxis=False,
        hovertemplate="%{x}: %{text}<extra></extra>",
    )  # fmt: skip
    figure.update_yaxes(title="Meldungen", rangemode="tozero", tickformat=",d")
    return figure


def _stacked(table: pd.DataFrame, name: str, *, across: bool) -> go.Figure:
    figure = go.Figure()
    for status in ORDER:
        part = table[table["status"].eq(status)]
        tone = palette.STATUS[status]
        words = [german.percent(share, 0) if share >= 0.05 else "" for share in part["anteil"]]
        hover = [f"{german.percent(s)} ({german.number(n)})" for s, n in zip(part["anteil"], part["anzahl"], strict=True)]
        sides = {"x": part["anteil"], "y": part[name], "orientation": "h"} if across else {"x": part[name], "y": part["anteil"]}
        figure.add_bar(
            **sides, name=status, text=words, customdata=hover, textposition="inside", insidetextanchor="middle",
            hovertemplate=f"{status}: %{{customdata}}<extra></extra>",
            marker={"color": tone.color, "pattern": {"shape": tone.pattern, "fgopacity": 0.45, "size": 6}},
        )  # fmt: skip
    figure.update_layout(barmode="stack", legend_traceorder="normal")
    axis = figure.update_xaxes if across else figure.update_yaxes
    axis(title="Anteil der Meldungen", tickformat=".0%", range=[0, 1])
    return figure


def _days(table: pd.DataFrame) -> list[str]:
    return [german.day(day) for day in table["stichtag"].unique()]
