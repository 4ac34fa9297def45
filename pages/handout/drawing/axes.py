"""The axes of a figure: ticks, grid and titles, and the room that they need."""

import itertools
from typing import Any

from pages.handout.drawing import pen
from pages.handout.drawing.furniture import SMALL
from pages.handout.drawing.scales import Scale, ticks
from pages.handout.values import words

GRID, SOFT = "#d9dee4", "#4b5563"


def stands(axis: Any, across: Scale) -> bool:
    """Whether the words under an axis stand upright: where the figure says so, or where they would overlap."""
    pairs = itertools.pairwise(sorted(ticks(axis, across)))
    wide = any((pen.width(one, SMALL) + pen.width(two, SMALL)) / 2 + 6 > b - a for (a, one), (b, two) in pairs)
    return axis.tickangle in (-90, 90) or wide


def below(axis: Any, across: Scale, up: Scale) -> str:
    """The ticks and the title of the axis at the foot, or above where the figure has them there."""
    foot, head = max(up.start, up.end), min(up.start, up.end)
    found, upright = ticks(axis, across), stands(axis, across)
    room = _widest(axis, across) if upright else 12.0
    drawn = ""
    for place, text in found:
        if axis.showgrid is not False and not across.names:
            drawn += pen.path([(place, head), (place, foot)], GRID)
        if upright:
            y = head - 6 if axis.side == "top" else foot + 8 + room
            drawn += pen.upright(place, y, text, size=SMALL, color=SOFT)
        else:
            drawn += pen.text(place, foot + 4, pen.said(text), anchor="center", size=SMALL, color=SOFT)
    title, middle = words(axis.title.text), (across.start + across.end) / 2
    if not title:
        return drawn
    return drawn + pen.text(middle, foot + room + 10, pen.said(title), anchor="center", size=SMALL, color=SOFT)


def beside(axis: Any, across: Scale, up: Scale) -> str:
    """The ticks and the title of the axis at the left; the title stands above, where it can be read."""
    drawn = ""
    for place, text in ticks(axis, up):
        if axis.showgrid is not False and not up.names:
            drawn += pen.path([(across.start, place), (across.end, place)], GRID)
        drawn += pen.text(across.start - 6, place - 8, pen.said(text), anchor="right", size=SMALL, color=SOFT)
    if axis.title.text and axis.visible is not False:
        head, title = min(up.start, up.end) - 22, pen.said(words(axis.title.text))
        drawn += pen.text(2, head, title, size=SMALL, color=SOFT)
    return drawn


def _widest(axis: Any, along: Scale) -> float:
    """The width of the longest word of an axis."""
    return max((pen.width(text, SMALL) for _, text in ticks(axis, along)), default=0.0)


def placed(xaxis: Any, yaxis: Any, across: Scale, up: Scale, size: tuple[float, float]) -> tuple[Scale, Scale]:
    """Both scales in pixels, with room for the words of the axes, in a picture of that width and height."""
    width, high = size
    left = 4 + (_widest(yaxis, up.moved(high, 0)) + 8 if ticks(yaxis, up.moved(high, 0)) else 0)
    upright, widest = stands(xaxis, across.moved(left, width - 14)), _widest(xaxis, across.moved(left, width - 14))
    half = 0.0 if upright else widest / 2
    left, right = max(left, half + 2), max(14.0, half + 2)
    room = widest + 4 if upright else 22 * bool(widest)
    above, foot = (room, 8.0) if upright and xaxis.side == "top" else (0.0, 8.0 + room)
    foot += 20 * bool(xaxis.title.text)
    head = above + (26 if yaxis.title.text and yaxis.visible is not False else 8)
    (x0, x1), (y0, y1) = (xaxis.domain or (0, 1)), (yaxis.domain or (0, 1))
    wide, tall = width - left - right, high - foot - head
    return across.moved(left + x0 * wide, left + x1 * wide), up.moved(head + (1 - y0) * tall, head + (1 - y1) * tall)
