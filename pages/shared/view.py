"""What the reader looks at: the rows that were chosen, and the choice in words for every chart made of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate, NotRequired, ParamSpec, TypedDict, TypeVar

import pandas as pd
import streamlit as st

from loaders.sheet import Sheet
from pages.shared import filters, source
from pages.shared.proof import Behind, behind_all

UPLOAD = "Unter „Hochladen“ lässt sich eine Liste übernehmen; dort steht auch die Vorlage."
KEPT = 1000
"""So many results of measures are kept; each is a small table."""
LARGE_KEPT = 32
"""So many large tables are kept: the parts of a table of millions of rows that readers chose, each for all of them."""

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Origin(TypedDict):
    """The arguments of `look.show` that say where its numbers come from."""

    key: str
    sources: Sequence[str]
    demonstration: bool
    filters: str
    behind: NotRequired[Behind | None]


def origin_of(key: str, parts: Iterable[tuple[Sheet, pd.DataFrame]], chosen: Mapping[str, object]) -> Origin:
    """Where a chart of rows of several sheets comes from; `chosen` are the filters (label -> value)."""
    behind = behind_all(parts, chosen)
    tables = [part.rows for part in behind.parts]
    return Origin(
        key=key,
        sources=tuple(dict.fromkeys(name for table in tables for name in source.named(table))),
        demonstration=any(map(source.contains_demonstration, tables)),
        filters=filters.in_words(**chosen),
        behind=behind,
    )


@dataclass(frozen=True)
class View:
    """The rows of a sheet at the Stand, and the filters (label -> value) that alone decide which of them.

    `part` names what was made of these rows, where a view shows that in their place.
    """

    sheet: Sheet
    rows: pd.DataFrame
    chosen: Mapping[str, object] = field(default_factory=dict)
    part: str = field(default="", kw_only=True)

    def measure(
        self,
        function: Callable[Concatenate[pd.DataFrame, Arguments], Result],
        *args: Arguments.args,
        **more: Arguments.kwargs,
    ) -> Result:
        """What a pure function makes of the rows; the same view is never measured twice."""
        return _measured(_name(function), *self._identity(), args, more, function, self.rows)

    def share(
        self,
        function: Callable[Concatenate[pd.DataFrame, Arguments], pd.DataFrame],
        *args: Arguments.args,
        **more: Arguments.kwargs,
    ) -> pd.DataFrame:
        """As `measure`, for a large table: it is kept once for everybody, and not for long."""
        return _shared(_name(function), *self._identity(), args, more, function, self.rows).copy(deep=False)

    @property
    def demonstration(self) -> bool:
        """Whether any of the rows is invented, so that everything drawn from them must say so."""
        return self.measure(source.contains_demonstration)

    def origin(self, key: str, drill: str = "") -> Origin:
        """What `look.show` wants to know about where a chart of these rows comes from; `key` names the chart.

        `drill` is the key of a filter that a selected bar or tile sets.
        """
        named, chosen = self.measure(source.named), filters.in_words(**self.chosen)
        behind = Behind(self.sheet, self.rows, self.chosen, drill=drill)
        return Origin(key=key, sources=named, demonstration=self.demonstration, filters=chosen, behind=behind)

    def _identity(self) -> tuple[str, int, str]:
        """Sheet, the revision that its rows stem from, and the filters: what decides the rows."""
        return (
            self.sheet.name,
            source.last_change(self.sheet.name, source.stand()),
            repr((self.part, sorted(self.chosen.items()))),
        )


def _result(
    name: str,  # noqa: ARG001
    sheet: str,  # noqa: ARG001
    revision: int,  # noqa: ARG001
    chosen: str,  # noqa: ARG001
    args: Any,
    more: Any,
    _function: Callable[..., Any],
    _rows: Any,
) -> Any:
    """The result of a measure, kept by everything that decides it; rows and function count by their names."""
    return _function(_rows, *args, **more)


_measured = st.cache_data(max_entries=KEPT, show_spinner=False)(_result)
_shared = st.cache_resource(max_entries=LARGE_KEPT, show_spinner=False)(_result)


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
