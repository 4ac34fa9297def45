"""Connections to PostgreSQL that end when no answer comes, also behind a line that swallows everything."""

from time import monotonic
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from sqlalchemy import Engine, event

from data import outage

CONNECT_SECONDS = 2
PING_SECONDS = 1
"""How long a connection from the pool may take to show that it still stands; a new one is not tried after that."""
READ_SECONDS = 15
WRITE_SECONDS = 120
"""After these PostgreSQL gives a statement up."""
LOCK_SECONDS = 5
"""How long a reader waits for a lock."""
IDLE_SECONDS = 30
"""How long PostgreSQL keeps a transaction of a program that has gone silent."""
GRACE_SECONDS = 3
"""So much later than PostgreSQL itself we give a statement up."""

CONNECTING = {
    "connect_timeout": CONNECT_SECONDS,
    "application_name": "dashboard",
    # The line is dead: noticed by the system, even while a statement runs.
    "keepalives_idle": 3,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
}

_SESSION = {
    "synchronous_commit": "on",
    "statement_timeout": f"{READ_SECONDS}s",
    "lock_timeout": f"{LOCK_SECONDS}s",
    "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s",
}


class Answering(psycopg.Connection[Any]):
    """A connection that closes itself when the server is silent for longer than `patience` seconds."""

    patience: float = CONNECT_SECONDS
    breaker: outage.Breaker

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """As psycopg does, but never for ever; raises `OperationalError`, and the connection is closed."""
        limit = self.patience if timeout is None else timeout
        deadline = monotonic() + limit
        try:
            return super().wait(gen, interval, limit)
        except psycopg.OperationalError:
            if timeout is None and monotonic() >= deadline:
                self.breaker.failed(f"no answer within {limit} s")
                self.pgconn.finish()
            raise


def watch(engine: Engine) -> None:
    """Let an engine use such connections, with the limits of a reader."""
    breaker = outage.breaker(engine)

    def connect(_dialect: object, _record: object, arguments: list[Any], options: dict[str, Any]) -> Answering:
        if breaker.just_failed():
            raise psycopg.OperationalError("not tried: the database has just been silent")
        try:
            connection = Answering.connect(*arguments, **options)
        except psycopg.Error as error:
            # A cut connection says little, one that cannot be made says that nobody else need try.
            breaker.failed(str(error))
            raise
        connection.breaker = breaker
        return connection

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "connect", _limit)
    event.listen(engine, "checkout", _taken)
    event.listen(engine, "reset", _given_back)


def _limit(connection: Answering, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("; ".join(f"SET {name} = '{value}'" for name, value in _SESSION.items()))
    connection.commit()


def _taken(connection: Answering, _record: object, _fairy: object) -> None:
    connection.patience = READ_SECONDS + GRACE_SECONDS


def _given_back(connection: Answering, _record: object, _state: object) -> None:
    """What follows is a rollback, and a ping before the next use."""
    connection.patience = PING_SECONDS


def writes(connection: Any, lock_seconds: int) -> str:
    """The limits of a writer, as a statement that sets them for its transaction."""
    connection.patience = WRITE_SECONDS + GRACE_SECONDS
    return f"SET LOCAL statement_timeout = '{WRITE_SECONDS}s'; SET LOCAL lock_timeout = '{lock_seconds}s'"
