"""What everything else of the store stands on: its connections, its tables, and the list of its revisions."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from data import engine, revisions
from data.errors import UnknownRevision
from data.people.people import People
from data.preparing import prepare
from data.retention.care import care
from data.revisions import Revision
from data.schema import schema
from data.snapshots import Snapshots
from loaders.sheet import Workbook


class History:
    """Connections, tables and revisions; the start creates the tables that are missing."""

    def __init__(self, database: Engine, workbooks: tuple[Workbook, ...], snapshots: Path | None = None) -> None:
        self._engine = database
        self._snapshots = Snapshots(snapshots)
        self._listed: list[Revision] = []
        self._kinds = {kind.name: kind for kind in workbooks}
        self._tables = schema(workbooks)
        self._memory, self._audit = self._tables.memory, self._tables.audit
        self.people = People(database, self._tables)
        prepare(database, self._tables)

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    def retain(self, who: str) -> dict[str, int]:
        """Remove what is older than its period; see `data.retention`."""
        return care(self._engine, self._tables, self._kinds.values(), who)

    def latest(self) -> int:
        """The number of the newest revision, 0 when there is none."""
        with engine.reading(self._engine) as connection:
            return revisions.latest(connection, self._tables.revisions)

    def revisions(self) -> list[Revision]:
        """All revisions, newest first; they are read again when there is a newer one, for none ever changes."""
        with engine.reading(self._engine) as connection:
            if revisions.latest(connection, self._tables.revisions) != revisions.newest(self._listed):
                self._listed = revisions.listed(connection, self._tables.revisions)
        return self.people.persons.named(self._listed)

    def _history(self, connection: Connection) -> list[Revision]:
        """All revisions as this connection sees them, newest first, with names."""
        return self.people.persons.named(revisions.listed(connection, self._tables.revisions), connection)

    def revision(self, id: int) -> Revision:
        """The revision of that number; `UnknownRevision` when there is none."""
        return find(self.revisions(), id)


def find(listed: list[Revision], id: int) -> Revision:
    """The revision of that number; `UnknownRevision` when it is not among those listed."""
    found = next((each for each in listed if each.id == id), None)
    if found is None:
        raise UnknownRevision(id)
    return found
