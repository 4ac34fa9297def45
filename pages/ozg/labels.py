"""Which points of published series have their value written beside them: no label may lie upon another, on any screen.

A figure does not know its screen, so labels are placed as on the narrowest phone; the rest is in hover text and table.
"""

from collections.abc import Iterator

import pandas as pd

PLOT = (270, 300)
"""Width and height in pixels of the plot of a series on a phone of 390 pixels."""
LETTER, LINE = 8, 17
"""Width of a digit and height of a line of words, in pixels."""

Box = tuple[float, float, float, float]
LEFT_ABOVE, LEFT_BELOW = "top left", "bottom left"


def placed(table: pd.DataFrame, words: list[str]) -> list[str]:
    """Where each label of `segmented` rows stands (a text position of plotly), "" for one that is left out.

    Only the first and the last value of each place and those where a segment starts have one; of two that would lie
    upon each other, that of a break goes before the last, the last before the first.
    """
    spots = list(zip(*_pixels(table), strict=True))
    found, taken = [""] * len(table), list[Box]()
    for row, position in _wanted(table):
        box = _box(*spots[row], len(words[row]), position)
        if not any(_meet(box, other) for other in taken):
            taken.append(box)
            found[row] = position
    return found


def _wanted(table: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """The rows that should have a label, the most important first: breaks, the last of each place, the first."""
    rows = pd.Series(range(len(table)), index=table.index)
    places = rows.groupby(table["gebiet"].to_numpy(), sort=False)
    last, first = set(places.last()), set(places.first())
    breaks = [row for row, reason in enumerate(table["break_reason"]) if isinstance(reason, str)]
    yield from ((row, LEFT_ABOVE) for row in breaks)
    yield from ((row, LEFT_ABOVE) for row in sorted(last - set(breaks)))
    yield from ((row, LEFT_BELOW) for row in sorted(first - last - set(breaks)))


def _pixels(table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Each point from the lower left corner of the plot, whose height begins at 0."""
    days = pd.to_datetime(table["von"]).astype("int64").astype("float64")
    return PLOT[0] * (days - days.min()) / ((days.max() - days.min()) or 1), PLOT[1] * table["wert"] / (
        table["wert"].max() or 1
    )


def _box(x: float, y: float, letters: int, position: str) -> Box:
    """Left, right, bottom and top of a label beside its point."""
    bottom = y if position == LEFT_ABOVE else y - LINE
    return x - letters * LETTER, x, bottom, bottom + LINE


def _meet(one: Box, other: Box) -> bool:
    """Whether two labels lie upon each other."""
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
