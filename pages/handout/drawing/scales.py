"""Scales: from a value of a figure (number, day or name) to a place on the paper."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.handout.values import day_of, each, is_day, listed, number, words
from pages.shared import german

TICKS = 5
"""About so many ticks stand on an axis."""


@dataclass(frozen=True)
class Scale:
    """An axis; `names` are its categories, `low` and `high` its ends in numbers or days, the rest is pixels."""

    low: float
    high: float
    start: float
    end: float
    names: tuple[str, ...] = ()
    dated: bool = False

    def at(self, value: Any) -> float | None:
        """The place of a value in pixels, None for a missing one."""
        found = float(self.names.index(str(value))) if str(value) in self.names else number(value)
        if found is None:
            return None
        return self.start + (found - self.low) / (self.high - self.low) * (self.end - self.start)

    def length(self, size: float) -> float:
        """How many pixels a difference of values takes."""
        return size / (self.high - self.low) * (self.end - self.start)

    def moved(self, start: float, end: float) -> "Scale":
        """The same scale elsewhere."""
        return Scale(self.low, self.high, start, end, self.names, self.dated)


def scale(axis: Any, values: Sequence[Any], *, from_zero: bool) -> Scale:
    """The scale of an axis of plotly for the values that are drawn along it."""
    known = [value for value in values if not german.is_missing(value)]
    texts = [value for value in known if isinstance(value, str) and not is_day(value)]
    if texts:
        names = tuple(dict.fromkeys([*map(str, listed(axis.categoryarray)), *map(str, texts)]))
        low, high = _range(axis, [-0.5, len(names) - 0.5])
        return Scale(low, high, 0, 1, names)
    dated = any(map(is_day, known))
    numbers = [found for value in known if (found := number(value)) is not None] or [0.0, 1.0]
    if from_zero or axis.rangemode == "tozero":
        numbers = [0.0, *numbers]
    room = (max(numbers) - min(numbers)) * 0.05 or 0.5
    least = min(numbers) if min(numbers) == 0 else min(numbers) - room
    low, high = _range(axis, [least, max(numbers) + room])
    return Scale(low, high, 0, 1, (), dated)


def _range(axis: Any, found: list[float]) -> tuple[float, float]:
    """The range that the figure asks for, else the one found; never an empty one."""
    asked = [number(end) for end in listed(axis.range)]
    low, high = (own if own is not None else end for own, end in zip(each(asked, 2), found, strict=True))
    if axis.autorange == "reversed" and low < high:
        low, high = high, low
    return (low, high) if low != high else (low, low + 1)


def ticks(axis: Any, along: Scale) -> list[tuple[float, str]]:
    """Where words stand on an axis, and which; (place in pixels, text)."""
    if axis.showticklabels is False or axis.visible is False:
        return []
    if axis.tickvals is not None:
        texts = listed(axis.ticktext) or [words(value) for value in axis.tickvals]
        found = [(along.at(value), words(text)) for value, text in zip(axis.tickvals, texts, strict=False)]
    elif along.names:
        found = [(along.at(name), words(name)) for name in along.names]
    else:
        found = [(along.at(value), _said(value, axis, along)) for value in _round(along)]
    ends = sorted((along.start, along.end))
    return [(place, text) for place, text in found if place is not None and ends[0] - 1 <= place <= ends[1] + 1]


def _round(along: Scale) -> list[float]:
    """Round numbers, or the beginnings of years or months, within a scale."""
    low, high = sorted((along.low, along.high))
    if along.dated:
        return _days(low, high)
    raw = (high - low) / TICKS
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= raw)
    return [place * step for place in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]


def _days(low: float, high: float) -> list[float]:
    """The first days of years; of quarters where it is less than three years."""
    first, last = day_of(low), day_of(high)
    months = (1,) if last.year - first.year > 2 else (1, 4, 7, 10)
    step = 1 + (last.year - first.year) // 12
    days = [first.replace(year=year, month=month, day=1) for year in range(first.year, last.year + 2, step)
            for month in months]  # fmt: skip
    return [found for day in days if (found := number(day)) is not None and low <= found <= high]


def _said(value: float, axis: Any, along: Scale) -> str:
    """A tick in German."""
    if along.dated:
        day = day_of(value)
        return str(day.year) if day.month == 1 and (along.high - along.low) > 1096 else f"{day:%m.%Y}"
    if "%" in str(axis.tickformat or ""):
        return german.percent(value, 0)
    return f"{german.number(value)}{axis.ticksuffix or ''}"
