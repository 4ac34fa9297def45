"""The rows of a sheet that are live at a revision, with the label of the import that brought each of them."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, Table, select

from data import bulk
from data.frames import Columns, mapped, stacked
from data.revisions import Revision
from data.schema import ORIGIN, live
from data.snapshots import Snapshots
from loaders.sheet import Sheet


def live_rows(
    connection: Connection, table: Table, sheet: Sheet, history: Sequence[Revision], at: int, snapshots: Snapshots
) -> pd.DataFrame:
    """The rows live at a revision, in the order in which they were stored.

    Columns: `Sheet.columns()`, ORIGIN and label. `history` are all revisions. From the latest snapshot on only what
    changed since is read.
    """
    columns = kept_columns(sheet)
    base, kept = snapshots.newest(sheet.name, columns, history, at)
    if kept is None:
        rows = bulk.stored(connection, table, columns, live(table, at))
    else:
        rows = _moved_on(connection, table, columns, kept, base, at)
    if kept is None or base != at:
        snapshots.keep(sheet.name, columns, history, at, rows)
    return labelled(rows.drop(columns="id"), history)


def kept_columns(sheet: Sheet) -> Columns:
    """The columns of a snapshot."""
    return {"id": "whole", **sheet.columns(), **ORIGIN}


def labelled(rows: pd.DataFrame, history: Sequence[Revision]) -> pd.DataFrame:
    """Stored rows with `label`: that of the import they stem from."""
    labels = {revision.id: revision.label for revision in history}
    return rows.assign(label=mapped(rows["revision"], labels))


def _moved_on(
    connection: Connection, table: Table, columns: Columns, rows: pd.DataFrame, base: int, at: int
) -> pd.DataFrame:
    """Rows live at one revision as they were at a later one: without those that ended since, with those that came."""
    if base == at:
        return rows
    ended = (table.c.removed_in > base) & (table.c.removed_in <= at) & (table.c.added_in <= base)
    gone = connection.execute(select(table.c.id).where(ended)).scalars().all()
    come = bulk.stored(connection, table, columns, (table.c.added_in > base) & live(table, at))
    if not gone and come.empty:
        return rows
    return stacked([rows[~rows["id"].isin(gone)], come], columns)
