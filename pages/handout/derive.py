"""From a plotly figure to a native chart, for any figure of bars or of lines; others go out as picture and table."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.handout.chart import Bars, Chart, Series
from pages.handout.derive_lines import is_line, lines_of
from pages.handout.values import axis_title, axis_words, color, each, listed, number, shape_of, words
from pages.shared.palette import COLORWAY

ARROWS = {"triangle-right": "▶", "triangle-left": "◀"}
"""The signs at the end of a bar whose true value lies beyond; see `marks`."""


def chart_of(figure: go.Figure | None) -> Chart | None:
    """The native chart of a figure; None for one that no office program draws as such (maps, intervals, lanes)."""
    traces = [trace for trace in figure.data if trace.visible is not False and not _helps(trace)] if figure else []
    bars = [trace for trace in traces if isinstance(trace, go.Bar)]
    others = [trace for trace in traces if not isinstance(trace, go.Bar)]
    if figure is None or _divided(figure):
        return None
    if bars and all(isinstance(other, go.Scatter) and other.hoverinfo == "skip" for other in others):
        return _bars(figure, bars)
    drawn = [other for other in others if isinstance(other, go.Scatter) and "lines" in (other.mode or "lines")]
    return lines_of(figure, others) if drawn and not bars and all(map(is_line, others)) else None


def _helps(trace: Any) -> bool:
    """Whether a trace draws nothing: it is empty, or only makes room."""
    return isinstance(trace, go.Scatter) and (
        (trace.mode == "markers" and trace.marker.opacity == 0) or not any(y is not None for y in listed(trace.y))
    )


def _divided(figure: go.Figure) -> bool:
    """Whether the figure has several panels or two scales: one native chart has neither."""
    return any(str(getattr(trace, axis, None) or axis[0]) != axis[0] for trace in figure.data
               for axis in ("xaxis", "yaxis"))  # fmt: skip


def _bars(figure: go.Figure, bars: Sequence[go.Bar]) -> Bars | None:
    lying, floats = bars[0].orientation == "h", any(bar.base is not None for bar in bars)
    falls = any(length is not None and length < 0 for bar in bars for length in map(number, _lengths(bar, lying)))
    if any((bar.orientation == "h") != lying for bar in bars) or (floats and (len(bars) > 1 or falls)):
        return None
    named = _names(figure) if lying else {}
    places = list(dict.fromkeys(place for bar in bars for place in listed(bar.y if lying else bar.x)))
    places = sorted(places, key=float) if named else places
    ends = _ends(figure) if lying and len(bars) == 1 else {}
    series = tuple(_series(bar, lying, places, order, ends) for order, bar in enumerate(bars))
    categories = tuple(named.get(number(place), "") or words(place) for place in places)
    said = [*categories, *(words(text) for bar in bars for text in listed(bar.text)), *axis_words(figure, lying)]
    shape, title = shape_of(said, [value for one in series for value in one.values]), axis_title(figure, lying)
    if floats:
        series = (_floor(bars[0], lying, places), *series)
    stacked = floats or (figure.layout.barmode in ("stack", "relative") and len(series) > 1)
    return Bars(categories, series, lying, stacked, shape, title, _end(figure, lying))


def _lengths(bar: go.Bar, lying: bool) -> list[Any]:
    return listed(bar.x if lying else bar.y)


def _names(figure: go.Figure) -> dict[float | None, str]:
    """The words above lying bars by the place of the bar; see `marks.write_above`."""
    above = [note for note in figure.layout.annotations if note.xref == "paper" and number(note.y) is not None]
    return {float(round(note.y)): words(note.text) for note in above}


def _floor(bar: go.Bar, lying: bool, places: Sequence[Any]) -> Series:
    """What lifts the bars of a waterfall to where they begin; it is not seen."""
    at = listed(bar.y if lying else bar.x)
    found = dict(zip(at, map(number, each(bar.base, len(at))), strict=True))
    nothing = ("",) * len(places)
    return Series("Beginn", tuple(found.get(place) for place in places), nothing, nothing, nothing)


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


def _end(figure: go.Figure, lying: bool) -> float | None:
    """Where the axis of values ends, if that is a value of its own („100 %“) and not only room for the longest bar."""
    axis = figure.layout.xaxis if lying else figure.layout.yaxis
    return number(axis.range[1]) if axis.range is not None and axis.tickvals is not None else None
