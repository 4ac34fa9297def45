"""The picture of a figure as a whole: one or several panels, the words around them, the legend below."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.handout.drawing import axes, furniture, points
from pages.handout.drawing import bars as drawn_bars
from pages.handout.drawing.scales import Scale, scale
from pages.handout.drawing.tiles import tiles
from pages.handout.values import color, each, listed, number, words
from pages.shared.palette import COLORWAY
from pages.shared.template import HEIGHT, MARGIN

WIDTH = 720.0
ROW = 30.0
"""Height of a lying bar for each line of its words: on paper they stand closer than on a screen."""

_DRAWN = (go.Bar, go.Scatter, go.Heatmap)


def svg(figure: go.Figure) -> tuple[str, float] | None:
    """The picture and its height in pixels; None for a figure with parts that cannot be drawn here."""
    traces = [trace for trace in figure.data if trace.visible is not False]
    if not traces or not all(isinstance(trace, _DRAWN) for trace in traces):
        return None
    legend, legend_height = furniture.legend(_entries(figure, traces), 0, WIDTH)
    high = _height(figure) - (80 if legend else 0)
    body = "".join(_panel(figure, [one for one in traces if _axes(one) == both], both, high)
                   for both in dict.fromkeys(map(_axes, traces)))  # fmt: skip
    whole = high + legend_height + 6
    box = (
        f'xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{whole:.0f}" viewBox="0 0 {WIDTH:g} {whole:.0f}"'
    )
    below = f'<g transform="translate(0 {high + 4:.1f})">{legend}</g>'
    return f"<svg {box}>{body}{below}</svg>", whole


def _axes(trace: Any) -> tuple[str, str]:
    """The names of the axes of a trace in the layout."""
    names = [str(getattr(trace, axis, None) or axis[0]) for axis in ("xaxis", "yaxis")]
    return names[0].replace("x", "xaxis"), names[1].replace("y", "yaxis")


def _height(figure: go.Figure) -> float:
    """The height of the figure; lying bars under their words are pushed together."""
    asked = float(figure.layout.height or HEIGHT)
    above = [note for note in figure.layout.annotations if note.xref == "paper" and number(note.y) is not None]
    lying = [trace for trace in figure.data if isinstance(trace, go.Bar) and trace.orientation == "h"]
    if not (lying and above and figure.layout.yaxis.visible is False):
        return asked
    row = 46.0 if any(words(text) for trace in lying for text in listed(trace.text)) else 38.0
    row = max(row, ROW * furniture.rows(figure, WIDTH - 40))
    return min(asked, (120 if figure.layout.showlegend else 30) + len(above) * row)


def _panel(figure: go.Figure, traces: Sequence[Any], both: tuple[str, str], high: float) -> str:
    """One panel: grid, marks and words between its two scales."""
    xaxis, yaxis = figure.layout[both[0]], figure.layout[both[1]]
    bars = drawn_bars.bars([one for one in traces if isinstance(one, go.Bar)], figure.layout.barmode)
    above = max(0.0, float(figure.layout.margin.t or 0) - MARGIN["t"])  # where signs of comments stand
    across, up = _scales(xaxis, yaxis, traces, bars, high - above)
    up = up.moved(up.start + above, up.end + above)
    first = both == ("xaxis", "yaxis")
    lines = [one for one in traces if isinstance(one, go.Scatter)]
    parts = [
        axes.below(xaxis, across, up),
        axes.beside(yaxis, across, up),
        furniture.shapes(figure, across, up, lower=True) if first else "",
        *(drawn_bars.draw(bar, across, up) for bar in bars),
        *(tiles(one, figure, across, up) for one in traces if isinstance(one, go.Heatmap)),
        *(points.band(one, before, across, up) for before, one in zip([None, *lines], lines, strict=False)),
        *(points.scatter(one, across, up, order) for order, one in enumerate(traces) if isinstance(one, go.Scatter)),
        furniture.shapes(figure, across, up, lower=False) if first else "",
        furniture.annotations(figure, across, up) if first else "",
    ]
    return "".join(parts)


def _scales(
    xaxis: Any, yaxis: Any, traces: Sequence[Any], bars: Sequence[drawn_bars.Bar], high: float
) -> tuple[Scale, Scale]:
    """Both scales in pixels, with room for the words of the axes."""
    lying = any(bar.lying for bar in bars)
    across, up = (
        scale(axis, _values(traces, name, bars, along), from_zero=bool(bars) and along)
        for axis, name, along in ((xaxis, "x", lying), (yaxis, "y", not lying))
    )
    return axes.placed(xaxis, yaxis, across, up, (WIDTH, high))


def _values(traces: Sequence[Any], name: str, bars: Sequence[drawn_bars.Bar], along: bool) -> list[Any]:
    """Everything that is drawn along an axis, with the ends of bars and intervals."""
    found = [value for trace in traces if not isinstance(trace, go.Bar) for value in listed(getattr(trace, name))]
    for trace in traces:
        if isinstance(trace, go.Scatter) and name == "x" and trace.error_x.array is not None:
            pairs = zip(map(number, listed(trace.x)), map(number, trace.error_x.array), strict=True)
            found += [x + sign * error for x, error in pairs if x is not None and error for sign in (-1, 1)]
    return found + [end for bar in bars for end in ((bar.begin, bar.end) if along else (bar.at,))]


def _entries(figure: go.Figure, traces: Sequence[Any]) -> list[tuple[str, str, str]]:
    """What the legend explains: name, colour, sign."""
    named = enumerate(one for one in traces if not isinstance(one, go.Heatmap))
    shown = [(order, one) for order, one in named if one.name and one.showlegend is not False]
    if figure.layout.showlegend is False or (len(shown) < 2 and not figure.layout.showlegend):
        return []
    return [(words(one.name), *_sign(one, COLORWAY[order % len(COLORWAY)])) for order, one in shown]


def _sign(trace: Any, usual: str) -> tuple[str, str]:
    """Colour and sign of a trace in the legend."""
    if isinstance(trace, go.Bar):
        return color(each(trace.marker.color, 1)[0], usual), "bar"
    if trace.fill in ("toself", "tonexty"):
        return color(trace.fillcolor, usual), "bar"
    paint = trace.line.color or each(trace.marker.color, 1)[0]
    return color(paint, usual), str(each(trace.marker.symbol, 1)[0] or "circle")
