"""How a typed table differs from the stored rows of its scopes."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.errors import NotAccepted
from data.frames import conform, values
from data.matching import match, occurrence_numbers
from loaders.sheet import Sheet


@dataclass(frozen=True)
class Difference:
    """How the table of one sheet differs from the stored rows of its scopes.

    `added` are the rows to store, in the order of the file: new ones, and the new version of changed
    ones (`alters` says which). `before` are the stored versions of the changed rows, in the same order.
    `vanished` are stored rows that the file lacks; they are removed only if it `replaces`.
    """

    sheet: Sheet
    added: pd.DataFrame
    alters: np.ndarray
    before: pd.DataFrame
    vanished: pd.DataFrame
    unchanged: int
    replaces: bool

    @property
    def new(self) -> pd.DataFrame:
        """Rows of a key that is not stored yet: `Sheet.columns()`, worksheet, line."""
        return self.added[~self.alters].reset_index(drop=True)

    @property
    def changed(self) -> pd.DataFrame:
        """The new version of changed rows, row by row beside `before`."""
        return self.added[self.alters].reset_index(drop=True)

    @property
    def closed(self) -> pd.Series:
        """The numbers of the stored rows that end with this import."""
        return pd.concat(
            [self.before["id"], self.vanished["id"][[self.replaces] * len(self.vanished)]], ignore_index=True
        )

    @property
    def counts(self) -> dict[str, int]:
        """Rows that are new, changed, vanished (named, even if they stay) and unchanged."""
        changed = int(self.alters.sum())
        new = len(self.added) - changed
        return {"new": new, "changed": changed, "vanished": len(self.vanished), "unchanged": self.unchanged}

    def changes(self, at_most: int = 1000) -> pd.DataFrame:
        """Changed values, one row each: key columns, worksheet, line, column, old, new (None: missing).

        Only of the first `at_most` changed rows; `counts` knows how many there are.
        """
        old, new = self.before.head(at_most), self.changed.head(at_most)
        parts = [self._changes_of(name, old[name], new) for name in self.sheet.columns()]
        columns = [*self.sheet.key, "worksheet", "line", "column", "old", "new"]
        return pd.concat(parts).sort_index(kind="stable")[columns].reset_index(drop=True)

    def _changes_of(self, name: str, old: pd.Series, new: pd.DataFrame) -> pd.DataFrame:
        then, now = pd.Series(values(old), dtype=object), pd.Series(values(new[name]), dtype=object)
        differs = ~((then == now) | (then.isna() & now.isna()))
        place = new[[*self.sheet.key, "worksheet", "line"]]
        return place.assign(column=name, old=then, new=now)[differs]


def compare(sheet: Sheet, file: pd.DataFrame, stored: pd.DataFrame, replaces: bool) -> Difference:
    """Compare a table with `located` rows with the stored rows of its scopes.

    Raises `NotAccepted` when a key stands twice in a sheet that does not allow repetition.
    """
    matched = match(file, stored, sheet.key, list(sheet.columns()))
    numbers = occurrence_numbers(matched, stored["nr"])
    if not sheet.repeats and (numbers > 1).any():
        raise NotAccepted(f"In „{sheet.title}“ steht derselbe Schlüssel mehrfach. Bitte nur eine Zeile behalten.")
    differs = ~matched.equal
    partner = matched.partner[differs]
    return Difference(
        sheet=sheet,
        added=file.assign(nr=numbers)[differs].reset_index(drop=True),
        alters=partner >= 0,
        before=stored.iloc[partner[partner >= 0]].reset_index(drop=True),
        vanished=stored.iloc[matched.unmet].reset_index(drop=True),
        unchanged=int(matched.equal.sum()),
        replaces=replaces,
    )


def located(sheet: Sheet, table: pd.DataFrame) -> pd.DataFrame:
    """A typed table with its index as the columns worksheet and line, in the types of the store."""
    place = {"worksheet": table.index.get_level_values(0), "line": table.index.get_level_values(1)}
    return conform(table.assign(**place), {**sheet.columns(), "worksheet": "text", "line": "whole"})
