"""Taking back: what an undo closes and puts back, and which later revisions stand against it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Table, func, select, tuple_

from data import bulk
from data.frames import stacked, values
from data.matching import identities
from data.revisions import REMOVAL, Revision
from data.schema import IDENTITY, ORIGIN, Schema
from loaders.sheet import Sheet, Workbook

NEEDED = {*IDENTITY, *ORIGIN}

NAMED = 20
"""So many rows that stand against an undo are named."""


@dataclass(frozen=True)
class Reversal:
    """What undoing one revision does to one sheet.

    `closes`: ids of live rows that end; `restores`: how many rows come back; `conflicts`: rows that later
    revisions built on, with `later` = the number of that revision.
    """

    sheet: Sheet
    closes: pd.Series
    restores: int
    both: int
    conflicts: pd.DataFrame

    @property
    def counts(self) -> dict[str, int]:
        """Rows that come back, get their earlier values back, or end without a successor."""
        new, vanished = self.restores - self.both, len(self.closes) - self.both
        return {"new": new, "changed": self.both, "vanished": vanished, "unchanged": 0}

    def named(self) -> list[dict[str, object]]:
        """The first conflicts in words: sheet, later revision and key values by the label of their column."""
        labels = {name: field.label for field in self.sheet.fields for name in field.columns()}
        keys = {labels[name]: values(self.conflicts[name].head(NAMED)) for name in self.sheet.key}
        later = values(self.conflicts["later"].head(NAMED))
        rows = zip(later, *keys.values(), strict=True)
        return [
            {"Tabelle": self.sheet.title, "Revision": first, **dict(zip(keys, rest, strict=True))}
            for first, *rest in rows
        ]


def plans(
    connection: Connection, tables: Schema, kind: Workbook, number: int, listed: list[Revision]
) -> list[Reversal]:
    """How to take one revision back in each sheet of its kind of workbook; `listed` are all revisions, newest first."""
    removed = {int(each.reverts or 0): each.id for each in listed if each.action == REMOVAL and each.effective}
    later = {origin: by for origin, by in removed.items() if by > number}
    return [plan(connection, tables.sheets[sheet.name], sheet, number, listed[0].id, later) for sheet in kind.sheets]


def plan(
    connection: Connection, table: Table, sheet: Sheet, number: int, latest: int, removed: Mapping[int, int]
) -> Reversal:
    """How to take one revision back from the rows of one sheet live at `latest`.

    A row is the same row wherever its origin (revision, worksheet, line) is the same: an undo puts copies
    back. `removed` names the imports whose data a later removal took out, with that removal: they must
    not return through the undo of something else.
    """
    columns = {name: storage for name, storage in bulk.every_column(sheet).items() if name in {*NEEDED, *sheet.key}}
    added = bulk.stored(connection, table, columns, table.c.added_in == number)
    gone = bulk.stored(connection, table, columns, table.c.removed_in == number)
    live = bulk.live_in_scopes(connection, table, sheet, latest, stacked([added, gone], columns), columns)
    of_added, of_live = identities([added, live], [*ORIGIN, *sheet.key, "nr"])
    ends = np.isin(of_live, of_added)
    lost = added[~np.isin(of_added, of_live)]
    conflicts = [
        lost.assign(later=_closed_by(connection, table, lost)),
        _taken(sheet, gone, live[~ends]),
        _removed(gone, removed),
    ]
    closes = live[ends]
    of_gone, of_closed = identities([gone, closes], [*sheet.key, "nr"])
    both = np.isin(of_gone, of_closed).sum()
    named = stacked(conflicts, {**columns, "later": "whole"}).drop_duplicates("id")
    return Reversal(sheet, closes["id"], len(gone), int(both), named)


def _closed_by(connection: Connection, table: Table, lost: pd.DataFrame) -> pd.Series:
    """For the first of the rows that are no longer live: which revision closed them for good."""
    origin = [table.c[name] for name in ORIGIN]
    wanted = list(zip(*(values(lost[name].head(NAMED)) for name in ORIGIN), strict=True))
    statement = select(*origin, func.max(table.c.removed_in)).where(tuple_(*origin).in_(wanted)).group_by(*origin)
    known = {tuple(row[:3]): int(row[3]) for row in connection.execute(statement)} if wanted else {}
    return pd.Series([known[row] for row in wanted], index=lost.index[: len(wanted)], dtype="Int64")


def _taken(sheet: Sheet, gone: pd.DataFrame, staying: pd.DataFrame) -> pd.DataFrame:
    """Rows that would come back although their key is live again."""
    of_gone, of_staying = identities([gone, staying], [*sheet.key, "nr"])
    by_key = pd.Series(values(staying["added_in"]), index=of_staying, dtype="Int64")
    return gone.assign(later=by_key.reindex(of_gone).to_numpy())[np.isin(of_gone, of_staying)]


def _removed(gone: pd.DataFrame, removed: Mapping[int, int]) -> pd.DataFrame:
    return gone.assign(later=gone["revision"].map(removed))[gone["revision"].isin(list(removed))]
