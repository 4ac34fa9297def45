"""Ranked bars for quantities: how exact a number is can be seen, not only read."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from loaders.cells.quantity import ABOUT, AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN
from pages.shared import palette
from pages.shared.columns import Column, texts

_SIGNS = {
    MORE_THAN: ("triangle-right", "Spitze nach rechts: mehr als"),
    AT_LEAST: ("triangle-right", "Spitze nach rechts: mindestens"),
    LESS_THAN: ("triangle-left", "Spitze nach links: weniger als"),
    AT_MOST: ("triangle-left", "Spitze nach links: höchstens"),
}
_ROOM = 1.4
"""The axis is so many times as long as the longest bar, so that its words fit behind it on a phone as well."""

_SOFT = "Heller mit Rand: gerundet"


def ranked(
    table: pd.DataFrame,
    value: str,
    name: str,
    *,
    column: Column,
    region: str | None = None,
    ground: Callable[[object], palette.Tone] = palette.bezirk,
) -> go.Figure:
    """Horizontal bars in the order of the table, first on top, labelled with the quantity in words.

    `value` is a quantity of the table, `name` the column with the names of the bars, `region` the column
    that decides the colour (else `name`). A rounded value is drawn lighter with an edge, a bound gets an
    arrow head towards where the true value lies, a missing one has no bar but the words "keine Angabe".
    """
    words = texts(table, value, column)
    tones = [ground(key) for key in table[region or name]]
    figure = go.Figure([_bars(table, value, name, words, tones), _bounds(table, value, name, tones)])
    longest = table[value].max() if table[value].notna().any() else 1
    figure.update_xaxes(title=None, showgrid=False, showticklabels=False, range=[0, longest * _ROOM], fixedrange=True)
    figure.update_yaxes(title=None, autorange="reversed", showgrid=False, fixedrange=True)
    figure.update_layout(showlegend=False, height=64 + 46 * len(table))
    return figure


def explained(table: pd.DataFrame, value: str) -> str:
    """What the signs of the bars mean, only those that occur; "" when every value is exact."""
    found = set(table[f"{value}_qualifier"].dropna())
    signs = [text for qualifier, (_, text) in _SIGNS.items() if qualifier in found]
    return "; ".join(([_SOFT] if _is_soft(table, value).any() else []) + signs)


def _is_soft(table: pd.DataFrame, value: str) -> pd.Series:
    """Whether a value, or a part of it, was rounded."""
    return table[f"{value}_qualifier"].eq(ABOUT) | table.get(f"{value}_rounded", pd.Series(False, table.index))


def _is_bound(table: pd.DataFrame, value: str) -> pd.Series:
    """Whether the true value lies beyond the end of the bar."""
    return table[f"{value}_qualifier"].isin(_SIGNS) & table[value].notna()


def _bars(table: pd.DataFrame, value: str, name: str, words: list[str], tones: list[palette.Tone]) -> go.Bar:
    soft = _is_soft(table, value)
    return go.Bar(
        x=table[value].fillna(0),
        y=table[name],
        orientation="h",
        text=[
            ("\u2003\u2003" if end else "\u2002") + text
            for text, end in zip(words, _is_bound(table, value), strict=True)
        ],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{text}<extra></extra>",
        marker={
            "color": [tone.faint() if light else tone.color for tone, light in zip(tones, soft, strict=True)],
            "line": {"color": [tone.color for tone in tones], "width": 2},
        },
    )


def _bounds(table: pd.DataFrame, value: str, name: str, tones: list[palette.Tone]) -> go.Scatter:
    """The arrow heads at the ends of bars whose true value lies beyond."""
    signs = table[f"{value}_qualifier"].map({qualifier: symbol for qualifier, (symbol, _) in _SIGNS.items()})
    bounded = _is_bound(table, value)
    return go.Scatter(
        x=table[value][bounded],
        y=table[name][bounded],
        mode="markers",
        marker={
            "symbol": signs[bounded],
            "size": 26,
            "color": [tone.color for tone, open_ended in zip(tones, bounded, strict=True) if open_ended],
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
