"""Ranked bars for quantities: how exact a number is can be seen, not only read."""

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go

from loaders.cells.quantity import ABOUT, AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN
from pages.shared import german, palette
from pages.shared.columns import Column, texts
from pages.shared.lines import entries
from pages.shared.lines import plain as plain

_SIGNS = {
    MORE_THAN: ("triangle-right", "Spitze nach rechts: mehr als"),
    AT_LEAST: ("triangle-right", "Spitze nach rechts: mindestens"),
    LESS_THAN: ("triangle-left", "Spitze nach links: weniger als"),
    AT_MOST: ("triangle-left", "Spitze nach links: höchstens"),
}
_ROOM = 1.06
"""The axis is a little longer than the longest bar, so that an arrow head at its end has room."""

THICK, LIFT = 0.36, 0.21
"""Thickness of a bar and where its line of words begins above its middle, in parts of the distance of two bars."""

LINE_NEEDS = 34
"""Pixels between two bars for each line of words, with their share of the bar."""
EDGE = 2
"""Pixels of the edge of a bar: so much of it can be seen however short it is; nothing and a gap have none."""

UNSELECTED = {"marker": {"opacity": 0.45}}
"""How the other bars look beside a selected one: less, and still to be read."""

_SOFT = "Heller mit Rand: gerundet"
_FIFTHS = [fifth / 5 for fifth in range(6)]
SHARES = {
    "range": [0, 1],
    "tickmode": "array",
    "tickvals": _FIFTHS,
    "ticktext": [german.percent(f, 0) for f in _FIFTHS],
}
"""An axis from nothing to the whole, in German; plotly's own percentages have no space."""


def ranked(
    table: pd.DataFrame,
    value: str,
    name: str,
    *,
    column: Column,
    region: str | None = None,
    ground: Callable[[object], palette.Tone] = palette.bezirk,
    stands_for: str | None = None,
) -> go.Figure:
    """Horizontal bars in the order of the table, first on top, each under its name and the quantity in words.

    `value` is a quantity of the table, `name` the column with the names of the bars, `region` the column
    that decides the colour (else `name`), `stands_for` the one by which the rows of a bar are found (else the same;
    see `picking`). A rounded value is drawn lighter with an edge, a bound gets an
    arrow head towards where the true value lies, a missing one has no bar but the words "keine Angabe".
    """
    tones = [ground(key) for key in table[region or name]]
    named = list(zip(table[name].astype(str), texts(table, value, column), strict=True))
    bars = _bars(table, value, named, tones).update(ids=list(map(str, table[stands_for or region or name])))
    figure = go.Figure([bars, _bounds(table, value, tones)])
    write_above(figure, entries(named))
    longest = table[value].max() if table[value].notna().any() else 1
    figure.update_xaxes(title=None, showgrid=False, showticklabels=False, range=[0, longest * _ROOM], fixedrange=True)
    return figure


def write_above(figure: go.Figure, lines: Sequence[str], thickness: int = 54, below: int = 0) -> None:
    """Write a line above each lying bar, the first on top: it is never cut off, however narrow the screen.

    Bars stand at y = 0, 1, 2 ...; `thickness` is the least height of one of them with its lines, `below` that of a
    legend under them, both in pixels.
    """
    most = max((line.count("<br>") + 1 for line in lines), default=1)
    thickness = max(thickness, most * LINE_NEEDS)
    for place, line in enumerate(lines):
        figure.add_annotation(
            x=0,
            xref="paper",
            y=place - LIFT,
            text=line,
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            align="left",
        )
    figure.update_yaxes(visible=False, range=[len(lines) - 0.5, -0.5 - LIFT], fixedrange=True)
    figure.update_layout(showlegend=False, height=40 + below + thickness * max(len(lines), 1))


def edges(values: pd.Series) -> list[int]:
    """How thick the edge of each bar is: none where nothing is to be seen."""
    return [EDGE if known and number else 0 for known, number in zip(values.notna(), values, strict=True)]


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


def _bars(table: pd.DataFrame, value: str, named: list[tuple[str, str]], tones: list[palette.Tone]) -> go.Bar:
    soft = _is_soft(table, value)
    return go.Bar(
        x=table[value],
        y=list(range(len(table))),
        width=THICK,
        orientation="h",
        unselected=UNSELECTED,
        customdata=[plain(": ".join(pair)) for pair in named],
        hovertemplate="%{customdata}<extra></extra>",
        marker={
            "color": [tone.faint() if light else tone.color for tone, light in zip(tones, soft, strict=True)],
            "line": {"color": [tone.color for tone in tones], "width": edges(table[value])},
        },
    )


def _bounds(table: pd.DataFrame, value: str, tones: list[palette.Tone]) -> go.Scatter:
    """The arrow heads at the ends of bars whose true value lies beyond."""
    signs = table[f"{value}_qualifier"].map({qualifier: symbol for qualifier, (symbol, _) in _SIGNS.items()})
    bounded = _is_bound(table, value).to_numpy()
    return go.Scatter(
        x=table[value][bounded],
        y=[place for place, open_ended in enumerate(bounded) if open_ended],
        mode="markers",
        marker={
            "symbol": signs[bounded],
            "size": 22,
            "color": [tone.color for tone, open_ended in zip(tones, bounded, strict=True) if open_ended],
        },
        hoverinfo="skip",
        cliponaxis=False,
        unselected={"marker": {"opacity": 1}},
    )
