"""All or nothing: killed programs, failing statements and full disks never leave half a revision."""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess

import pytest
from sqlalchemy import event

from data import adding, bulk
from data.engine import reading as looking
from data.engine import writing
from data.errors import Unavailable
from data.store import Store, open_store
from data.verification import verify
from tests.cluster import Cluster, cluster
from tests.data.importing_child import BEGINS, import_until_killed, processes, some_rows
from tests.data.kinds import DIENSTE, KINDS, SHEETS, plain, reading
from tests.waiting import PATIENCE

ROUNDS = {"sqlite": 15, "postgres": 6}
DATABASES = 2
"""Kills per run of the suite; `python -m tests.campaign` makes hundreds."""


def views(store: Store) -> list[list[list[tuple]]]:
    """All rows of all sheets at every revision."""
    return [[plain(store.rows(sheet, at), sheet) for sheet in SHEETS] for at in range(store.latest() + 1)]


def state(store: Store) -> dict[str, list[tuple]]:
    """Everything that is stored, table by table."""
    with looking(store._engine) as connection:
        names = [table.name for table in store._tables.metadata.sorted_tables]
        return {name: sorted(connection.exec_driver_sql(f'SELECT * FROM "{name}"').all(), key=repr) for name in names}


def assert_whole(store: Store, since: int = 0) -> None:
    """No revision is half there: entries without gaps, rows as the entries count them, no key live twice."""
    revisions = {revision.id: revision for revision in store.revisions()}
    assert sorted(revisions) == list(range(1, store.latest() + 1))
    for number in range(max(1, since), store.latest() + 1):
        for sheet in SHEETS:
            counts = revisions[number].counts.get(sheet.name, {"new": 0, "changed": 0, "vanished": 0})
            before, after = store.rows(sheet, number - 1), store.rows(sheet, number)
            assert len(after) - len(before) == counts["new"] - counts["vanished"]
            with looking(store._engine) as connection:
                stored = connection.exec_driver_sql(
                    f"SELECT sum(CASE WHEN added_in = {number} THEN 1 ELSE 0 END), "
                    f'sum(CASE WHEN removed_in = {number} THEN 1 ELSE 0 END) FROM "{sheet.name}"'
                ).one()
            expected = (counts["new"] + counts["changed"], counts["vanished"] + counts["changed"])
            assert tuple(value or 0 for value in stored) == expected
    with looking(store._engine) as connection:
        for sheet in SHEETS:
            key = ", ".join([*sheet.key, "nr"])
            twice = f'SELECT {key} FROM "{sheet.name}" WHERE removed_in IS NULL GROUP BY {key} HAVING count(*) > 1'
            assert connection.exec_driver_sql(twice).all() == []
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def kill_program(child: BaseProcess) -> None:
    """End the program that imports with kill -9."""
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    assert child.exitcode == -signal.SIGKILL


def kill_database(database: Cluster) -> Callable[[BaseProcess], None]:
    """End the whole server with kill -9 and start it again; the program that imports ends by itself meanwhile."""

    def kill(child: BaseProcess) -> None:
        database.kill()
        child.join(PATIENCE)
        assert child.exitcode == 0
        database.start()

    return kill


def killed_after(
    url: str, seed: int, changes: int, seconds: float, kill: Callable[[BaseProcess], None] = kill_program
) -> list[int]:
    """Let a child make so many changes and kill it during the next; the revisions that it had acknowledged."""
    mine, theirs = processes().Pipe(duplex=False)
    child = processes().Process(target=import_until_killed, args=(url, seed, theirs))
    child.start()
    theirs.close()
    told: list[int] = []
    while sum(number != BEGINS for number in told) < changes or told[-1] != BEGINS:
        told.append(mine.recv())
    time.sleep(seconds)
    kill(child)
    while True:
        try:
            told.append(mine.recv())
        except EOFError:
            return [number for number in told if number != BEGINS]


def killed_and_checked(
    url: str, seed: int, dice: random.Random, checked: int, kill: Callable[[BaseProcess], None] = kill_program
) -> tuple[int, int]:
    """Kill an importing program once, check that nothing is lost or half; revisions acknowledged, and newest.

    `checked` is the newest revision from before. Both chains and all checksums are recomputed.
    """
    changes = dice.choice([1, 2, 3])
    told = killed_after(url, seed, changes, dice.uniform(0, 0.02), kill)
    store = open_store(url, KINDS)
    with writing(store._engine):
        pass  # PostgreSQL finishes a commit that it has heard, also for a program that is gone: afterwards it is our turn
    last, newest = told[-1], store.latest()
    # One more than was told may be there: committed, but killed before it could say so.
    assert newest in {last, last + 1}
    assert told == list(range(checked + 1, last + 1))
    assert len(told) >= changes
    assert_whole(store, checked)
    with looking(store._engine) as connection:
        assert verify(connection).broken == ""
    store.close()
    return len(told), newest


def test_a_kill_at_any_moment_loses_nothing_and_leaves_nothing_half(store_url, engine_name):
    dice, checked = random.Random(20260212), 0  # noqa: S311
    for number in range(ROUNDS[engine_name]):
        _, checked = killed_and_checked(store_url, number, dice, checked)


@pytest.mark.postgres
def test_a_kill_of_the_whole_database_at_any_moment_loses_nothing_and_leaves_nothing_half():
    dice, checked = random.Random(20260213), 0  # noqa: S311
    with cluster() as database:
        for number in range(DATABASES):
            _, checked = killed_and_checked(database.url, number, dice, checked, kill_database(database))


