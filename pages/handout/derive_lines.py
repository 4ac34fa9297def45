"""Native lines from the lines of a plotly figure, and the points beside them."""

import itertools
from collections.abc import Sequence

import plotly.graph_objects as go

from pages.handout.chart import Line, Lines
from pages.handout.values import axis_title, axis_words, color, each, is_day, listed, number, shape_of, words
from pages.shared.palette import COLORWAY


def is_line(trace: object) -> bool:
    """Whether a trace is a line through numbers or points beside one, without intervals."""
    if not isinstance(trace, go.Scatter) or trace.error_x.array is not None:
        return False
    if trace.error_y.array is not None or trace.fill not in (None, "none"):
        return False
    ys = [value for value in listed(trace.y) if value is not None]
    return all(not isinstance(value, str) for value in ys) and all(number(x) is not None for x in listed(trace.x))


def lines_of(figure: go.Figure, traces: Sequence[go.Scatter]) -> Lines:
    """All lines of a figure, with the formats and titles of both axes."""
    lines = tuple(_line(trace, order) for order, trace in enumerate(traces))
    dated = any(is_day(value) for trace in traces for value in listed(trace.x)[:1])
    said = [*(word for line in lines for word in line.words), *axis_words(figure, lying=False)]
    shape = shape_of(said, [y for line in lines for y in line.ys])
    xs = [] if dated else [x for line in lines for x in line.xs]
    across = "MM.YYYY" if dated else shape_of(axis_words(figure, lying=True), xs)
    return Lines(lines, dated, shape, across, axis_title(figure, lying=False), axis_title(figure, lying=True))


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
    dash = (trace.line.dash or "solid") if "lines" in (trace.mode or "lines") else ""
    return Line(words(trace.name) or "Wert", known, ys, said, signs, paint, dash, trace.showlegend is not False)


Point = tuple[float | None, float | None, str, str]


def _stepped(points: list[Point]) -> list[Point]:
    """A line of steps as a line: a point more, without words and sign, where each step ends."""
    more = [[(after[0], before[1], "", ""), after] for before, after in itertools.pairwise(points)]
    return [*points[:1], *itertools.chain(*more)]
