"""The rows of a sheet that are live at a revision, with the label of the import that brought each of them."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, Table, select

from data import bulk
from data.frames import Columns, conform, mapped, stacked
from data.revisions import Revision, newest
from data.schema import IDENTITY, live
from data.snapshots import Snapshots
from loaders.sheet import Sheet


def live_rows(
    connection: Connection, table: Table, sheet: Sheet, history: Sequence[Revision], at: int, snapshots: Snapshots
) -> pd.DataFrame:
    """The rows live at a revision, in the order in which they were stored.

    Columns: `Sheet.columns()`, ORIGIN and label. `history` are all revisions.
    """
    rows = identified(connection, table, sheet, history, at, snapshots)
    return labelled(rows.drop(columns=list(IDENTITY)), history)


def identified(
    connection: Connection, table: Table, sheet: Sheet, history: Sequence[Revision], at: int, snapshots: Snapshots
) -> pd.DataFrame:
    """As `live_rows`, with IDENTITY and without label. From the latest snapshot on only what changed since is read."""
    columns = bulk.every_column(sheet)
    base, kept = snapshots.newest(sheet.name, columns, history, at)
    if kept is not None and base == at:
        return kept
    come = _come(connection, table, sheet, history, (base, at), snapshots)
    rows = come if kept is None else _moved_on(connection, table, columns, kept, base, at, come)
    snapshots.keep(sheet.name, columns, history, at, rows)
    return rows


def _come(
    connection: Connection,
    table: Table,
    sheet: Sheet,
    history: Sequence[Revision],
    between: tuple[int, int],
    snapshots: Snapshots,
) -> pd.DataFrame:
    """The rows live at the later of two revisions that were not there at the earlier one, in the order of the store.

    Those that this process has just added itself, and which no revision can have ended since, are not read again.
    """
    columns, (base, at) = bulk.every_column(sheet), between
    new = (table.c.added_in > base) & live(table, at)
    number, added = snapshots.brought(sheet.name, history, base, at)
    first = None if added is None else bulk.first_of(connection, table, number, len(added))
    if added is None or first is None:
        return bulk.stored(connection, table, columns, new)
    others = bulk.stored(connection, table, columns, new & (table.c.added_in != number))
    own = added.assign(id=range(first, first + len(added)), added_in=number, revision=number)
    return stacked([others, own], columns)


def in_scopes(
    connection: Connection,
    table: Table,
    sheet: Sheet,
    history: Sequence[Revision],
    within: pd.DataFrame,
    snapshots: Snapshots,
) -> pd.DataFrame:
    """As `identified` at the newest revision, only the rows in the scopes that occur in the table `within`."""
    columns, at = bulk.every_column(sheet), newest(history)
    if snapshots.newest(sheet.name, columns, history, at)[1] is None:
        return bulk.live_in_scopes(connection, table, sheet, at, within, columns)
    rows = identified(connection, table, sheet, history, at, snapshots)
    inside = bulk.within_scopes(rows, sheet, within)
    return rows if inside.all() else conform(rows[inside], columns)


def labelled(rows: pd.DataFrame, history: Sequence[Revision]) -> pd.DataFrame:
    """Stored rows with `label`: that of the import they stem from."""
    labels = {revision.id: revision.label for revision in history}
    return rows.assign(label=mapped(rows["revision"], labels))


def _moved_on(
    connection: Connection, table: Table, columns: Columns, rows: pd.DataFrame, base: int, at: int, come: pd.DataFrame
) -> pd.DataFrame:
    """Rows live at one revision as they were at a later one: without those that ended since, with those that came."""
    ended = (table.c.removed_in > base) & (table.c.removed_in <= at) & (table.c.added_in <= base)
    gone = connection.execute(select(table.c.id).where(ended)).scalars().all()
    if not gone and come.empty:
        return rows
    return stacked([rows[~rows["id"].isin(gone)], come], columns)
