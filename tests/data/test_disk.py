"""Full and read-only disks: a clear German sentence, nothing damaged, and it works again afterwards."""

import sqlite3
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, make_url

from data.actions import Action
from data.engine import _harden_sqlite
from data.engine import reading as looking
from data.faults import Damaged, NoSpace, NotWritable
from data.store import open_store
from data.verification import verify
from tests.data.kinds import KINDS, dienste
from tests.data.old_store import contents, lay_down
from tests.data.test_store_crash import assert_whole, prepared, state

POINTS = 20
"""Places at which the disk is full, per run of the suite; `python -m tests.campaign --full 200` tries more."""


@contextmanager
def pages_left(store, pages):
    """Let the file of a store grow by so many pages only."""
    with looking(store._engine) as connection:
        limit = connection.exec_driver_sql("PRAGMA page_count").scalar() + pages

    def limited(connection, _record):
        connection.execute(f"PRAGMA max_page_count = {limit}")

    event.listen(store._engine, "connect", limited)
    store._engine.dispose()
    try:
        yield
    finally:
        event.remove(store._engine, "connect", limited)
        store._engine.dispose()


def attempts(store):
    """Changes without end, each one tried again until it gets through: an import, its undo, an entry of the trail."""
    number = 0
    while True:
        number += 1
        rows = [(f"d{place}", "x", "2020", f"Status {number} " * 9, place, 0.5, "exakt") for place in range(200)]
        preview = store.preview(dienste(*rows, content=f"{number}"), "ersetzt")
        yield lambda preview=preview: store.commit(preview, "P1")
        newest = store.latest()
        yield lambda newest=newest: store.undo(newest, "P1")
        yield lambda: store.note_event(
            "P1", Action.SIGN_IN, "x" * 200, **{f"y{place}": "y" * 400 for place in range(20)}
        )


def fill(folder, points, step):
    """Try changes on a disk that is full after 0, `step`, 2 `step` ... pages; how many of the points were refused."""
    store = open_store(f"sqlite:///{folder}/dashboard.sqlite", KINDS)
    prepared(store)
    changes, pages, refused = attempts(store), 0, 0
    act = next(changes)
    for _ in range(points):
        before = state(store)
        try:
            with pages_left(store, pages):
                act()
        except NoSpace:
            assert state(store) == before
            pages, refused = pages + step, refused + 1
        else:
            pages, act = 0, next(changes)
        with looking(store._engine) as connection:
            assert verify(connection).broken == ""
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    act()
    assert_whole(store)
    store.close()
    return refused


def test_a_full_disk_at_many_points(tmp_path):
    assert fill(tmp_path, POINTS, 5) > POINTS // 2


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_full_disk_while_an_old_store_is_taken_over_changes_nothing(store_url, monkeypatch):
    lay_down(store_url)
    before = contents(store_url)
    file = str(make_url(store_url).database)
    pages = sqlite3.connect(file).execute("PRAGMA page_count").fetchone()[0]
    hardened = "data.engine._harden_sqlite"
    refused = 0
    for more in range(0, 20, 2):

        def limited(connection, record, more=more):
            _harden_sqlite(connection, record)
            connection.execute(f"PRAGMA max_page_count = {pages + more}")

        monkeypatch.setattr(hardened, limited)
        try:
            open_store(store_url, KINDS).close()
        except NoSpace:
            refused += 1
            assert contents(store_url) == before
        monkeypatch.setattr(hardened, _harden_sqlite)
    assert refused >= 2
    store = open_store(store_url, KINDS)
    with looking(store._engine) as connection:
        assert verify(connection).broken == ""
    store.close()


def test_a_full_disk_is_said_in_german():
    assert str(NoSpace()).startswith("Auf dem Datenträger des Datenspeichers ist kein Platz mehr.")


@contextmanager
def only_readable(store):
    """Let the database refuse to be written, as on a disk that was mounted read-only."""
    only = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET default_transaction_read_only = on"}

    def told(connection, _record):
        cursor = connection.cursor()
        cursor.execute(only[store._engine.dialect.name])
        connection.commit()

    event.listen(store._engine, "connect", told)
    store._engine.dispose()
    try:
        yield
    finally:
        event.remove(store._engine, "connect", told)
        store._engine.dispose()


def test_what_can_only_be_read_is_shown_and_said_in_german(store):
    acts = prepared(store)
    acts["event"] = lambda: store.note_event("P1", Action.SIGN_IN)
    acts["note"] = lambda: store.annotate("01.02.2021", "Neue Zählung", "P1")
    before = state(store)
    with only_readable(store):
        for act in acts.values():
            with pytest.raises(NotWritable, match="nur lesen, nicht schreiben"):
                act()
        assert state(store) == before
        assert store.latest() > 0
    acts["import"]()
    assert_whole(store)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_damaged_file_is_said_in_german(store, store_url):
    prepared(store)
    store.close()
    with Path(str(make_url(store_url).database)).open("r+b") as content:
        content.write(b"\0" * 2000)
    with pytest.raises(Damaged, match=r"beschädigt.*python -m data restore"):
        open_store(store_url, KINDS)
