"""What stands around the marks of a figure: lines and words of its own, the legend."""

from typing import Any

import plotly.graph_objects as go

from pages.handout.drawing import pen
from pages.handout.drawing.scales import Scale
from pages.handout.values import color, joined, lines, number, words

SMALL = pen.SIZE - 1


def shapes(figure: go.Figure, across: Scale, up: Scale, *, lower: bool) -> str:
    """Lines and rectangles of the figure, those behind the marks or those before them."""
    return "".join(_shape(one, across, up) for one in figure.layout.shapes if (one.layer == "below") == lower)


def _shape(one: Any, across: Scale, up: Scale) -> str:
    xs = _ends(one, "x", across)
    ys = _ends(one, "y", up)
    if None in (*xs, *ys) or one.type not in ("line", "rect"):
        return ""
    (x0, x1), (y0, y1) = xs, ys
    paint, stroke = color(one.line.color), one.line.width or 1
    if one.type == "line":
        return pen.path([(x0, y0), (x1, y1)], paint, stroke, one.line.dash)
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    ground = pen.rect(x0, y0, x1 - x0, y1 - y0, color(one.fillcolor)) if one.fillcolor else ""
    return ground + pen.path(corners, paint, stroke, one.line.dash)


def _ends(one: Any, name: str, along: Scale) -> tuple[Any, Any]:
    """Both ends of a shape along one axis, in pixels."""
    ends = (getattr(one, f"{name}0"), getattr(one, f"{name}1"))
    if getattr(one, f"{name}sizemode") == "pixel":
        middle, sign = along.at(getattr(one, f"{name}anchor")), -1 if name == "y" else 1
        return tuple(None if middle is None else middle + sign * float(end) for end in ends)  # type: ignore[return-value]
    return tuple(_at(getattr(one, f"{name}ref"), end, along) for end in ends)  # type: ignore[return-value]


def _at(ref: str | None, value: Any, along: Scale) -> float | None:
    """A place in data, or in parts of the whole panel („paper“ or „x domain“)."""
    if ref and (ref == "paper" or ref.endswith("domain")):
        share = number(value)
        return None if share is None else along.start + share * (along.end - along.start)
    return along.at(value)


def annotations(figure: go.Figure, across: Scale, up: Scale) -> str:
    """The words that the figure writes anywhere; above lying bars on one line, if there is room."""
    drawn = ""
    for note in figure.layout.annotations:
        x, y = _at(note.xref, note.x, across), _at(note.yref, note.y, up)
        said = [joined(note.text)]
        if pen.widest(said) > across.end - across.start or note.xref != "paper":
            said = lines(note.text)
        if x is None or y is None or not words(note.text):
            continue
        x, y = x + (note.xshift or 0), y - (note.yshift or 0)
        top = {"bottom": y - pen.high(said), "top": y}.get(note.yanchor or "middle", y - pen.high(said) / 2)
        drawn += pen.text(x, top, said, anchor=note.xanchor or "center")
    return drawn


def rows(figure: go.Figure, width: float) -> int:
    """How many lines of words stand at most above a bar."""
    return max((1 if pen.widest([joined(note.text)]) <= width else len(lines(note.text))
                for note in figure.layout.annotations), default=1)  # fmt: skip


def legend(entries: list[tuple[str, str, str]], top: float, width: float) -> tuple[str, float]:
    """The legend as rows of sign and name; entries are (name, colour, symbol); also how high it is."""
    x, y, drawn = 3.0, top, ""
    for name, paint, symbol in entries:
        needed = pen.width(name, SMALL) + 34
        if x + needed > width and x > 3:
            x, y = 3.0, y + 22
        sign = pen.rect(x, y + 3, 14, 11, paint) if symbol == "bar" else pen.mark(x + 7, y + 9, symbol, 10, paint)
        drawn += sign + pen.text(x + 20, y, pen.said(name), size=SMALL)
        x += needed
    return drawn, (y + 24 - top) if entries else 0.0
