"""What taking a revision back would do, before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from data.frames import stacked
from data.reversal import Reversal
from data.revisions import Counts, Revision
from data.schema import ORIGIN
from loaders.sheet import Sheet


@dataclass(frozen=True)
class Undoing:
    """What `Store.undo` would do with a revision at `base`, the newest one.

    `live` gives the rows of a sheet at `base` with their `id`, `restored` those that would come back.
    """

    revision: Revision
    base: int
    reversals: dict[str, Reversal]
    live: Callable[[Sheet], pd.DataFrame]
    restored: Callable[[Sheet], pd.DataFrame]

    @property
    def counts(self) -> Counts:
        """Rows that would come back, change and end, per sheet."""
        return {name: reversal.counts for name, reversal in self.reversals.items()}

    @property
    def against(self) -> int:
        """How many rows stand against it."""
        return sum(len(reversal.conflicts) for reversal in self.reversals.values())

    def after(self, sheet: Sheet) -> pd.DataFrame:
        """The live rows of a sheet as they would be, like `Store.rows`."""
        live = self.live(sheet)
        columns = {**sheet.columns(), **ORIGIN, "label": "text"}
        reversal = self.reversals.get(sheet.name)
        if reversal is None:
            return live[list(columns)]
        return stacked([live[~live["id"].isin(reversal.closes)], self.restored(sheet)], columns)