# Failing statements


class Fault(Exception):
    """The failure that the tests bring about."""


@contextmanager
def failing_at(
    store: Store, number: int, monkeypatch: pytest.MonkeyPatch, for_ever: bool = False
) -> Iterator[list[str]]:
    """Let the n-th step of the store fail, once or from then on: a statement, a copy, or the commit itself."""
    steps: list[str] = []

    def step(name: str) -> None:
        steps.append(name)
        if len(steps) == number or (for_ever and len(steps) > number):
            raise Fault(name)

    def statement(_connection, _cursor, words, *_rest) -> None:
        step(words)

    def commit(_connection) -> None:
        step("COMMIT")

    copy = adding._copy
    with monkeypatch.context() as patch:
        patch.setattr(adding, "_copy", lambda *all_of_it: (step("COPY"), copy(*all_of_it)))
        patch.setattr(adding, "WRITTEN_AT_ONCE", 3)
        patch.setattr(adding, "TOGETHER", 2)
        patch.setattr(bulk, "CLOSED_AT_ONCE", 3)
        event.listen(store._engine, "before_cursor_execute", statement)
        event.listen(store._engine, "commit", commit)
        try:
            yield steps
        finally:
            event.remove(store._engine, "before_cursor_execute", statement)
            event.remove(store._engine, "commit", commit)


def prepared(store: Store) -> dict[str, Callable[[], object]]:
    """A store with a past, and the changes that can be made to it; each can be tried again and again."""
    dice = random.Random(7)  # noqa: S311
    for step in range(4):
        store.commit(store.preview(some_rows(dice, f"vorher {step}", (3, 20)), "ersetzt"), "Anna")
    first = [(f"d{place}", "y", "2021", "offen", place, 0.5, "exakt") for place in range(10)]
    store.commit(store.preview(reading(DIENSTE, "a", stand=first), "ersetzt"), "Anna")
    second = [(f"d{place}", "y", "2021", "online", place, None, None) for place in range(2, 16)]
    preview = store.preview(reading(DIENSTE, "b", stand=second), "ersetzt")
    last = store.latest()
    return {
        "import": lambda: store.commit(preview, "Anna"),
        "undo": lambda: store.undo(last, "Anna"),
        "remove": lambda: store.remove(last, "Anna"),
    }


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("change", ["import", "undo", "remove"])
def test_a_fault_at_every_step_leaves_everything_as_it_was(store, monkeypatch, change, for_ever):
    act = prepared(store)[change]
    before, past, number, done = state(store), views(store), 0, False
    while not done:
        number += 1
        with failing_at(store, number, monkeypatch, for_ever) as steps:
            try:
                act()
                done = True
            except Fault:
                pass
        if not done:
            assert state(store) == before
    assert len(steps) == number - 1 > 3
    assert steps[-1] == "COMMIT"
    assert store.latest() == len(past)
    assert views(store)[:-1] == past
    assert_whole(store)


def test_a_fault_while_rows_are_handed_over_leaves_everything_as_it_was(store, monkeypatch):
    act = prepared(store)["import"]
    before, blocks = state(store), adding._blocks

    def failing(*given):
        for number, block in enumerate(blocks(*given)):
            if number == 2:
                raise Fault
            yield block

    with monkeypatch.context() as patch:
        patch.setattr(adding, "WRITTEN_AT_ONCE", 3)
        patch.setattr(adding, "AHEAD", 1)
        patch.setattr(adding, "_blocks", failing)
        with pytest.raises(Fault):
            act()
    assert state(store) == before
    act()
    assert_whole(store)


def test_a_full_disk_is_refused_in_german_and_leaves_everything_as_it_was(tmp_path):
    url = f"sqlite:///{tmp_path}/dashboard.sqlite"
    store = open_store(url, KINDS)
    rows = [(f"d{place}", "x", "2020", "offen" * 20, place, 0.5, "exakt") for place in range(300)]
    store.commit(store.preview(reading(DIENSTE, "a", stand=rows[:20]), "ersetzt"), "Anna")
    preview = store.preview(reading(DIENSTE, "b", stand=rows), "ersetzt")
    before, past = state(store), views(store)
    with looking(store._engine) as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar()
    limit, refused = used, 0

    @event.listens_for(store._engine, "connect")
    def limit_pages(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {limit}")

    while store.latest() == 1:
        store._engine.dispose()
        try:
            store.commit(preview, "Anna")
        except Unavailable:
            assert state(store) == before
            refused += 1
        limit += 1
    assert refused > 10
    assert views(store)[:-1] == past
    assert_whole(store)
    store.close()


@pytest.mark.parametrize("engine_name", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_a_connection_that_the_server_cuts_is_reported_and_the_next_one_works(store, monkeypatch):
    act = prepared(store)["import"]
    before, add = state(store), adding.Ready.add

    def cut(self, connection, table):
        own = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        with looking(store._engine) as other:
            other.exec_driver_sql(f"SELECT pg_terminate_backend({own})")
        return add(self, connection, table)

    with monkeypatch.context() as patch:
        patch.setattr(adding.Ready, "add", cut)
        with pytest.raises(Unavailable, match="steht im Verlauf"):
            act()
    assert state(store) == before
    act()
    assert_whole(store)
