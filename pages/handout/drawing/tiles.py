"""Tiles of a map or of a table of colours, with their words."""

import itertools
from typing import Any

import plotly.graph_objects as go

from pages.handout.drawing import pen
from pages.handout.drawing.scales import Scale
from pages.handout.values import DARK, lines, listed, number
from pages.shared.palette import ink, shade

Span = tuple[float, float]


def tiles(trace: go.Heatmap, figure: go.Figure, across: Scale, up: Scale) -> str:
    """All tiles that have a value; words stand in them only where the figure writes them there."""
    shared = figure.layout.coloraxis if trace.coloraxis else trace
    plain = trace.colorscale is not None and all("rgba(0,0,0,0)" in stop for stop in trace.colorscale)
    ends = (shared.cmin, shared.cmax) if trace.coloraxis else (trace.zmin, trace.zmax)
    low, high = map(number, ends)
    columns = _spans(listed(trace.x), len(trace.z[0]), across, trace.xgap)
    rows = _spans(listed(trace.y), len(trace.z), up, trace.ygap)
    texts = trace.text if trace.text is not None and trace.texttemplate else itertools.repeat(itertools.repeat(""))
    drawn = []
    for row, values, words in zip(rows, trace.z, texts, strict=False):
        for column, value, text in zip(columns, values, words, strict=False):
            if (found := number(value)) is not None and row and column:
                fill = "none" if plain else _shade(found, low, high, trace.z)
                drawn.append(_tile(column, row, str(text or ""), fill))
    return "".join(drawn)


def _spans(places: list[Any], count: int, along: Scale, gap: float | None) -> list[Span | None]:
    """Beginning and end of each tile in pixels; places may be the middles of tiles or, one more, their edges."""
    found = [along.at(place) for place in places or range(count)]
    if len(found) == count + 1:
        spans = [(one, other) for one, other in itertools.pairwise(found)]
    else:
        half = abs(along.length(1)) / 2
        spans = [(None, None) if middle is None else (middle - half, middle + half) for middle in found]
    room = (1.0 if gap is None else gap) / 2
    return [
        None if one is None or other is None else (min(one, other) + room, max(one, other) - room)
        for one, other in spans
    ]


def _shade(value: float, low: float | None, high: float | None, z: Any) -> str:
    """The colour of a value between the ends of the scale."""
    if low is None or high is None:
        known = [found for row in z for one in row if (found := number(one)) is not None]
        low, high = min(known), max(known)
    return shade(min(1.0, max(0.0, (value - low) / (high - low)))) if high > low else shade(0.5)


def _tile(column: Span, row: Span, text: str, fill: str) -> str:
    said, size = lines(text), pen.SIZE - 2
    x, y = sum(column) / 2, sum(row) / 2
    paint = DARK if fill == "none" else ink(fill)
    words = pen.text(x, y - pen.high(said, size) / 2, said, anchor="center", size=size, color=paint) if text else ""
    return pen.rect(column[0], row[0], column[1] - column[0], row[1] - row[0], fill) + words
