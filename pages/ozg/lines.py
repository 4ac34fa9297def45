"""The line of a rule over the Stichtage: it breaks where they cannot be compared, shows falls and what may follow."""

import pandas as pd
import plotly.graph_objects as go

from loaders.cells.quantity import EXACT
from pages.ozg import labels
from pages.ozg.series import TICK, number
from pages.shared import german, marks, palette
from pages.shared.columns import Column, texts

SHARE = Column("Anteil", "percent")
COLOR, FALLEN = palette.COLORWAY[0], palette.COLORWAY[1]
ONWARD = "Fortschreibung"
FALLS = "Dreieck nach unten: gefallen."
BOUNDS = "Offenes Zeichen: Untergrenze, weil ein Teil nicht entscheidbar ist."


def line(table: pd.DataFrame, name: str) -> go.Figure:
    """Shares per Stichtag (`progress.all_over_time` of one rule), one trace per segment."""
    figure = go.Figure()
    table = table.assign(**_words(table))
    for place, (_, segment) in enumerate(table.groupby("segment")):
        figure.add_trace(_segment(segment, name, first=place == 0))
    broken = table[table["break_reason"].notna()]
    for day, share in zip(broken["stichtag"], broken["anteil"].fillna(0), strict=True):
        _mark_break(figure, day, share * 100)
    figure.add_trace(_unknown(table))
    figure.update_yaxes(title=None, rangemode="tozero", ticksuffix=" %", fixedrange=True)
    figure.update_xaxes(title=None, tickformat="%b<br>%Y", nticks=8, ticks="outside")
    figure.update_layout(height=400, showlegend=False)
    return figure


def onward(figure: go.Figure, band: pd.DataFrame) -> go.Figure:
    """Add the line onward (`pace.band`) dashed, with its interval as a surface behind it."""
    shares = band[["wert", "von", "bis"]] * 100
    figure.add_scatter(
        x=[*band["tag"], *band["tag"][::-1]], y=[*shares["bis"], *shares["von"][::-1]], fill="toself", mode="lines",
        line={"width": 0}, fillcolor=palette.STATUS["online"].faint(0.18), name="95-%-Intervall", hoverinfo="skip",
    )  # fmt: skip
    hover = [
        f"{ONWARD}, {german.day(tag)}: {german.percent(value)} ({german.percent(low)} bis {german.percent(high)})"
        for tag, value, low, high in band[["tag", "wert", "von", "bis"]].itertuples(index=False, name=None)
    ]
    figure.add_scatter(
        x=band["tag"], y=shares["wert"], mode="lines", line={"color": COLOR, "width": 2.5, "dash": "dash"}, name=ONWARD,
        customdata=hover, hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
    return figure.update_layout(showlegend=True)


def breaks(table: pd.DataFrame) -> dict[str, str]:
    """The sign of each break as it stands in the chart -> day and reason."""
    broken = table[table["break_reason"].notna()]
    pairs = zip(broken["stichtag"], broken["break_reason"], strict=True)
    return {number(place): f"{german.day(day)}: {reason}" for place, (day, reason) in enumerate(pairs)}


def falls(table: pd.DataFrame) -> list[str]:
    """Each fall in words: day and by how much."""
    fallen = table[table["rueckgang"].notna()]
    pairs = zip(fallen["stichtag"], fallen["rueckgang"], strict=True)
    return [f"{german.day(day)} um {german.number(drop * 100, 1)} Prozentpunkte" for day, drop in pairs]


def _words(table: pd.DataFrame) -> dict[str, list[str]]:
    """What stands beside the points (words) and where (position): value and sign of a break, where there is room."""
    signs = iter(breaks(table))
    said = [
        f"{words} {next(signs)}" if isinstance(reason, str) else words
        for words, reason in zip(texts(table, "anteil", SHARE), table["break_reason"], strict=True)
    ]
    points = table.assign(gebiet="", von=table["stichtag"], wert=table["anteil"].fillna(0))
    places = labels.placed(points, said)
    shown = [text if at else "" for text, at in zip(said, places, strict=True)]
    return {"words": shown, "position": ["top center" if at != labels.LEFT_ABOVE else at for at in places]}


def _segment(segment: pd.DataFrame, name: str, *, first: bool) -> go.Scatter:
    return go.Scatter(
        x=segment["stichtag"], y=segment["anteil"] * 100, name=marks.plain(name), showlegend=first,
        mode="lines+markers+text", cliponaxis=False, text=segment["words"], textposition=segment["position"],
        customdata=_hover(segment), hovertemplate="%{customdata}<extra></extra>", line={"color": COLOR, "width": 2.5},
        marker=_markers(segment),
    )  # fmt: skip


def _unknown(table: pd.DataFrame) -> go.Scatter:
    """The signs of breaks after which there is no value: words at the foot, no point that would look like nothing."""
    broken = table[table["break_reason"].notna()]
    unknown = broken.assign(sign=list(breaks(table)))[broken["anteil"].isna()]
    return go.Scatter(
        x=unknown["stichtag"], y=[0] * len(unknown), mode="text", text=unknown["sign"], textposition="top right",
        name="Bruch", showlegend=False, cliponaxis=False, customdata=_hover(unknown),
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _markers(segment: pd.DataFrame) -> dict[str, object]:
    """A triangle for a fall, an open sign for a bound."""
    fallen, exact = segment["rueckgang"].notna(), segment["anteil_qualifier"].eq(EXACT)
    signs = [
        ("triangle-down" if fell else "circle") + ("" if sure else "-open")
        for fell, sure in zip(fallen, exact, strict=True)
    ]
    colors = [FALLEN if fell else COLOR for fell in fallen]
    return {"symbol": signs, "size": [12 if fell else 8 for fell in fallen], "color": colors, "opacity": 1}


def _hover(segment: pd.DataFrame) -> list[str]:
    """Day and share of each point, what it fell by, and why a line begins there."""
    drops, reasons = segment["rueckgang"], segment["break_reason"]
    facts = zip(segment["stichtag"], texts(segment, "anteil", SHARE), drops, reasons, strict=True)
    return [
        f"{german.day(day)}: {said}"
        + ("" if pd.isna(drop) else f"<br>gefallen um {german.number(drop * 100, 1)} Prozentpunkte")
        + (f"<br>Bruch: {marks.plain(reason)}" if isinstance(reason, str) else "")
        for day, said, drop, reason in facts
    ]


def _mark_break(figure: go.Figure, day: str, share: float) -> None:
    """A short upright stroke through the first point of a new segment."""
    figure.add_shape(
        type="line", x0=day, x1=day, ysizemode="pixel", yanchor=share, y0=-TICK, y1=TICK,
        line={"color": COLOR, "width": 2.5},
    )  # fmt: skip
