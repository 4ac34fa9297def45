"""A SQLite file that goes away, is replaced, or is locked by somebody else: refused in German, nothing lost unheard."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from data import engine, outage
from data.errors import Unavailable
from data.store import open_store
from tests.data.kinds import KINDS, STAND, dienste, plain

ROW = ("d", "x", "2020", "offen", 1, None, None)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "daten" / "dashboard.sqlite"


@pytest.fixture
def store(file, monkeypatch):
    monkeypatch.setattr(outage, "RETRY_SECONDS", 0)
    opened = open_store(f"sqlite:///{file}", KINDS)
    opened.commit(opened.preview(dienste(ROW), "ersetzt"), "Anna")
    yield opened
    opened.close()


def changed(store):
    return store.preview(dienste((*ROW[:3], "online", *ROW[4:])), "ersetzt")


@pytest.mark.parametrize("pooled", [True, False], ids=["with open connections", "with new ones"])
@pytest.mark.parametrize("replaced", [True, False], ids=["replaced", "removed"])
def test_nothing_is_written_into_a_file_that_is_no_longer_the_store(store, file, replaced, pooled):
    preview, kept = changed(store), file.with_name("kept")
    file.rename(kept)
    if replaced:
        shutil.copy(kept, file)
    if not pooled:
        store.close()
    for act in (store.latest, lambda: store.commit(preview, "Anna"), store.revisions):
        with pytest.raises(Unavailable, match="nicht erreichbar"):
            act()
    assert file.exists() is replaced

    kept.replace(file)
    assert store.commit(preview, "Anna").id == 2
    assert [row[3] for row in plain(store.rows(STAND), STAND)] == ["online"]


def test_a_reader_does_not_wait_long_for_somebody_who_keeps_the_file(store, file, monkeypatch):
    monkeypatch.setattr(engine, "READ_LOCK_SECONDS", 0)
    monkeypatch.setattr(engine, "LOCK_SECONDS", 0)
    preview, other = changed(store), sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    for act in (store.latest, lambda: store.commit(preview, "Anna")):
        with pytest.raises(Unavailable, match="nicht erreichbar"):
            act()
    other.rollback()
    other.close()
    assert store.commit(preview, "Anna").id == 2


def test_after_a_failure_the_next_questions_are_told_at_once(store, file, monkeypatch, caplog):
    monkeypatch.setattr(outage, "RETRY_SECONDS", 60)
    asked: list[str] = []
    monkeypatch.setattr("data.revisions.latest", lambda *_: asked.append("latest") or 1)
    kept = file.rename(file.with_name("kept"))
    for _ in range(3):
        with pytest.raises(Unavailable):
            store.latest()
    kept.rename(file)
    with pytest.raises(Unavailable):
        store.latest()

    assert asked == []
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "removed or replaced" in caplog.text
