"""What the store shows: revisions, the rows live at one of them, and what an import would change."""

from functools import partial

import pandas as pd
from sqlalchemy import ColumnElement, Connection

from data import bulk, engine, reversal, revisions
from data.difference import Difference, compare, located
from data.errors import NotAccepted, UnknownRevision
from data.frames import Columns
from data.history import History, find
from data.live import identified, in_scopes, labelled, live_rows
from data.preview import ADDS, REPLACES, Preview
from data.revisions import Revision
from data.schema import ORIGIN, live
from data.undoing import Undoing
from loaders.reading import Reading
from loaders.sheet import Sheet, Workbook


class Views(History):
    """The reading half of the store: nothing here changes anything."""

    def rows(self, sheet: Sheet, at: int | None = None) -> pd.DataFrame:
        """The rows of a sheet live at a revision (None: the newest), in the order in which they were stored.

        Columns: `Sheet.columns()`, then revision, worksheet and line of their origin, and its label. From
        50,000 rows on, text columns are ordered categoricals. `UnknownRevision` when `at` does not exist yet.
        """
        with engine.reading(self._engine) as connection:
            history = revisions.listed(connection, self._tables.revisions)
            shown = revisions.newest(history) if at is None else at
            if not 0 <= shown <= revisions.newest(history):
                raise UnknownRevision(shown)
            return live_rows(connection, self._tables.sheets[sheet.name], sheet, history, shown, self._snapshots)

    def preview(self, reading: Reading, mode: str) -> Preview:
        """What importing a reading would change; mode is "ergänzt" or "ersetzt".

        Raises `NotAccepted` when the reading has findings that block it.
        """
        kind = self._accepted(reading, mode)
        with engine.reading(self._engine) as connection:
            listed = self._history(connection)
            base = revisions.newest(listed)
            differences = {
                sheet.name: self._difference(connection, sheet, reading.tables[sheet.name], listed, mode)
                for sheet in kind.sheets
                if sheet.name in reading.tables
            }
        already = revisions.imported(listed, reading)
        return Preview(reading, mode, base, already, differences, partial(self._identified, base))

    def between(self, sheet: Sheet, earlier: int, later: int) -> Difference:
        """What became of the rows of a sheet from one revision to a later one; `UnknownRevision` if one is not there.

        `added` are rows of the later one, `vanished` those of the earlier one that are no longer there.
        """
        with engine.reading(self._engine) as connection:
            newest = revisions.latest(connection, self._tables.revisions)
            for at in (earlier, later):
                if not 0 <= at <= newest:
                    raise UnknownRevision(at)
            before = self._labelled(connection, sheet, earlier, bulk.every_column(sheet))
            after = self._labelled(connection, sheet, later, {**sheet.columns(), **ORIGIN})
        return compare(sheet, after, before, replaces=True)

    def undoing(self, id: int) -> Undoing:
        """What taking a revision back would change; `UnknownRevision` when there is none."""
        with engine.reading(self._engine) as connection:
            listed = self._history(connection)
            target = find(listed, id)
            plans = reversal.plans(connection, self._tables, self._kinds[target.workbook], id, listed)
        by_sheet = {each.sheet.name: each for each in plans}
        base = listed[0].id
        return Undoing(target, base, by_sheet, partial(self._identified, base), partial(self._closed, id))

    def _accepted(self, reading: Reading, mode: str) -> Workbook:
        if mode not in {ADDS, REPLACES}:
            raise ValueError(mode)
        if not reading.accepted or reading.workbook not in self._kinds:
            raise NotAccepted("Diese Datei hat noch Fehler oder wurde nicht erkannt. Bitte zuerst die Fehler beheben.")
        return self._kinds[reading.workbook]

    def _difference(
        self, connection: Connection, sheet: Sheet, table: pd.DataFrame, listed: list[Revision], mode: str
    ) -> Difference:
        file = located(sheet, table)
        stored = in_scopes(connection, self._tables.sheets[sheet.name], sheet, listed, file, self._snapshots)
        return compare(sheet, file, stored, mode == REPLACES)

    def _identified(self, at: int, sheet: Sheet) -> pd.DataFrame:
        with engine.reading(self._engine) as connection:
            history = revisions.listed(connection, self._tables.revisions)
            table = self._tables.sheets[sheet.name]
            return labelled(identified(connection, table, sheet, history, at, self._snapshots), history)

    def _closed(self, id: int, sheet: Sheet) -> pd.DataFrame:
        with engine.reading(self._engine) as connection:
            removed = self._tables.sheets[sheet.name].c.removed_in == id
            return self._stored(connection, sheet, removed, bulk.every_column(sheet))

    def _labelled(self, connection: Connection, sheet: Sheet, at: int, columns: Columns) -> pd.DataFrame:
        return self._stored(connection, sheet, live(self._tables.sheets[sheet.name], at), columns)

    def _stored(
        self, connection: Connection, sheet: Sheet, where: ColumnElement[bool], columns: Columns
    ) -> pd.DataFrame:
        found = bulk.stored(connection, self._tables.sheets[sheet.name], columns, where)
        return labelled(found, revisions.listed(connection, self._tables.revisions))
