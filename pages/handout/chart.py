"""What a native chart of an office program needs to know: neutral between plotly, PowerPoint and Excel."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Series:
    """One series of bars: a value per category (None where it is not known, never a zero) with its colours (#rrggbb).

    `edges` are the colours of the edges, "" where there is none; a rounded value is drawn lighter with an edge.
    `labels` are the words in or at the bars, "" where there is no room for them.
    """

    name: str
    values: tuple[float | None, ...]
    fills: tuple[str, ...]
    edges: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Bars:
    """Bars, lying or upright, beside each other or stacked; the first category is on top or at the left.

    `categories` say the values in words where the picture does („Kassel: rund 120“).
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    lying: bool
    stacked: bool
    shape: str
    title: str = ""


@dataclass(frozen=True)
class Line:
    """A line through points; `xs` are days as spreadsheets count them, or numbers. `words` is "" where none stand."""

    name: str
    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    words: tuple[str, ...]
    color: str
    dash: str
    labelled: bool = True


@dataclass(frozen=True)
class Lines:
    """Lines that never join what is counted by different rules: each such part is a line of its own."""

    lines: tuple[Line, ...]
    dated: bool
    shape: str
    title: str = ""


Chart = Bars | Lines
