"""From a plotly figure to a native chart, for any figure of bars or of lines; others go out as picture and table."""

import itertools
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.handout.chart import Bars, Chart, Line, Lines, Series
from pages.handout.values import color, each, is_day, listed, number, shape_of, words
from pages.shared.palette import COLORWAY

ARROWS = {"triangle-right": "▶", "triangle-left": "◀"}
"""The signs at the end of a bar whose true value lies beyond; see `marks`."""


def chart_of(figure: go.Figure | None) -> Chart | None:
    """The native chart of a figure; None for one that no office program draws as such (maps, intervals, lanes)."""
    traces = [trace for trace in figure.data if trace.visible is not False] if figure else []
    bars = [trace for trace in traces if isinstance(trace, go.Bar)]
    others = [trace for trace in traces if not isinstance(trace, go.Bar)]
    if figure is None or _divided(figure):
        return None
    if bars and all(isinstance(other, go.Scatter) and other.hoverinfo == "skip" for other in others):
        return _bars(figure, bars)
    return _lines(figure, others) if others and not bars and all(map(_is_line, others)) else None


def _divided(figure: go.Figure) -> bool:
    """Whether the figure has several panels or two scales: one native chart has neither."""
    return any(str(getattr(trace, axis, None) or axis[0]) != axis[0] for trace in figure.data
               for axis in ("xaxis", "yaxis"))  # fmt: skip


def _bars(figure: go.Figure, bars: Sequence[go.Bar]) -> Bars | None:
    lying = bars[0].orientation == "h"
    if any((bar.orientation == "h") != lying or bar.base is not None for bar in bars):
        return None
    named = _names(figure) if lying else {}
    places = list(dict.fromkeys(place for bar in bars for place in listed(bar.y if lying else bar.x)))
    places = sorted(places, key=float) if named else places
    ends = _ends(figure) if lying else {}
    series = tuple(_series(bar, lying, places, order, ends if len(bars) == 1 else {}) for order, bar in enumerate(bars))
    categories = tuple(named.get(number(place), "") or words(place) for place in places)
    said = [*categories, *(words(text) for bar in bars for text in listed(bar.text)), *_ticks(figure, lying)]
    values = [value for one in series for value in one.values]
    stacked = figure.layout.barmode in ("stack", "relative") and len(series) > 1
    return Bars(categories, series, lying, stacked, shape_of(said, values), _title(figure, lying), _end(figure, lying))


def _names(figure: go.Figure) -> dict[float | None, str]:
    """The words above lying bars by the place of the bar; see `marks.write_above`."""
    above = [note for note in figure.layout.annotations if note.xref == "paper" and number(note.y) is not None]
    return {float(round(note.y)): words(note.text) for note in above}


def _ends(figure: go.Figure) -> dict[float | None, str]:
    """The arrow heads at the ends of bars by the place of the bar: there the true value lies beyond."""
    heads = [trace for trace in figure.data if isinstance(trace, go.Scatter) and trace.mode == "markers"]
    return {
        number(place): ARROWS[symbol]
        for head in heads
        for place, symbol in zip(listed(head.y), each(head.marker.symbol, len(listed(head.y))), strict=True)
        if symbol in ARROWS
    }


def _series(bar: go.Bar, lying: bool, places: Sequence[Any], order: int, ends: dict[float | None, str]) -> Series:
    """The bars of one trace, in the order of all places."""
    at, lengths = map(listed, (bar.y, bar.x) if lying else (bar.x, bar.y))
    usual, line = COLORWAY[order % len(COLORWAY)], bar.marker.line
    texts = each(bar.text, len(at))
    edges = zip(each(line.width, len(at)), each(line.color, len(at)), strict=True)
    known: tuple[tuple[Any, Sequence[Any]], ...] = (
        (None, list(map(number, lengths))),
        (usual, [color(one, usual) for one in each(bar.marker.color, len(at))]),
        ("", [color(edge) if width else "" for width, edge in edges]),
        ("", [words(text) or ends.get(number(place), "") for place, text in zip(at, texts, strict=True)]),
    )
    parts = [(default, dict(zip(at, values, strict=True))) for default, values in known]
    values, fills, around, labels = (tuple(found.get(place, default) for place in places) for default, found in parts)
    return Series(words(bar.name) or "Wert", values, fills, around, labels)


def _is_line(trace: object) -> bool:
    """Whether a trace is a line through numbers, without intervals."""
    if not isinstance(trace, go.Scatter) or "lines" not in (trace.mode or "lines") or trace.error_x.array is not None:
        return False
    if trace.error_y.array is not None or trace.fill not in (None, "none"):
        return False
    ys = [value for value in listed(trace.y) if value is not None]
    return all(not isinstance(value, str) for value in ys) and all(number(x) is not None for x in listed(trace.x))


def _lines(figure: go.Figure, traces: Sequence[go.Scatter]) -> Lines:
    lines = tuple(_line(trace, order) for order, trace in enumerate(traces))
    dated = any(is_day(value) for trace in traces for value in listed(trace.x)[:1])
    said = [*(word for line in lines for word in line.words), *_ticks(figure, lying=False)]
    return Lines(lines, dated, shape_of(said, [y for line in lines for y in line.ys]), _title(figure, lying=False))


def _line(trace: go.Scatter, order: int) -> Line:
    """The line of one trace, point by point."""
    count, shown = len(listed(trace.x)), "markers" in (trace.mode or "lines")
    symbols = [str(symbol or "circle") if shown else "" for symbol in each(trace.marker.symbol, count)]
    texts = [words(text) for text in each(trace.text, count)]
    points = list(zip(map(number, listed(trace.x)), map(number, listed(trace.y)), texts, symbols, strict=True))
    if trace.line.shape == "hv":
        points = _stepped(points)
    xs, ys, said, signs = zip(*points, strict=True) if points else ((), (), (), ())
    paint = color(trace.line.color or trace.marker.color, COLORWAY[order % len(COLORWAY)])
    known = tuple(x or 0.0 for x in xs)
    dash = trace.line.dash or "solid"
    return Line(words(trace.name) or "Wert", known, ys, said, signs, paint, dash, trace.showlegend is not False)


Point = tuple[float | None, float | None, str, str]


def _stepped(points: list[Point]) -> list[Point]:
    """A line of steps as a line: a point more, without words and sign, where each step ends."""
    more = [[(after[0], before[1], "", ""), after] for before, after in itertools.pairwise(points)]
    return [*points[:1], *itertools.chain(*more)]


def _ticks(figure: go.Figure, lying: bool) -> list[str]:
    """The words of the axis of values."""
    axis = figure.layout.xaxis if lying else figure.layout.yaxis
    return [*map(words, listed(axis.ticktext)), str(axis.ticksuffix or ""), "%" * ("%" in str(axis.tickformat or ""))]


def _end(figure: go.Figure, lying: bool) -> float | None:
    """Where the axis of values ends, if that is a value of its own („100 %“) and not only room for the longest bar."""
    axis = figure.layout.xaxis if lying else figure.layout.yaxis
    return number(axis.range[1]) if axis.range is not None and axis.tickvals is not None else None


def _title(figure: go.Figure, lying: bool) -> str:
    """What the axis of values shows."""
    axis = figure.layout.xaxis if lying else figure.layout.yaxis
    return words(axis.title.text)
