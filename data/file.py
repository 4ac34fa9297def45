"""The SQLite file that a program works with: taken away or replaced, it is not mistaken for another or made anew."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, event


class SameFile:
    """Refuses connections once the file is not the one of the first connection.

    A connection to a file that was deleted goes on working, and what it commits is lost with it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: tuple[int, int] | None = None

    def before(self, _dialect: object, _record: object, _arguments: object, _options: object) -> None:
        """Before a connection is opened: a file that is gone must not be made anew, empty."""
        self.check()

    def after(self, _connection: sqlite3.Connection, _record: object, _fairy: object) -> None:
        """Before a connection is used; the first one says which file it is."""
        self._known = self._known or self._found()
        self.check()

    def check(self) -> None:
        """Raise the driver's `OperationalError` when the file is not the known one."""
        if self._known and self._found() != self._known:
            raise sqlite3.OperationalError("the file was removed or replaced while the program runs; restart it")

    def _found(self) -> tuple[int, int] | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino


def watch(engine: Engine) -> None:
    """Let an engine notice that its file is another."""
    same = SameFile(Path(str(engine.url.database)))
    event.listen(engine, "do_connect", same.before)
    event.listen(engine, "checkout", same.after)
