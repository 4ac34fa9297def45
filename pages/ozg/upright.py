"""Stacked columns over many Stichtage: lying bars would be longer than any screen."""

from collections.abc import Iterable, Mapping

import pandas as pd
import plotly.graph_objects as go

from pages.shared import marks

MANY = 9
"""From so many Stichtage on columns stand upright, on an axis of time."""

Piece = tuple[str, pd.DataFrame, Mapping[str, object]]
"""The name of one piece of each column, its rows (stichtag, anteil) and how it looks."""


def is_long(table: pd.DataFrame) -> bool:
    """Whether a table with `stichtag` has too many for lying bars."""
    return table["stichtag"].nunique() >= MANY


def columns(pieces: Iterable[Piece], hover: Mapping[str, list[str]]) -> go.Figure:
    """Shares that add up to the whole on each Stichtag, the first piece at the axis; `hover` says each in words."""
    figure = go.Figure()
    for name, part, marker in pieces:
        figure.add_bar(
            x=part["stichtag"], y=part["anteil"], name=name, marker=marker, customdata=hover[name],
            hovertemplate=f"%{{x|%d.%m.%Y}}, {name}: %{{customdata}}<extra></extra>",
        )  # fmt: skip
    figure.update_layout(barmode="stack", bargap=0.15, showlegend=True, legend_traceorder="normal", height=420)
    figure.update_yaxes(title="Anteil der Meldungen", **marks.SHARES)
    figure.update_xaxes(title=None, tickformat="%m/%Y")
    return figure
