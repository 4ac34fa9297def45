"""Charts of the reports of Kommunen: a table goes in, a figure comes out."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from data.metrics.ozg import STATES
from pages.ozg import upright
from pages.shared import german, marks, palette
from pages.shared.columns import Column, texts

ORDER = tuple(reversed(STATES))
"""Furthest first: online lies at the axis, where lengths can be compared."""

MARGIN = {"l": 20, "r": 32, "t": 36, "b": 8}
"""Room for „0 %“ and „100 %“ under the two ends of the axis; plotly leaves out what does not fit."""

STANDS_FOR = ("bezirk", "themenfeld", "stichtag")
"""By which of its columns the rows of a bar are found; see `pages.shared.picking`."""

ROOM = 0.1
"""A smaller share than this has no words in its bar; they stand in the hover text and the table."""


def status_over_time(table: pd.DataFrame) -> go.Figure:
    """Shares of the states on each Stichtag, stacked: the first day on top, or on the left where there are many."""
    if upright.is_long(table):
        parts = {status: table[table["status"].eq(status)] for status in ORDER}
        looks = {status: palette.surface(palette.STATUS[status]) for status in ORDER}
        return _upright(parts, looks)
    figure = _by_status(table, _places(table["stichtag"]), "stichtag")
    online = table[table["status"].eq("online")]
    shares = [f"{german.percent(share, 0)} online" for share in online["anteil"]]
    return _named(figure, dict(zip(_days(online), shares, strict=True)))


def status_by(table: pd.DataFrame, name: str, last: str = "") -> go.Figure:
    """Shares of the states per group, stacked, the group that is furthest on top; `last` stands apart below all."""
    ahead = table[table["status"].eq("online")].sort_values("anteil", ascending=False)
    ahead = ahead.sort_values(name, key=lambda groups: groups.eq(last), kind="stable")
    lines = {
        group: f"{german.percent(share, 0)} online" for group, share in zip(ahead[name], ahead["anteil"], strict=True)
    }
    if last in lines and len(lines) > 1:
        lines = {**{group: said for group, said in lines.items() if group != last}, "": "", last: lines[last]}
    return _named(_by_status(table, {group: place for place, group in enumerate(lines)}, name), lines)


def levels(table: pd.DataFrame) -> go.Figure:
    """How many are at which Reifegrad of one model, the lowest on top."""
    figure = go.Figure()
    counts = texts(table, "anzahl", Column("", "number"))
    figure.add_bar(
        x=table["anzahl"], y=list(range(len(table))), orientation="h", width=marks.THICK, hoverinfo="skip",
        marker={"color": palette.COLORWAY[0]},
    )  # fmt: skip
    names = [
        f"<b>Stufe {level}</b> {marks.plain(name)}"
        for level, name in zip(table["reifegrad"], table["name"], strict=True)
    ]
    marks.write_above(figure, [f"{name}  {count}" for name, count in zip(names, counts, strict=True)])
    figure.update_xaxes(title=None, showgrid=False, showticklabels=False, rangemode="tozero", fixedrange=True)
    return figure


def levels_over_time(table: pd.DataFrame) -> go.Figure:
    """Shares of the levels of one model on each Stichtag, stacked, the lowest at the axis; darker is further."""
    if upright.is_long(table):
        parts = {f"Stufe {level}": part for level, part in table.groupby("reifegrad")}
        return _upright(parts, {name: {"color": _shade(int(name.split()[1]))} for name in parts})
    return levels_by(table.assign(tag=[german.day(day) for day in table["stichtag"]]), "tag")


def levels_by(table: pd.DataFrame, name: str) -> go.Figure:
    """Shares of the levels of one model per group, stacked, the lowest at the axis; darker is further."""
    figure = go.Figure()
    places = {group: place for place, group in enumerate(table[name].unique())}
    for level, part in table.groupby("reifegrad"):
        shade = _shade(int(str(level)))
        figure.add_trace(_bar(part, part[name].map(places), f"Stufe {level}", shade, {"color": shade}))
    return _named(figure, dict.fromkeys(places, ""))


def _upright(parts: Mapping[str, pd.DataFrame], looks: Mapping[str, Mapping[str, object]]) -> go.Figure:
    """Stacked columns on an axis of time: name -> rows, and name -> how they look."""
    pieces = ((name, part, looks[name]) for name, part in parts.items())
    return upright.columns(pieces, {name: _hover(part) for name, part in parts.items()})


def _shade(level: int) -> str:
    """The colour of a level; model 2.0 has one level more than there are shades, so its two highest share one."""
    return palette.SEQUENCE[min(level, len(palette.SEQUENCE) - 1)]


def _by_status(table: pd.DataFrame, places: Mapping[str, int], name: str) -> go.Figure:
    """Lying bars of shares that add up to the whole; `places` says which group stands where, from the top."""
    figure = go.Figure()
    for status in ORDER:
        part, tone = table[table["status"].eq(status)], palette.STATUS[status]
        figure.add_trace(_bar(part, part[name].map(places), status, tone.color, palette.surface(tone)))
    return figure


def _bar(part: pd.DataFrame, places: pd.Series, name: str, color: str, marker: Mapping[str, object]) -> go.Bar:
    """One piece of each lying bar; its words stand upright, or not at all where there is no room for them."""
    return go.Bar(
        x=part["anteil"], y=places, orientation="h", width=marks.THICK, name=name, text=_inside(part),
        textposition="inside", insidetextanchor="middle", textangle=0, insidetextfont={"color": palette.ink(color)},
        customdata=_hover(part), marker=marker, hovertemplate=f"{name}: %{{customdata}}<extra></extra>",
        ids=part.get(next((name for name in STANDS_FOR if name in part), "")), unselected=marks.UNSELECTED,
    )  # fmt: skip


def _named(figure: go.Figure, lines: Mapping[str, str]) -> go.Figure:
    """Stacked bars under their names (name -> what else is said of it), with an axis from nothing to the whole."""
    written = [f"<b>{marks.plain(name)}</b>  {said}".rstrip() if name else "" for name, said in lines.items()]
    marks.write_above(figure, written, below=115)  # on a phone the legend takes two lines
    figure.update_layout(showlegend=True, barmode="stack", legend_traceorder="normal", margin=MARGIN)
    figure.update_xaxes(title="Anteil der Meldungen", **marks.SHARES)
    return figure


def _places(days: pd.Series) -> dict[str, int]:
    """Where each day stands, from the top."""
    return {day: place for place, day in enumerate(days.unique())}


def _inside(part: pd.DataFrame) -> list[str]:
    """The share where the bar has room for it."""
    return [german.percent(share, 0) if share >= ROOM else "" for share in part["anteil"]]


def _hover(part: pd.DataFrame) -> list[str]:
    pairs = zip(part["anteil"], part["anzahl"], strict=True)
    return [f"{german.percent(share)} ({german.number(number)})" for share, number in pairs]


def _days(table: pd.DataFrame) -> list[str]:
    return [german.day(day) for day in table["stichtag"].unique()]
