"""Preview: what an import would change, before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.difference import Difference
from data.frames import stacked
from data.revisions import Counts, Revision
from data.schema import ORIGIN
from loaders.reading import Reading
from loaders.sheet import Sheet

ADDS = "ergänzt"
"""Mode of an import: stored rows that the file lacks stay."""

REPLACES = "ersetzt"
"""Mode of an import: stored rows of the file's scopes that the file lacks are removed."""


@dataclass(frozen=True)
class Preview:
    """What `Store.commit` would do with a reading; `differences` by the name of the sheet.

    `base` is the revision it was compared with, `already` the revision in effect that imported the same
    bytes, or None. `live` gives the rows of a sheet at `base` with their `id`.
    """

    reading: Reading
    mode: str
    base: int
    already: Revision | None
    differences: dict[str, Difference]
    live: Callable[[Sheet], pd.DataFrame]

    @property
    def counts(self) -> Counts:
        """Rows that are new, changed, vanished and unchanged, per sheet."""
        return {name: difference.counts for name, difference in self.differences.items()}

    @property
    def done(self) -> Counts:
        """As `counts`, but rows that stay although the file lacks them are not counted as vanished."""
        stay = {"vanished": 0} if self.mode == ADDS else {}
        return {name: counts | stay for name, counts in self.counts.items()}

    @property
    def empty(self) -> bool:
        """Whether nothing would be stored and nothing removed."""
        return all(each.added.empty and each.closed.empty for each in self.differences.values())

    def after(self, sheet: Sheet) -> pd.DataFrame:
        """The live rows of a sheet as they would be, like `Store.rows`; added ones have the label ""."""
        live = self.live(sheet)
        columns = {**sheet.columns(), **ORIGIN, "label": "text"}
        difference = self.differences.get(sheet.name)
        if difference is None:
            return live[list(columns)]
        added = difference.added.assign(revision=self.base + 1, label="")
        return stacked([live[~live["id"].isin(difference.closed)], added], columns)

    def afterwards(self) -> dict[str, pd.DataFrame]:
        """The live rows of every sheet of the file as they would be, by its name: read once, for several questions."""
        return {name: self.after(each.sheet) for name, each in self.differences.items()}

    def entry(self) -> dict[str, Any]:
        """What the revision will say about this import, by the names of its fields."""
        upload = self.reading
        return {
            "file_name": upload.file_name[:200],
            "sha256": upload.sha256,
            "size": upload.size,
            "mode": self.mode,
            "counts": self.done,
            "origins": upload.origins,
            "mended": upload.mended,
            "omitted": len(upload.omitted),
            "notes": sum(not found.blocks for found in upload.findings),
        }
