"""Lines, points, intervals and bands of a figure."""

import plotly.graph_objects as go

from pages.handout.drawing import pen
from pages.handout.drawing.scales import Scale
from pages.handout.values import color, each, lines, listed
from pages.shared.palette import COLORWAY

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
    stroke = 2.0 if trace.line.width is None else float(trace.line.width)
    return "".join(pen.path(part, paint, stroke, trace.line.dash) for part in parts) if stroke else ""


def band(trace: go.Scatter, before: go.Scatter | None, across: Scale, up: Scale) -> str:
    """The surface that a trace encloses, or that lies between it and the trace before."""
    if trace.fill not in ("toself", "tonexty") or (trace.fill == "tonexty" and before is None):
        return ""
    edges = list(zip(listed(trace.x), listed(trace.y), strict=True))
    if trace.fill == "tonexty" and before is not None:
        edges += reversed(list(zip(listed(before.x), listed(before.y), strict=True)))
    places = [(across.at(x), up.at(y)) for x, y in edges]
    corners = [(x, y) for x, y in places if x is not None and y is not None]
    return pen.polygon(corners, color(trace.fillcolor, color(trace.line.color)))


def _marks(trace: go.Scatter, known: list[tuple[int, tuple[float, float]]], paint: str) -> str:
    count = len(listed(trace.x))
    if trace.marker.opacity == 0:
        return ""
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
    inks = [color(one) for one in each(trace.textfont.color, count)]
    return "".join(
        _text(str(texts[place] or ""), str(positions[place] or ""), (x, y), inks[place]) for place, (x, y) in known
    )


def _text(words: str, position: str, at: tuple[float, float], paint: str) -> str:
    """Words where plotly would write them: „top left“ is above the point and ends there."""
    said, size = lines(words), pen.SIZE - 1
    above, _, side = position.partition(" ")
    anchor = {"left": "right", "right": "left"}.get(side, "center")
    high, (x, y) = pen.high(said, size), at
    top = {"top": y - _NEXT_TO - high, "bottom": y + _NEXT_TO}.get(above, y - high / 2)
    return pen.text(x, top, said, anchor=anchor, size=size, color=paint) if words else ""
