"""Exhibits: what a page has shown, with everything that belongs to it, so that all of it can be taken along at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from pages.shared.columns import Columns
from pages.shared.origin import Origin
from pages.shared.proof import Behind


@dataclass(frozen=True)
class Exhibit:
    """A chart (or, without a `figure`, a table) as it stands on the page; the words are those of `look.show`."""

    key: str
    origin: Origin
    table: pd.DataFrame
    columns: Columns
    alt: str = ""
    answer: str = ""
    remark: str = ""
    figure: go.Figure | None = None
    behind: Behind | None = None


_SHOWN: ContextVar[list[Exhibit] | None] = ContextVar("exhibits", default=None)


@contextmanager
def collected() -> Iterator[list[Exhibit]]:
    """The exhibits that are shown from here on, in their order."""
    shown: list[Exhibit] = []
    token = _SHOWN.set(shown)
    try:
        yield shown
    finally:
        _SHOWN.reset(token)


def note(exhibit: Exhibit) -> None:
    """Remember what was shown, where somebody collects; a part of a page that runs by itself has no such list."""
    shown = _SHOWN.get()
    if shown is not None:
        shown.append(exhibit)
