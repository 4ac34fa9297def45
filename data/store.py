"""The store with revisions: nothing is overwritten, and every past view can be shown again.

Every change is one transaction that holds its audit entry and its rows; there is one writer at a time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from data import audit, bulk, engine, reversal, revisions, settings
from data.adding import Ready
from data.audit import Action
from data.checksums import Sums
from data.errors import AlreadyImported, AlreadyReverted, NothingToChange, Outdated, StoreError, UndoConflict
from data.history import find
from data.notes import Notes
from data.preview import Preview
from data.revisions import DEMONSTRATION as DEMONSTRATION
from data.revisions import IMPORT, REMOVAL, UNDO, Revision
from data.revisions import SAMPLE as SAMPLE
from data.trail import Trail
from data.views import Views
from loaders.sheet import Workbook
from loaders.workbooks import WORKBOOKS


def open_store(
    url: str | None = None, workbooks: Iterable[Workbook] = WORKBOOKS, snapshots: Path | None = None
) -> "Store":
    """The store at a database address, by default that of the settings; created when it is not there yet.

    `snapshots` is the folder for `data.snapshots`: without one, and with an address, there are none. Raises
    `Unsuitable`, `Unavailable`, or `TooNew` when a newer program wrote it.
    """
    folder = snapshots if url else settings.snapshots()
    return Store(engine.connect(url or settings.database_url()), tuple(workbooks), folder)


class Store(Views, Notes, Trail):
    """Revisions and rows of all kinds of workbook. Safe to share between threads, not between forks."""

    def commit(
        self, preview: Preview, by: str, note: str = "", label: str = "", doubts: Sequence[dict[str, Any]] = ()
    ) -> Revision:
        """Store a preview as one revision; `doubts` are its `Doubt.entry`.

        Raises `AlreadyImported`, `Outdated` when the same kind of workbook changed since the preview, or
        `NothingToChange`; then nothing is stored, not even an entry.
        """
        rows = self._ready(preview)
        with engine.writing(self._engine) as connection:
            listed = self._history(connection)
            _refuse(preview, listed)
            begun = revisions.started(listed, by, IMPORT, preview.reading.workbook)
            begun = replace(begun, note=note.strip()[:500], label=label, doubts=list(doubts))
            revision = replace(begun, **preview.entry())
            sums: Sums = {}
            if revision.id != rows.revision:  # somebody imported another kind of workbook meanwhile
                rows = self._rows(preview, revision.id)
            for name, difference in preview.differences.items():
                table = self._tables.sheets[name]
                closed = bulk.close(connection, table, difference.closed, revision.id)
                sums[name] = {"closed": closed, "added": rows.add(connection, table)}
            self._enter(connection, revision, sums)
        for name, difference in preview.differences.items():
            self._snapshots.bring(name, revision, difference.added)
        return revision

    def _ready(self, preview: Preview) -> Ready:
        """The rows that a preview adds, for the next revision: made ready before others have to wait for it."""
        with engine.reading(self._engine) as connection:
            listed = self._history(connection)
        _refuse(preview, listed)
        return self._rows(preview, revisions.newest(listed) + 1)

    def _rows(self, preview: Preview, revision: int) -> Ready:
        added = {self._tables.sheets[name]: each.added for name, each in preview.differences.items()}
        return Ready(self._engine.dialect, added, revision)

    def undo(self, id: int, by: str) -> Revision:
        """Take a revision back, itself a new revision: end the rows it added, put back those it ended.

        Raises `UndoConflict` when later revisions built on its rows, `AlreadyReverted`, `UnknownRevision`.
        """
        with engine.writing(self._engine) as connection:
            target, listed = self._revertible(connection, id)
            plans = reversal.plans(connection, self._tables, self._kinds[target.workbook], id, listed)
            conflicts = [row for each in plans for row in each.named()]
            if conflicts:
                raise UndoConflict(id, conflicts[: reversal.NAMED], sum(len(each.conflicts) for each in plans))
            begun = revisions.started(listed, by, UNDO, target.workbook)
            revision = replace(begun, reverts=id, counts={each.sheet.name: each.counts for each in plans})
            sums: Sums = {}
            for each in plans:
                table = self._tables.sheets[each.sheet.name]
                closed = bulk.close(connection, table, each.closes, revision.id)
                sums[table.name] = {"closed": closed, "added": bulk.restore(connection, table, id, revision.id)}
            self._enter(connection, revision, sums)
        return revision

    def remove(self, id: int, by: str) -> Revision:
        """Remove an import: end all live rows that stem from it; earlier rows do not return.

        Raises `NothingToChange` when none is live, `AlreadyReverted`, `UnknownRevision`.
        """
        with engine.writing(self._engine) as connection:
            target, listed = self._revertible(connection, id)
            if target.action != IMPORT:
                raise StoreError("Nur die Daten eines Imports können entfernt werden.")
            begun = revisions.started(listed, by, REMOVAL, target.workbook)
            names = [sheet.name for sheet in self._kinds[target.workbook].sheets]
            ended = {name: bulk.close_origin(connection, self._tables.sheets[name], id, begun.id) for name in names}
            if not any(rows for rows, _ in ended.values()):
                raise NothingToChange("Von diesem Import ist keine Zeile mehr gültig. Es wurde nichts geändert.")
            counts = {name: {"new": 0, "changed": 0, "vanished": ended[name][0], "unchanged": 0} for name in names}
            revision = replace(begun, reverts=id, counts=counts)
            self._enter(connection, revision, {name: {"closed": each} for name, each in ended.items()})
        return revision

    def _enter(self, connection: Connection, revision: Revision, sums: Sums) -> None:
        """Write the entry of a revision, and tell the trail; the last thing that a change does."""
        hash = revisions.record(connection, self._tables.revisions, revision, sums)
        told = {"revision": revision.id, "workbook": revision.workbook, "counts": revision.counts, "hash": hash}
        action, subject = Action(revision.action), f"Revision {revision.id}"
        audit.record(connection, self._audit, revision.by, action, subject, **told)

    def _revertible(self, connection: Connection, id: int) -> tuple[Revision, list[Revision]]:
        listed = self._history(connection)
        target = find(listed, id)
        if target.workbook not in self._kinds:
            raise StoreError(f"Die Art „{target.workbook}“ kennt dieses Programm nicht mehr.")
        if target.reverted_by is not None:
            raise AlreadyReverted(find(listed, target.reverted_by))
        return target, listed


def _refuse(preview: Preview, listed: list[Revision]) -> None:
    """Whether a preview may be stored after these revisions; raises why not."""
    upload = preview.reading
    if already := revisions.imported(listed, upload):
        raise AlreadyImported(already)
    if meanwhile := [each for each in listed if each.id > preview.base and each.workbook == upload.workbook]:
        raise Outdated(meanwhile)
    if preview.empty:
        raise NothingToChange("Die Datei enthält nichts Neues: Alle Zeilen sind schon so gespeichert.")
