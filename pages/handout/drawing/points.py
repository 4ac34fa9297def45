"""Lines, points, intervals and tiles of a figure."""

import itertools
from typing import Any

import plotly.graph_objects as go

from pages.handout.drawing import pen
from pages.handout.drawing.scales import Scale
from pages.handout.values import DARK, color, each, lines, listed, number
from pages.shared.palette import COLORWAY, ink, shade

_GROUND = "#ffffff"
_NEXT_TO = 6.0
"""Pixels between a point and its words."""


def scatter(trace: go.Scatter, across: Scale, up: Scale, order: int) -> str:
    """Line, points, intervals and words of one trace; a missing value breaks the line."""
    mode, paint = trace.mode or "lines", COLORWAY[order % len(COLORWAY)]
    places = [(across.at(x), up.at(y)) for x, y in zip(listed(trace.x), listed(trace.y), strict=True)]
    known = [(place, (x, y)) for place, (x, y) in enumerate(places) if x is not None and y is not None]
    drawn = _line(trace, places, color(trace.line.color, paint)) if "lines" in mode else ""
    drawn += _intervals(trace, known, across)
    if "markers" in mode:
        drawn += _marks(trace, known, color(trace.line.color, paint))
    return drawn + (_texts(trace, known) if "text" in mode else "")


def _line(trace: go.Scatter, places: list[tuple[float | None, float | None]], paint: str) -> str:
    """The line in its unbroken parts."""
    parts: list[list[tuple[float, float]]] = [[]]
    for x, y in places:
        if x is None or y is None:
            parts.append([])
            continue
        if trace.line.shape == "hv" and parts[-1]:
            parts[-1].append((x, parts[-1][-1][1]))
        parts[-1].append((x, y))
    return "".join(pen.path(part, paint, trace.line.width or 2, trace.line.dash) for part in parts)


def _marks(trace: go.Scatter, known: list[tuple[int, tuple[float, float]]], paint: str) -> str:
    count = len(listed(trace.x))
    symbols, sizes, colors = (
        each(part, count) for part in (trace.marker.symbol, trace.marker.size, trace.marker.color)
    )
    return "".join(
        pen.mark(x, y, str(symbols[place] or "circle"), float(sizes[place] or 6), color(colors[place], paint))
        for place, (x, y) in known
    )


def _intervals(trace: go.Scatter, known: list[tuple[int, tuple[float, float]]], across: Scale) -> str:
    """Lying intervals around points."""
    more, less = listed(trace.error_x.array), listed(trace.error_x.arrayminus)
    if not more:
        return ""
    paint, stroke = color(trace.error_x.color), trace.error_x.thickness or 2
    spans = [
        (x - across.length(float((less or more)[place])), x + across.length(float(more[place])), y)
        for place, (x, y) in known
    ]
    return "".join(
        pen.path([(low, y), (high, y)], paint, stroke)
        + "".join(pen.path([(end, y - 6), (end, y + 6)], paint, stroke) for end in (low, high))
        for low, high, y in spans
    )


def _texts(trace: go.Scatter, known: list[tuple[int, tuple[float, float]]]) -> str:
    """The words beside points."""
    count = len(listed(trace.x))
    texts, positions = each(trace.text, count), each(trace.textposition, count)
    return "".join(_text(str(texts[place] or ""), str(positions[place] or ""), x, y) for place, (x, y) in known)


def _text(words: str, position: str, x: float, y: float) -> str:
    """Words where plotly would write them: „top left“ is above the point and ends there."""
    said, size = lines(words), pen.SIZE - 1
    above, _, side = position.partition(" ")
    anchor = {"left": "right", "right": "left"}.get(side, "center")
    high = pen.high(said, size)
    top = {"top": y - _NEXT_TO - high, "bottom": y + _NEXT_TO}.get(above, y - high / 2)
    return pen.text(x, top, said, anchor=anchor, size=size) if words else ""


def tiles(trace: go.Heatmap, figure: go.Figure, across: Scale, up: Scale) -> str:
    """The tiles of a map or table of colours with their words."""
    shared = figure.layout.coloraxis if trace.coloraxis else trace
    plain = trace.colorscale is not None and all("rgba(0,0,0,0)" in stop for stop in trace.colorscale)
    low, high = (shared.cmin, shared.cmax) if trace.coloraxis else (trace.zmin, trace.zmax)
    xs = listed(trace.x) or list(range(len(trace.z[0])))
    ys = listed(trace.y) or list(range(len(trace.z)))
    texts = trace.text if trace.text is not None else itertools.repeat(itertools.repeat(""))
    drawn = []
    for y, row, words in zip(ys, trace.z, texts, strict=False):
        for x, value, text in zip(xs, row, words, strict=False):
            if (found := number(value)) is not None:
                fill = "none" if plain else _shade(found, number(low), number(high), trace.z)
                drawn.append(_tile(trace, (x, y), str(text or ""), fill, across, up))
    return "".join(drawn)


def _shade(value: float, low: float | None, high: float | None, z: Any) -> str:
    """The colour of a value between the ends of the scale."""
    known = [found for row in z for one in row if (found := number(one)) is not None]
    low, high = (min(known) if low is None else low), (max(known) if high is None else high)
    return shade(min(1.0, max(0.0, (value - low) / (high - low)))) if high > low else shade(0.5)


def _tile(trace: go.Heatmap, at: tuple[Any, Any], text: str, fill: str, across: Scale, up: Scale) -> str:
    x, y = across.at(at[0]), up.at(at[1])
    if x is None or y is None:
        return ""
    wide, high = abs(across.length(1)) - (trace.xgap or 1), abs(up.length(1)) - (trace.ygap or 1)
    said, size = lines(text), pen.SIZE - 2
    paint = DARK if fill == "none" else ink(fill)
    words = pen.text(x, y - pen.high(said, size) / 2, said, anchor="center", size=size, color=paint) if text else ""
    return pen.rect(x - wide / 2, y - high / 2, wide, high, fill) + words
