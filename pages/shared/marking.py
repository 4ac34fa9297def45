"""Numbered upright marks on a time axis, readable on a phone however close together they lie."""

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.shared.lines import LINE, plain
from pages.shared.palette import HESSEN, INKS, LIGHT_GROUND
from pages.shared.template import HEIGHT, MARGIN

Span = tuple[str, str]
"""First and last ISO day of what is marked."""

PHONE, SIGN, SEVERAL = 270, 26, 60
"""Pixels: width of a plot on a phone, of the sign of one mark with its gap, and of that of several."""

ROWS, ROW = 4, 17
"""So many signs stand above each other, each so many pixels high; where that is not enough, several share one."""

BEYOND, AT_LEAST = 0.1, pd.Timedelta(days=31)
"""How far from what is drawn a mark still belongs to it: a part of its time, or that long."""

DOTTED = {"color": HESSEN.faint(0.7), "width": 1, "dash": "dot"}

BUBBLE = {"bgcolor": LIGHT_GROUND, "bordercolor": HESSEN.color, "font": {"color": INKS[0], "size": 13}}
"""How the words of a mark look, in light and dark."""


def is_timed(figure: go.Figure) -> bool:
    """Whether time runs along the axis from left to right."""
    return _axis(figure) is not None


def places(figure: go.Figure, spans: Sequence[Span]) -> list[float | None]:
    """Where each lies on the time axis, from 0 to 1; None for what is too far away. 0 for all where there is none."""
    axis = _axis(figure)
    if axis is None:
        return [0.0 for _ in spans]
    start, end = axis
    free = pd.Timedelta(0) if figure.layout.xaxis.range else max((end - start) * BEYOND, AT_LEAST)
    days = [_middle(span) for span in spans]
    length = max(end - start, AT_LEAST)
    return [(day - start) / length if start - free <= day <= end + free else None for day in days]


def mark(figure: go.Figure, marked: Sequence[tuple[Span, tuple[str, str]]]) -> None:
    """Mark each span (in order of time) with its sign above the plot, and its words in hover.

    A dotted line stands in the middle of what is known of a day. Nothing happens where no time axis is.
    """
    where = [place for place in places(figure, [span for span, _ in marked]) if place is not None]
    if not is_timed(figure) or not where:
        return
    for span, _ in marked:
        day = _iso(_middle(span))
        figure.add_shape(type="line", x0=day, x1=day, y0=0, y1=1, yref="paper", line=DOTTED, layer="below")
    groups = grouped(where)
    for row, members in groups:
        _sign(figure, row, where[members[0]], [marked[member] for member in members])
    rows = max(row for row, _ in groups) + 1
    margin = {**MARGIN, **figure.layout.margin.to_plotly_json()}
    height = (figure.layout.height or HEIGHT) + rows * ROW
    figure.update_layout(height=height, margin={**margin, "t": margin["t"] + rows * ROW})


def grouped(where: Sequence[float]) -> list[tuple[int, list[int]]]:
    """The signs of marks (places from 0 to 1, ascending): row from below, and the marks that share one sign.

    No sign lies upon another on a phone: each stands in the lowest row with room, or together with the one before.
    """
    free, made = [float("-inf")] * ROWS, list[tuple[int, list[int]]]()
    for number, place in enumerate(where):
        row = next((row for row, end in enumerate(free) if end <= place * PHONE), None)
        if row is not None:
            made.append((row, [number]))
            free[row] = place * PHONE + SIGN
        else:
            last, members = made[-1]
            members.append(number)
            free[last] = where[members[0]] * PHONE + SEVERAL
    return made


def _sign(figure: go.Figure, row: int, place: float, members: Sequence[tuple[Span, tuple[str, str]]]) -> None:
    """The sign of one mark or several, with the words of all of them."""
    signs = list(dict.fromkeys([members[0][1][0], members[-1][1][0]]))
    told = ["<br>".join(map(plain, textwrap.wrap(words, LINE))) for _, (_, words) in members]
    figure.add_annotation(
        x=_iso(_middle(members[0][0])), y=1, yref="paper", text="–".join(signs), showarrow=False, yanchor="bottom",
        yshift=row * ROW, xanchor="right" if place > 1 - BEYOND else "left" if place < BEYOND else "center",
        hovertext="<br>".join(told), hoverlabel=BUBBLE,
    )  # fmt: skip


def _axis(figure: go.Figure) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """First and last moment of the axis; None where numbers or names stand along it."""
    given = figure.layout.xaxis.range or [x for trace in figure.data if trace.x is not None for x in trace.x]
    values = pd.Series(list(given))
    if values.empty or pd.api.types.is_numeric_dtype(values):
        return None
    moments = pd.to_datetime(values, errors="coerce", format="ISO8601")
    return None if moments.isna().any() else (moments.min(), moments.max())


def _middle(span: Span) -> pd.Timestamp:
    first, last = map(pd.Timestamp, span)
    return first + (last - first) / 2


def _iso(moment: pd.Timestamp) -> str:
    return moment.date().isoformat()
