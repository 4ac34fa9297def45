"""The filter for a series of conferences: without a choice it is the first one, „alle“ stands for all of them."""

import pandas as pd

from data.metrics import teilnahme
from pages.shared import filters

ALL = "alle"


def choose(rows: pd.DataFrame) -> str:
    """The name of the chosen series of rows of `teilnahme`, or ALL; the default one where there are no rows."""
    names = teilnahme.series(rows)
    first = names[0] if names else teilnahme.DEFAULT_SERIES
    others = {name: name for name in names[1:]} | ({ALL: "Alle Reihen"} if len(names) > 1 else {})
    return filters.one("Reihe", others, key="reihe", everything=first) or first


def rows_of(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of the chosen series."""
    return rows if name == ALL else teilnahme.of_series(rows, name)


def in_words(name: str) -> str:
    """What was chosen, for captions."""
    return "alle Reihen" if name == ALL else name
