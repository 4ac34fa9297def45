"""Values of a plotly figure as plain Python: text without tags, days, numbers, colours on white paper."""

import html
import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.shared import german
from pages.shared.palette import INK

DARK = "#1f2933"
"""The colour of words on white paper."""

_RGBA = re.compile(r"rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*([\d.]+)\s*)?\)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST = date(1899, 12, 30)
"""The day that spreadsheets count from."""


def listed(values: Any) -> list[Any]:
    """A value of plotly that may be one for all or one for each, as a list; nothing is an empty one."""
    if values is None:
        return []
    if isinstance(values, str) or not isinstance(values, Iterable):
        return [values]
    return list(values)


def each(values: Any, count: int) -> list[Any]:
    """As many values as there are points: a single one stands for all."""
    found = listed(values)
    return (found * count if len(found) == 1 else found + [None] * count)[:count]


def number(value: Any) -> float | None:
    """A number or a day (as spreadsheets count them); None for what is missing or neither."""
    if isinstance(value, str):
        return float((date.fromisoformat(value[:10]) - _FIRST).days) if _DAY.match(value) else None
    if isinstance(value, date | datetime) or (hasattr(value, "astype") and "datetime64" in str(value.dtype)):
        return float((pd.Timestamp(value) - pd.Timestamp(_FIRST)) / pd.Timedelta(days=1))
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None


def is_day(value: Any) -> bool:
    """Whether a value is a day."""
    if isinstance(value, str):
        return bool(_DAY.match(value))
    return isinstance(value, date | datetime) or "datetime64" in str(getattr(value, "dtype", ""))


def day_of(count: float) -> date:
    """The day that a spreadsheet counts so."""
    return date.fromordinal(_FIRST.toordinal() + round(count))


def words(text: object) -> str:
    """Text of a figure without its tags, on one line: „<b>Kassel</b>  rund 120“ becomes „Kassel: rund 120“."""
    plain = re.sub(r"</b>(?:<br>|\s)*<b>", " ", _written(text))
    plain = re.sub(r"</b>(?:<br>|\s)*(?=\S)", ": ", plain)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", plain)).split())


Line = list[tuple[str, bool]]
"""A line of words: pieces, each with whether it is bold."""


def lines(text: object) -> list[Line]:
    """Text of a figure as lines; of its tags only <b> and <br> mean something."""
    return [_pieces(part) for part in re.split(r"<br\s*/?>", _written(text))]


def _written(text: object) -> str:
    """Text of a figure, numbers as plotly writes them."""
    return str(text or "") if isinstance(text, str) or (found := number(text)) is None else german.number(found)


def _pieces(part: str) -> Line:
    found = re.split(r"(<b>.*?</b>)", part)
    return [(html.unescape(re.sub(r"<[^>]+>", "", piece)), piece.startswith("<b>")) for piece in found if piece]


def joined(text: object) -> Line:
    """Text of a figure on one line, what is bold before the rest."""
    pieces = [piece for line in lines(text) for piece in line if piece[0].strip()]
    both = [" ".join(words.strip() for words, bold in pieces if bold == which) for which in (True, False)]
    return [
        (words, bold)
        for words, bold in zip((both[0], "  " * bool(both[0]) + both[1]), (True, False), strict=True)
        if words
    ]


def color(value: Any, default: str = DARK) -> str:
    """A colour of plotly as #rrggbb, as it looks on white paper."""
    text = str(value or "")
    if text == INK or not text:
        return default
    if found := _RGBA.match(text):
        red, green, blue = (float(part) for part in found.groups()[:3])
        share = float(found[4] or 1)
        return "#" + "".join(f"{round(255 + (part - 255) * share):02x}" for part in (red, green, blue))
    return text if re.fullmatch(r"#[0-9a-fA-F]{6}", text) else default


POINTS = '0.0" %"'
"""The number format of values that are percent already; a bare % would make a hundred times as much of them."""


def shape_of(texts: Sequence[str], values: Iterable[float | None]) -> str:
    """The number format of a spreadsheet that suits the values, from the words that stand for them.

    A text that is only „ %“ is what the figure itself writes behind its numbers: they are percent already.
    """
    known = [value for value in values if value is not None]
    whole = all(value.is_integer() for value in known)
    if any(text.strip() == "%" for text in texts):
        return POINTS
    if any("%" in text for text in texts):
        return r"0.0\ %"
    if any("€" in text for text in texts):
        return f'#,##0{"" if whole else ".00"}\\ "€"'
    return "#,##0" if whole else "#,##0.0#"


def axis_words(figure: go.Figure, lying: bool) -> list[str]:
    """The words of the axis of values."""
    axis = figure.layout.xaxis if lying else figure.layout.yaxis
    return [*map(words, listed(axis.ticktext)), str(axis.ticksuffix or ""), "0 %" * ("%" in str(axis.tickformat or ""))]


def axis_title(figure: go.Figure, lying: bool) -> str:
    """What the axis of values shows."""
    axis = figure.layout.xaxis if lying else figure.layout.yaxis
    return words(axis.title.text)
