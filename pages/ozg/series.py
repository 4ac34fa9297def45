"""Published series as lines that break where the count changes; the target date of the OZG is marked."""

import pandas as pd
import plotly.graph_objects as go

from pages.shared import german, marks, palette
from pages.shared.columns import Column, texts

TARGET = "2022-12-31"
"""Until the end of 2022 all services were to be online (OZG of 2017); the OZG-Änderungsgesetz removed the date."""

VALUE = Column("Wert", "number")
DERIVED = "Offene Zeichen: aus veröffentlichten Zahlen errechnet."
BREAKS = "Die Linien brechen, wo Zählweise, Einheit, Grundgesamtheit oder Reifegradmodell wechseln."


def lines(table: pd.DataFrame) -> go.Figure:
    """One line per place and segment; a vertical line with its reason wherever a new segment starts."""
    figure = go.Figure()
    for place, (name, part) in enumerate(table.groupby("gebiet", sort=False)):
        color = palette.COLORWAY[place % len(palette.COLORWAY)]
        for number, (_, segment) in enumerate(part.groupby("segment")):
            figure.add_trace(_line(str(name), segment, color, place, first=number == 0))
    for day in table.loc[table["break_reason"].notna(), "von"].unique():
        _mark(figure, day, "Bruch", "dot", top=False)
    _mark(figure, TARGET, "Ziel 31.12.2022", "dash", top=True)
    units = marks.plain(german.listed(list(table["einheit"].unique()), "oder"))
    figure.update_yaxes(title=units, rangemode="tozero", tickformat=",d")
    figure.update_xaxes(title=None, tickformat="%Y", dtick="M12")
    figure.update_layout(height=440)
    return figure


def _line(name: str, segment: pd.DataFrame, color: str, place: int, *, first: bool) -> go.Scatter:
    tone = list(palette.STATUS.values())[place % 4]
    return go.Scatter(
        x=segment["von"],
        y=segment["wert"],
        name=marks.plain(name),
        legendgroup=name,
        showlegend=first,
        mode="lines+markers+text",
        text=texts(segment, "wert", VALUE),
        textposition="top center",
        customdata=_hover(name, segment),
        hovertemplate="%{customdata}<extra></extra>",
        line={"color": color, "width": 2.5, "dash": tone.dash},
        marker={"symbol": _symbols(segment, tone.symbol), "size": 9, "color": color},
    )


def _hover(name: str, segment: pd.DataFrame) -> list[str]:
    """Place, day, value and unit of each point, and why a line begins there."""
    facts = zip(
        segment["stichtag"], texts(segment, "wert", VALUE), segment["einheit"], segment["break_reason"], strict=True
    )
    return [
        marks.plain(f"{name}, {german.day(day)}: {said} {unit}")
        + (f"<br>{marks.plain(reason)}" if isinstance(reason, str) else "")
        for day, said, unit, reason in facts
    ]


def _symbols(segment: pd.DataFrame, symbol: str) -> list[str]:
    """Open signs for values that nobody published but that follow from published ones."""
    return [f"{symbol}-open" if derived else symbol for derived in segment["herleitung"].notna()]


def _mark(figure: go.Figure, day: str, text: str, dash: str, *, top: bool) -> None:
    """A vertical line over the whole height; its words stand above the chart or at its foot, where none collide."""
    line = {"color": "#8a8f96", "width": 1.5, "dash": dash}
    figure.add_shape(type="line", x0=day, x1=day, y0=0, y1=1, yref="paper", line=line)
    place = (
        {"y": 1, "yanchor": "bottom", "xanchor": "center"} if top else {"y": 0, "yanchor": "bottom", "xanchor": "left"}
    )
    figure.add_annotation(x=day, yref="paper", text=text, showarrow=False, xshift=0 if top else 4, **place)
