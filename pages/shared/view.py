"""What the reader looks at: the rows that were chosen, and the choice in words for every chart made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

import pandas as pd

from pages.shared import filters, source

UPLOAD = "Unter „Hochladen“ lässt sich eine Liste übernehmen; dort steht auch die Vorlage."


class Origin(TypedDict):
    """The arguments of `look.show` that say where its numbers come from."""

    key: str
    sources: Sequence[str]
    demonstration: bool
    filters: str


@dataclass(frozen=True)
class View:
    """The chosen rows of a sheet and the filters that chose them (label -> value)."""

    rows: pd.DataFrame
    chosen: Mapping[str, object] = field(default_factory=dict)

    def origin(self, key: str) -> Origin:
        """What `look.show` wants to know about where a chart of these rows comes from; `key` names the chart."""
        return Origin(
            key=key,
            sources=source.named(self.rows),
            demonstration=source.contains_demonstration(self.rows),
            filters=filters.in_words(**self.chosen),
        )
