"""Comments of analysts on the time line, in every chart over time: numbered marks, words, and a column of its table."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.annotation import EVERYTHING, Annotation, known_at
from data.metrics.periods import last_day
from data.views import find
from pages.shared import german, look, marking, source
from pages.shared.columns import Column, Columns

NAMED = 12
"""So many comments stand in words under a chart; its table has all of them."""

COLUMN = "anmerkung"
LABEL = Column("Anmerkung zur Zeitachse")
_TOPICS = {"foerderung": "Förderung", "ozg": "OZG", "teilnahme": "Teilnahme"}
DRAWN, SAID = "Anmerkungen (gepunktete Linien)", "Anmerkungen zur Zeitachse"


def show(
    figure: go.Figure,
    table: pd.DataFrame,
    *,
    alt: str,
    columns: Columns,
    key: str,
    remark: str = "",
    **more: Any,
) -> None:
    """Show a chart over time with the comments that existed at the Stand; arguments as in `look.show`.

    The table has a column of kind `day`. A chart shows the comments on everything and those on what the first word of
    its `key` names („ozg-zeit“); where that is no topic, all there are. Where time runs along the axis, each is a
    numbered mark with its text in hover; always it stands in the remark, in the alt text and in the table, and so in
    every picture and export.
    """
    written = noted(_TOPICS.get(key.partition("-")[0], EVERYTHING))
    where = marking.places(figure, [each.span for each in written])
    shown = [each for each, place in zip(written, where, strict=True) if place is not None]
    marking.mark(figure, [(each.span, hover(number, each)) for number, each in enumerate(shown, 1)])
    said = in_words(shown, len(written) - len(shown), drawn=marking.is_timed(figure))
    look.show(
        figure,
        beside(table, _day(columns), shown),
        alt=" ".join(filter(None, [alt, said])),
        columns={**columns, COLUMN: LABEL} if shown else columns,
        remark=" ".join(filter(None, [remark, said])),
        key=key,
        **more,
    )


def noted(about: str = EVERYTHING) -> list[Annotation]:
    """The comments on a topic that existed at the Stand (`data.annotation.known_at` says which), in order of time."""
    stand = source.stand()
    until = find(source.revisions(), stand + 1).at_utc if stand < source.newest() else None
    wanted = (EVERYTHING, about)
    return [each for each in known_at(source.annotations(), until) if about == EVERYTHING or each.about in wanted]


def sign(number: int) -> str:
    """The sign of a comment, from 1: no digit in a circle, for these are the breaks of a line."""
    return f"A{number}"


def words(number: int, annotation: Annotation) -> str:
    """A comment with its sign and day: „A1 12.11.2026: Förderaufruf“."""
    return f"{sign(number)} {german.day(annotation.day)}: {annotation.text.rstrip('.')}"


def hover(number: int, annotation: Annotation) -> tuple[str, str]:
    """The sign of a comment, and what is said when somebody points at it."""
    return sign(number), f"{words(number, annotation)} (eingetragen {annotation.said()})"


def in_words(shown: Sequence[Annotation], outside: int, *, drawn: bool) -> str:
    """The comments in a sentence; "" when there are none."""
    told = [words(number, each) for number, each in enumerate(shown[:NAMED], 1)]
    told += [f"{len(shown) - NAMED} weitere in der Tabelle"] if len(shown) > NAMED else []
    rest = f"{german.counted(outside, 'Anmerkung liegt', 'Anmerkungen liegen')} außerhalb des gezeigten Zeitraums."
    said = [f"{DRAWN if drawn else SAID}: {'; '.join(told)}."] * bool(shown)
    return " ".join([*said, *[rest] * bool(outside)])


def beside(table: pd.DataFrame, day: str, shown: Sequence[Annotation]) -> pd.DataFrame:
    """The table with the comments in COLUMN, each in the first row that ends on its day or later, else in the last.

    Without comments it is the table as it was. Rows without a day have none, unless no row has one.
    """
    if not shown or table.empty:
        return table
    ends = pd.Series([last_day(each) if isinstance(each, str) else "" for each in table[day]])
    found = [""] * len(table)
    for number, each in enumerate(shown, 1):
        place = _row(ends, each.span[0])
        found[place] = "; ".join(filter(None, [found[place], words(number, each)]))
    return table.assign(**{COLUMN: found})


def _day(columns: Columns) -> str:
    """The column of the table with its days."""
    return next(name for name, column in columns.items() if column.kind == "day")


def _row(ends: pd.Series, first: str) -> int:
    """The place of the row whose last day is the first one not before that day; that of the latest row if none is."""
    later = ends[ends >= first]
    wanted = later.min() if len(later) else ends.max()
    return int(ends.eq(wanted).to_numpy().argmax())
