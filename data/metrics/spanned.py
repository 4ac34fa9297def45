"""From which Stichtag on, and until before which one, the report of each row holds, by `ozg.STAND_RULE`."""

import numpy as np
import pandas as pd

from data.metrics.carried import bodies

SPAN = ["von", "bis"]


def spanned(known: pd.DataFrame, days: list[str]) -> pd.DataFrame:
    """The rows with SPAN: places in `days` (all Stichtage in order of time), bis excluded."""
    stichtag = known["stichtag"].astype("category").cat
    place = pd.Series({day: number for number, day in enumerate(days)}, dtype="int64")
    von = place.reindex(stichtag.categories).fillna(0).to_numpy("int64")[stichtag.codes.to_numpy()]
    return known.assign(von=von, bis=_until(known, days, von))


def _until(known: pd.DataFrame, days: list[str], von: np.ndarray) -> np.ndarray:
    """The place at which the report of each row is no longer the last one of its Kommune, by today's or a former key.

    A Kommune that got another key (Hanau) or went into another one is the same body from that day on (`carried`), so
    that its old report does not stand beside the new one for ever.
    """
    kommune = codes(known, "kommune")
    keys = known["kommune"].astype("category").cat.categories.to_series()
    last, until = np.full(len(keys), -1), np.zeros((len(keys), len(days)), "int64")
    for place, day in enumerate(days):
        last[kommune[von == place]] = place
        body = bodies(keys, day)
        latest = np.full(len(keys), -1)
        np.maximum.at(latest, body, last)
        (standing_still,) = np.nonzero((last >= 0) & (last == latest[body]))
        until[standing_still, last[standing_still]] = place + 1
    return until[kommune, von] if len(kommune) else von


def codes(known: pd.DataFrame, name: str) -> np.ndarray:
    """A number for each distinct text of a column, as its category has it; -1 where there is none."""
    return known[name].astype("category").cat.codes.to_numpy("int64")
