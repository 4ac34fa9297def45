"""The pen: pieces of SVG, all text in them escaped."""

from collections.abc import Sequence
from html import escape

from pages.handout.values import DARK, Line
from pages.shared.plaintext import printable

FONT = "Libertinus Serif"
"""Comes with typst, so that a picture looks the same on every machine."""

SIZE = 14.0
LINE_HEIGHT = 1.25

WIDE = 0.47
"""Width of a character of the font on average, in parts of its size."""

_DASHES = {"dash": "8 5", "dot": "2 4", "dashdot": "8 4 2 4", "longdash": "12 5", "longdashdot": "12 4 2 4"}
_ANCHORS = {"left": "start", "center": "middle", "right": "end", "auto": "middle"}


def width(text: str, size: float = SIZE) -> float:
    """About how wide a text is."""
    return len(text) * size * WIDE


def widest(lines: Sequence[Line], size: float = SIZE) -> float:
    """About how wide the longest of several lines is."""
    return max((width("".join(words for words, _ in line), size) for line in lines), default=0.0)


def rect(x: float, y: float, across: float, down: float, fill: str, edge: str = "", stroke: float = 1.5) -> str:
    """A rectangle, also of negative length."""
    left, top = min(x, x + across), min(y, y + down)
    line = f' stroke="{edge}" stroke-width="{stroke:g}"' if edge else ""
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{abs(across):.1f}" height="{abs(down):.1f}" fill="{fill}"{line}/>'
    )


def path(points: Sequence[tuple[float, float]], color: str, stroke: float = 1.0, dash: str | None = None) -> str:
    """A line through points."""
    if len(points) < 2:
        return ""
    dashes = f' stroke-dasharray="{_DASHES[dash]}"' if dash in _DASHES else ""
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{way}" fill="none" stroke="{color}" stroke-width="{stroke:g}"{dashes}/>'


def polygon(points: Sequence[tuple[float, float]], fill: str) -> str:
    """A surface."""
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{way}" fill="{fill}"/>'


def upright(x: float, y: float, words: str, *, size: float, color: str) -> str:
    """A line of words from the foot `y` upwards."""
    text = escape(printable(words))
    look = f'font-family="{FONT}" font-size="{size:g}" fill="{color}"'
    return f'<text {look} transform="translate({x + size * 0.35:.1f} {y:.1f}) rotate(-90)">{text}</text>'


def mark(x: float, y: float, symbol: str, size: float, color: str) -> str:
    """A sign at a point; an open one has no filling."""
    half, name = size / 2, symbol.removesuffix("-open")
    look = f'fill="{"#ffffff" if name != symbol else color}" stroke="{color}" stroke-width="1.5"'
    corners = _CORNERS.get(name)
    if name in ("x", "cross"):
        turned = [(-1, -1, 1, 1), (-1, 1, 1, -1)] if name == "x" else [(-1, 0, 1, 0), (0, -1, 0, 1)]
        return "".join(
            path([(x + a * half, y + b * half), (x + c * half, y + d * half)], color, 2.5) for a, b, c, d in turned
        )
    if corners:
        way = " ".join(f"{x + across * half:.1f},{y + down * half:.1f}" for across, down in corners)
        return f'<polygon points="{way}" {look}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:.1f}" {look}/>'


_CORNERS = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle-up": ((0, -1), (1, 0.8), (-1, 0.8)),
    "triangle-down": ((0, 1), (1, -0.8), (-1, -0.8)),
    "triangle-right": ((1, 0), (-0.4, -0.8), (-0.4, 0.8)),
    "triangle-left": ((-1, 0), (0.4, -0.8), (0.4, 0.8)),
}


def text(
    x: float, y: float, lines: Sequence[Line], *, anchor: str = "left", size: float = SIZE, color: str = DARK
) -> str:
    """Lines of words; `y` is the top of the first."""
    rows = "".join(
        f'<text x="{x:.1f}" y="{y + (place + 0.95) * size * LINE_HEIGHT - size * 0.15:.1f}" font-size="{size:g}" '
        f'text-anchor="{_ANCHORS.get(anchor, "start")}" xml:space="preserve">{"".join(map(_piece, line))}</text>'
        for place, line in enumerate(lines)
    )
    return f'<g font-family="{FONT}" fill="{color}">{rows}</g>'


def _piece(piece: tuple[str, bool]) -> str:
    words, bold = piece
    weight = ' font-weight="bold"' if bold else ""
    return f"<tspan{weight}>{escape(printable(words))}</tspan>"


def said(words: str) -> list[Line]:
    """A single line that is not bold."""
    return [[(words, False)]]


def high(lines: Sequence[Line], size: float = SIZE) -> float:
    """How high lines of words are."""
    return len(lines) * size * LINE_HEIGHT
