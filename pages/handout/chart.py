"""What a native chart of an office program needs to know: neutral between plotly, PowerPoint and Excel."""

from dataclasses import dataclass

MILLIONS = 1e6
"""From here on an amount is said in millions."""

TENTH = 0.1
"""From here on an axis of shares needs no decimals."""


@dataclass(frozen=True)
class Series:
    """One series of bars: a value per category (None where it is not known, never a zero) with its colours (#rrggbb).

    `edges` are the colours of the edges, "" where there is none; a rounded value is drawn lighter with an edge.
    `labels` are the words in or at the bars, "" where there is no room for them. A series without fills is not seen:
    it only lifts the next one to where that begins.
    """

    name: str
    values: tuple[float | None, ...]
    fills: tuple[str, ...]
    edges: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Bars:
    """Bars, lying or upright, beside each other or stacked; the first category is on top or at the left.

    `categories` say the values in words where the picture does („Kassel: rund 120“). `shape` is the number format of
    the values, `highest` the end of their axis, None where the program may choose it.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    lying: bool
    stacked: bool
    shape: str
    title: str = ""
    highest: float | None = None

    @property
    def explained(self) -> bool:
        """Whether there are several series to be seen, so that a legend has to explain them."""
        return sum(any(series.fills) for series in self.series) > 1

    @property
    def lowest(self) -> float | None:
        """Where the axis begins: a bar that does not begin at nothing tells of too great a difference."""
        return None if any(value is not None and value < 0 for one in self.series for value in one.values) else 0.0

    @property
    def axis_shape(self) -> str:
        """The number format of the axis."""
        return _short(self.shape, [value for series in self.series for value in series.values])


@dataclass(frozen=True)
class Line:
    """A line through points; `xs` are days as spreadsheets count them, or numbers.

    `words` and `symbols` are those of each point, "" where there is none; open symbols end in „-open“. `dash` is ""
    where no line joins the points.
    """

    name: str
    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    color: str
    dash: str
    labelled: bool = True


@dataclass(frozen=True)
class Lines:
    """Lines that never join what is counted by different rules: each such part is a line of its own.

    `shape` and `across` are the number formats of the values and of the axis under them.
    """

    lines: tuple[Line, ...]
    dated: bool
    shape: str
    across: str
    title: str = ""
    title_across: str = ""

    @property
    def axis_shape(self) -> str:
        """The number format of the axis."""
        return _short(self.shape, [value for line in self.lines for value in line.ys])


def _short(shape: str, values: list[float | None]) -> str:
    """Large amounts on an axis in millions: their noughts could not be read."""
    most = max((abs(value) for value in values if value is not None), default=0)
    if shape.endswith("\\ %") and most >= TENTH:
        return r"0\ %"
    if "€" not in shape or most < MILLIONS:
        return shape
    return f'#,##0{"" if most >= 10 * MILLIONS else ".0"},,\\ "Mio. €"'


Chart = Bars | Lines
