"""Charts of the reports of Kommunen: a table goes in, a figure comes out."""

import pandas as pd
import plotly.graph_objects as go

from data.metrics.ozg import STATES
from pages.shared import german, marks, palette
from pages.shared.columns import Column, texts

ORDER = tuple(reversed(STATES))
"""Furthest first: online lies at the axis, where lengths can be compared."""

ROOM = 0.05
"""A smaller share than this has no words in its bar; they stand in the hover text and the table."""


def status_over_time(table: pd.DataFrame) -> go.Figure:
    """Shares of the states on each Stichtag, stacked."""
    figure = _stacked(table, "stichtag", across=False)
    figure.update_xaxes(title=None, type="category", ticktext=_days(table), tickvals=table["stichtag"].unique())
    return figure


def status_by(table: pd.DataFrame, name: str) -> go.Figure:
    """Shares of the states per group, stacked, the group that is furthest on top."""
    ahead = table[table["status"].eq("online")].sort_values("anteil", ascending=False)
    places = {group: place for place, group in enumerate(ahead[name])}
    figure = _stacked(table.assign(place=table[name].map(places)), "place", across=True)
    online = [german.percent(share, 0) for share in ahead["anteil"]]
    lines = [f"<b>{marks.plain(group)}</b>  {share} online" for group, share in zip(places, online, strict=True)]
    marks.write_above(figure, lines, below=80)
    figure.update_layout(showlegend=True)
    return figure


def levels(table: pd.DataFrame, title: str = "Meldungen") -> go.Figure:
    """How many are at which Reifegrad of one model."""
    names = [f"{level} {name}".strip() for level, name in zip(table["reifegrad"], table["name"], strict=True)]
    figure = go.Figure()
    figure.add_bar(
        x=[f"Stufe {name}" for name in names], y=table["anzahl"], marker={"color": palette.COLORWAY[0]},
        text=texts(table, "anzahl", Column("", "number")), textposition="outside", cliponaxis=False,
        hovertemplate="%{x}: %{text}<extra></extra>",
    )  # fmt: skip
    figure.update_yaxes(title=title, rangemode="tozero", tickformat=",d")
    return figure


def levels_over_time(table: pd.DataFrame) -> go.Figure:
    """Shares of the levels of one model on each Stichtag, stacked, the lowest at the bottom; darker is further."""
    figure = go.Figure()
    for level, part in table.groupby("reifegrad"):
        name = f"Stufe {level} {part['name'].iloc[0]}".strip()
        figure.add_bar(
            x=part["stichtag"], y=part["anteil"], name=name, text=_inside(part), customdata=_hover(part), width=0.66,
            textposition="inside", insidetextanchor="middle", marker={"color": _shade(int(str(level)))},
            insidetextfont={"color": palette.ink(_shade(int(str(level))))},
            hovertemplate=f"{name}: %{{customdata}}<extra></extra>",
        )  # fmt: skip
    figure.update_layout(barmode="stack", legend_traceorder="normal", height=440)
    figure.update_yaxes(title="Anteil der Meldungen", **marks.SHARES)
    figure.update_xaxes(title=None, type="category", ticktext=_days(table), tickvals=table["stichtag"].unique())
    return figure


def _shade(level: int) -> str:
    """The colour of a level; model 2.0 has one level more than there are shades, so its two highest share one."""
    return palette.SEQUENCE[min(level, len(palette.SEQUENCE) - 1)]


def _stacked(table: pd.DataFrame, name: str, *, across: bool) -> go.Figure:
    """Bars of shares that add up to the whole; across: lying, one below the other."""
    figure = go.Figure()
    for status in ORDER:
        part = table[table["status"].eq(status)]
        sides = {"x": part["anteil"], "y": part[name]} if across else {"x": part[name], "y": part["anteil"]}
        shape = {"orientation": "h", "width": marks.THICK} if across else {"orientation": "v", "width": 0.66}
        figure.add_bar(
            **sides, **shape, name=status, text=_inside(part), customdata=_hover(part),
            textposition="inside", insidetextanchor="middle", marker=palette.surface(palette.STATUS[status]),
            insidetextfont={"color": palette.ink(palette.STATUS[status].color)},
            hovertemplate=f"{status}: %{{customdata}}<extra></extra>",
        )  # fmt: skip
    figure.update_layout(barmode="stack", legend_traceorder="normal")
    axis = figure.update_xaxes if across else figure.update_yaxes
    axis(title="Anteil der Meldungen", **marks.SHARES)
    return figure


def _inside(part: pd.DataFrame) -> list[str]:
    """The share where the bar has room for it."""
    return [german.percent(share, 0) if share >= ROOM else "" for share in part["anteil"]]


def _hover(part: pd.DataFrame) -> list[str]:
    pairs = zip(part["anteil"], part["anzahl"], strict=True)
    return [f"{german.percent(share)} ({german.number(number)})" for share, number in pairs]


def _days(table: pd.DataFrame) -> list[str]:
    return [german.day(day) for day in table["stichtag"].unique()]
