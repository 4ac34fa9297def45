"""What a page shows: its tables cell by cell, and the numbers that its charts draw."""

import base64
from collections.abc import Sequence
from typing import Any

import numpy as np

from tests.pages.screen import Screen


def cells(page: Screen, question: str, *columns: str) -> list[tuple[str, ...]]:
    """These columns of the table under a question, row by row, as they read on screen."""
    return list(page.tables[question][list(columns)].itertuples(index=False, name=None))


def traces(page: Screen, key: str) -> list[dict[str, Any]]:
    """The traces of a chart, with numbers in place of packed ones."""
    return [{name: _unpacked(value) for name, value in trace.items()} for trace in page.charts[key].figure["data"]]


def bars(page: Screen, key: str) -> list[float | None]:
    """The lengths of the bars of a chart with one trace of bars, from the top."""
    (only,) = [trace for trace in traces(page, key) if trace["type"] == "bar"]
    return [only["x"][place] for place in np.argsort(only["y"])]


def stacked(page: Screen, key: str) -> dict[str, list[float]]:
    """The pieces of stacked bars: name of the trace -> their lengths from the top bar, or the first day, to the last."""
    found = {}
    for trace in traces(page, key):
        if trace["type"] == "bar":
            lying = trace.get("orientation") == "h"
            lengths, places = (trace["x"], trace["y"]) if lying else (trace["y"], trace["x"])
            found[trace["name"]] = [lengths[place] for place in np.argsort(places, kind="stable")]
    return found


def close(drawn: Sequence[float | None], expected: Sequence[float | None]) -> bool:
    """Whether drawn numbers are the expected ones; a gap only equals a gap."""
    return len(drawn) == len(expected) and all(
        _gap(left) == _gap(right) and (_gap(left) or abs(left - right) <= 1e-9 * max(1.0, abs(right)))
        for left, right in zip(drawn, expected, strict=True)
    )


def _gap(value: float | None) -> bool:
    return value is None or value != value


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict) and "bdata" in value:
        numbers = np.frombuffer(base64.b64decode(value["bdata"]), dtype=np.dtype(value["dtype"]))
        shape = [int(part) for part in str(value["shape"]).split(",")] if "shape" in value else [-1]
        return numbers.reshape(shape).tolist()
    return value
