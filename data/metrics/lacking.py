"""What is missing from one Kommune: where others are named and it is not. A programme without it is no lack."""

from collections.abc import Iterator

import pandas as pd

from data.metrics.conferences import EVENT
from data.metrics.one_kommune import ADVICE, CONFERENCES, SERVICES, own
from data.metrics.periods import in_german

NOT_NAMED = "nicht genannt"
UNKNOWN = "unbekannt: die Angaben nennen keine Kommunen"
NO_LIST = "unbekannt: noch liegt keine Liste vor"
COLUMNS = ["thema", "was", "datum", "stand"]

Lack = tuple[str, str, str | None, str]


def lacking(
    key: str, held: pd.DataFrame, attended: pd.DataFrame, advised: pd.DataFrame, reported: pd.DataFrame
) -> pd.DataFrame:
    """One row per lack: thema, was, datum (ISO, as precise as known) and stand: what is known of it.

    `held` are `conferences`, `attended` and `reported` as from `one_kommune`, `advised` rows of the sheet `beratung`.
    """
    found = [*_conferences(key, held, attended), *_advice(key, advised), *_report(key, reported)]
    return pd.DataFrame(found, columns=COLUMNS).astype("str")


def _conferences(key: str, held: pd.DataFrame, attended: pd.DataFrame) -> Iterator[Lack]:
    """The conferences of its Regierungsbezirk at which it is not named, or nobody is."""
    present = {tuple(event) for event in own(attended, key)[EVENT].to_numpy()}
    named = {tuple(event) for event in attended[attended["regierungsbezirk"].eq(key[:3])][EVENT].to_numpy()}
    near = held[held["regierungsbezirk"].eq(key[:3])].drop_duplicates(EVENT)
    for series, title, day in near[[*EVENT, "datum"]].itertuples(index=False, name=None):
        if (series, title) not in present:
            yield CONFERENCES, title, day, NOT_NAMED if (series, title) in named else UNKNOWN


def _advice(key: str, advised: pd.DataFrame) -> Iterator[Lack]:
    if own(advised, key).empty:
        yield ADVICE, "Digitalisierungsberatung", None, NO_LIST if advised.empty else NOT_NAMED


def _report(key: str, reported: pd.DataFrame) -> Iterator[Lack]:
    """The newest Stichtag, if the Kommune has not reported for it; and for which it did last."""
    newest = reported["stichtag"].max() if len(reported) else None
    last = own(reported, key)["stichtag"].max()
    if newest is None:
        yield SERVICES, "Stand der OZG-Leistungen", None, NO_LIST
    elif last != newest:
        said = f"{NOT_NAMED}, zuletzt zum {in_german(last)}" if isinstance(last, str) else NOT_NAMED
        yield SERVICES, "Stand der OZG-Leistungen", newest, said
