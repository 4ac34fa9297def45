"""The part of the store that keeps the audit trail for everything that is no change of its own."""

from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Table

from data import audit, engine
from data.audit import Action, Entry


class Trail:
    """Writing into the trail and reading it; what the store changes itself, it tells there by itself."""

    _engine: Engine
    _audit: Table

    def note_event(self, who: str, action: Action, subject: str = "", **detail: Any) -> Entry:
        """Tell what happened outside the store (a sign-in, a refusal, an export), in a transaction of its own.

        `detail` is JSON: counts, numbers, names of things, never the content of cells.
        """
        with engine.writing(self._engine) as connection:
            return audit.record(connection, self._audit, who, action, subject, **detail)

    def audit(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        who: str = "",
        action: Action | None = None,
        limit: int | None = None,
    ) -> list[Entry]:
        """The entries from one moment up to another (both with a time zone, the latter excluded), newest first."""
        with engine.reading(self._engine) as connection:
            return audit.entries(connection, self._audit, since, until, who, action, limit)
