"""Lines and cells as people write them: "3, 17–19 und 5 weitere", "B3, B17–B19"."""

from collections.abc import Iterable

SAID = 8
"""So many ranges are written out."""


def words(lines: Iterable[int], column: str = "") -> str:
    """The lines, or the cells of one column, as ranges in order; "" when there is none."""
    spans = _spans(sorted(set(lines)))
    said = [f"{column}{first}" if first == last else f"{column}{first}–{column}{last}" for first, last in spans[:SAID]]
    rest = sum(last - first + 1 for first, last in spans[SAID:])
    return ", ".join(said) + (f" und {rest} weitere" if rest else "")


def _spans(lines: list[int]) -> list[tuple[int, int]]:
    """Unbroken runs of ascending numbers as (first, last)."""
    spans: list[tuple[int, int]] = []
    for line in lines:
        if spans and line == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], line)
        else:
            spans.append((line, line))
    return spans
