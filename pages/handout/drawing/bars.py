"""Bars of a figure: where each begins and ends, beside each other, upon each other or one over the other."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from pages.handout.drawing import pen
from pages.handout.drawing.scales import Scale
from pages.handout.values import color, each, lines, listed, number
from pages.shared import german
from pages.shared.palette import COLORWAY, ink

USUAL = 0.65
"""Thickness of a bar that says none, in parts of the distance of two."""


@dataclass(frozen=True)
class Bar:
    """One bar: its place across and its thickness, from where to where it goes, its look and its words."""

    at: Any
    shift: float
    thick: float
    begin: float
    end: float
    fill: str
    edge: str
    words: Any
    lying: bool


def bars(traces: Sequence[go.Bar], mode: str | None) -> list[Bar]:
    """All bars of one panel; bars without a value are not there."""
    grouped = mode in (None, "group") and len(traces) > 1
    ends: dict[tuple[str, bool], float] = defaultdict(float)
    found = []
    for order, trace in enumerate(traces):
        lying = trace.orientation == "h"
        places, lengths = map(listed, (trace.y, trace.x) if lying else (trace.x, trace.y))
        looks = _looks(trace, len(places), order)
        for place, length, base, (fill, edge, words, width) in zip(
            places, map(number, lengths), map(number, each(trace.base, len(places))), looks, strict=True
        ):
            if length is None:
                continue
            begin = base or (ends[str(place), length < 0] if mode in ("stack", "relative") else 0.0)
            ends[str(place), length < 0] += length
            thick = float(width or USUAL) / (len(traces) if grouped else 1)
            shift = (order - (len(traces) - 1) / 2) * thick if grouped else 0.0
            found.append(Bar(place, shift, thick, begin, begin + length, fill, edge, words, lying))
    return found


def _looks(trace: go.Bar, count: int, order: int) -> list[tuple[str, str, Any, Any]]:
    """Fill, edge, words and thickness of each bar of a trace."""
    usual = COLORWAY[order % len(COLORWAY)]
    line = trace.marker.line
    edges = zip(each(line.color, count), each(line.width, count), strict=True)
    return list(
        zip(
            [color(one, usual) for one in each(trace.marker.color, count)],
            [color(edge) if width else "" for edge, width in edges],
            each(trace.text, count),
            each(trace.width, count),
            strict=True,
        )
    )


def draw(bar: Bar, across: Scale, up: Scale) -> str:
    """One bar with the words in it."""
    along, beside = (across, up) if bar.lying else (up, across)
    middle, begin, end = beside.at(bar.at), along.at(bar.begin), along.at(bar.end)
    if middle is None or begin is None or end is None:
        return ""
    if beside.dated:  # bars over days have a thickness in milliseconds, or none
        thick, shift = abs(beside.end - beside.start) / 40, 0.0
    else:
        thick, shift = abs(beside.length(bar.thick)), beside.length(bar.shift)
    low = middle + shift - thick / 2
    x, y, wide, high = (begin, low, end - begin, thick) if bar.lying else (low, begin, thick, end - begin)
    return pen.rect(x, y, wide, high, bar.fill, bar.edge) + _words(bar, x + wide / 2, y + high / 2, abs(wide))


def _words(bar: Bar, x: float, y: float, room: float) -> str:
    """The words of a bar in its middle, if they fit."""
    said, size = lines(bar.words), pen.SIZE - 2
    if german.is_missing(bar.words) or pen.widest(said, size) > room + 4:
        return ""
    return pen.text(x, y - pen.high(said, size) / 2, said, anchor="center", size=size, color=ink(bar.fill))
