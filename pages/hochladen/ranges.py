"""Line numbers as people write them: "3, 17–19 und 5 weitere"."""

from collections.abc import Iterable

SAID = 8
"""So many ranges are written out."""


def words(lines: Iterable[int]) -> str:
    """The lines as ranges, in order; "" when there is none."""
    spans = _spans(sorted(set(lines)))
    said = [f"{first}" if first == last else f"{first}–{last}" for first, last in spans[:SAID]]
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
