"""The chart of the page Kommune: a table goes in, a figure comes out."""

import pandas as pd
import plotly.graph_objects as go

from data.metrics.one_kommune import ADVICE, CONFERENCES, MONEY, SERVICES
from pages.shared import german
from pages.shared.lines import plain
from pages.shared.palette import COLORWAY

LANES = {
    CONFERENCES: ("square", COLORWAY[1]),
    ADVICE: ("triangle-up", COLORWAY[3]),
    MONEY: ("diamond", COLORWAY[2]),
    SERVICES: ("circle", COLORWAY[0]),
}
"""The lanes of the time line from top to bottom, each with a sign and a colour of its own."""

LANE = 44
"""Height of a lane in pixels."""


def time_line(table: pd.DataFrame) -> go.Figure:
    """A lane per theme with a sign per event; where only the month or the year is known, a bar of that length."""
    dated = table[table["datum"].notna()]
    lanes = [theme for theme in LANES if dated["thema"].eq(theme).any()]
    figure = go.Figure()
    for theme in lanes:
        _lane(figure, dated[dated["thema"].eq(theme)], theme)
    figure.update_yaxes(title=None, categoryorder="array", categoryarray=lanes[::-1], range=[-0.6, len(lanes) - 0.4])
    figure.update_xaxes(title=None, tickformat="%Y", dtick="M12", ticklabelmode="period", range=_years(dated))
    figure.update_layout(height=84 + LANE * max(len(lanes), 1), showlegend=False)
    return figure


def _years(events: pd.DataFrame) -> list[str] | None:
    """The whole years in which the events lie."""
    return [f"{events['von'].min()[:4]}-01-01", f"{events['bis'].max()[:4]}-12-31"] if len(events) else None


def _lane(figure: go.Figure, events: pd.DataFrame, theme: str) -> None:
    """The events of one theme; a sign stands in the middle of what is known of its day."""
    symbol, color = LANES[theme]
    first, last = pd.to_datetime(events["von"]), pd.to_datetime(events["bis"])
    for begin, end in zip(first[first.ne(last)], last[first.ne(last)], strict=True):
        figure.add_scatter(
            x=[begin, end], y=[theme, theme], mode="lines", line={"color": color, "width": 3}, hoverinfo="skip"
        )
    figure.add_scatter(
        x=first + (last - first) / 2, y=[theme] * len(events), mode="markers",
        marker={"symbol": symbol, "size": 14, "color": color}, customdata=_bubbles(events),
        hovertemplate="%{customdata}<extra></extra>", cliponaxis=False,
    )  # fmt: skip


def _bubbles(events: pd.DataFrame) -> list[str]:
    rows = events[["datum", "was", "angabe"]].itertuples(index=False, name=None)
    return ["<br>".join([german.day(day), plain(what), plain(words)]) for day, what, words in rows]
