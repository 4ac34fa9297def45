"""Snapshots of large tables: a shortcut that never shows anything else than the database does."""

import shutil
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings

from data import bulk, frames, snapshots
from data.store import open_store
from tests.data.conftest import empty_database
from tests.data.kinds import DIENSTE, KINDS, STAND, dienste
from tests.data.test_store import STANDS, play, steps

FEW = 2
"""From so many rows on a table counts as large in these tests."""


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch):
    monkeypatch.setattr(frames, "LARGE", FEW)
    monkeypatch.setattr(snapshots, "LARGE", FEW)


def both(url, folder):
    """The same database, with snapshots and without."""
    return open_store(url, KINDS, snapshots=folder), open_store(url, KINDS)


def take(store, name, rows, mode="ergänzt"):
    store.commit(store.preview(dienste(*rows, content=name), mode), "Anna")


A, B, C = (("a", "x", "2020", "offen", 1, 0.5, "exakt"), ("b", "x", "2020", "online", None, None, None),
           ("c", "x", "2020", None, 2, 1.0, "exakt"))  # fmt: skip


@pytest.mark.parametrize("order", ["as it came", "newest first"])
def test_every_past_view_is_what_the_database_says(engine_name, order):
    @settings(max_examples=9 if engine_name == "sqlite" else 3)
    @given(steps(STANDS))
    def against_the_database(actions):
        with tempfile.TemporaryDirectory() as folder, empty_database(engine_name, Path(folder)) as url:
            store, plain = both(url, Path(folder) / "kept")
            try:
                play(store, STAND, DIENSTE, actions)
                if order == "newest first":
                    shutil.rmtree(Path(folder) / "kept", ignore_errors=True)
                for revision in reversed(range(store.latest() + 1)):
                    pd.testing.assert_frame_equal(store.rows(STAND, revision), plain.rows(STAND, revision))
                file = dienste(("a", "x", "2020", "offen", 1, 0.5, "exakt"), content="next")
                ours, theirs = (each.preview(file, "ersetzt") for each in (store, plain))
                for rows in ("added", "before", "vanished"):
                    found = (getattr(each.differences[STAND.name], rows) for each in (ours, theirs))
                    pd.testing.assert_frame_equal(*found)
                pd.testing.assert_frame_equal(ours.after(STAND), theirs.after(STAND))
            finally:
                store.close()
                plain.close()

    against_the_database()


def test_a_snapshot_is_read_instead_of_the_table(store_url, tmp_path, monkeypatch):
    store, plain = both(store_url, tmp_path / "kept")
    take(store, "1", [A, B])
    expected = store.rows(STAND)
    later, _ = both(store_url, tmp_path / "kept")
    monkeypatch.setattr("data.live.bulk.stored", None)
    for each in (store, later):
        pd.testing.assert_frame_equal(each.rows(STAND), expected)
    plain.close()
    later.close()


@pytest.mark.parametrize("before", [[], [("z", "y", "2019", "offen", None, -0.0, "exakt")], [A, ("d", *C[1:])]])
def test_what_this_process_stored_itself_is_not_read_again(store_url, tmp_path, monkeypatch, before):
    store, plain = both(store_url, tmp_path / "kept")
    if before:
        take(store, "1", before)
        store.rows(STAND)
    take(store, "2", [B, C, ("a", "x", "2020", "online", 1, -0.0, "exakt")])
    read, stored = [], bulk.stored
    monkeypatch.setattr("data.live.bulk.stored", lambda *what: (read.append(stored(*what)), read[-1])[1])
    pd.testing.assert_frame_equal(store.rows(STAND), plain.rows(STAND))
    assert sum(map(len, read[:-1])) == (1 if len(before) == 1 else 0), "the last one is read by the plain store"
    plain.close()


def test_what_was_undone_since_is_not_taken_for_stored(store_url, tmp_path):
    store, plain = both(store_url, tmp_path / "kept")
    take(store, "1", [A, B, C])
    store.undo(1, "Anna")
    pd.testing.assert_frame_equal(store.rows(STAND), plain.rows(STAND))
    pd.testing.assert_frame_equal(store.rows(STAND, 1), plain.rows(STAND, 1))
    plain.close()


def test_a_damaged_snapshot_is_left_out_and_written_anew(store_url, tmp_path, caplog):
    store, plain = both(store_url, tmp_path)
    take(store, "1", [A, B])
    store.rows(STAND)
    (file,) = tmp_path.glob("*.snapshot")
    sound = file.read_bytes()
    file.write_bytes(sound[: len(sound) // 2] + b"\x00" + sound[len(sound) // 2 + 1 :])

    later, _ = both(store_url, tmp_path)
    pd.testing.assert_frame_equal(later.rows(STAND), plain.rows(STAND))
    assert "cannot be read" in caplog.text
    assert file.read_bytes() == sound, "the damaged file is in the way"


def test_the_snapshot_of_another_history_is_never_taken(store_url, tmp_path, engine_name):
    store, _ = both(store_url, tmp_path / "kept")
    take(store, "1", [A, B])
    store.rows(STAND)
    with empty_database(engine_name, tmp_path) as other_url:
        other, _ = both(other_url, tmp_path / "kept")
        take(other, "2", [B, C])
        assert list(other.rows(STAND)["dienst"]) == ["b", "c"]
    assert list(store.rows(STAND)["dienst"]) == ["a", "b"]


def test_few_snapshots_stay_and_nothing_unfinished(store_url, tmp_path):
    folder = tmp_path / "kept"
    store, _ = both(store_url, folder)
    for number, rows in enumerate(([A, B], [C], [("d", "y", "2021", None, None, None, None)])):
        take(store, str(number), rows)
        store.rows(STAND)
    names = sorted(file.name for file in folder.iterdir())
    assert [name[:16] for name in names] == ["stand-0000000002", "stand-0000000003"]


def test_a_folder_that_cannot_be_written_does_not_matter(store_url, tmp_path, caplog):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    store, plain = both(store_url, blocked)
    take(store, "1", [A, B])
    pd.testing.assert_frame_equal(store.rows(STAND), plain.rows(STAND))
    assert "cannot be written" in caplog.text


def test_small_tables_are_not_kept(store_url, tmp_path):
    store, _ = both(store_url, tmp_path)
    take(store, "1", [A])
    store.rows(STAND)
    assert list(tmp_path.glob("*.snapshot")) == []


def test_a_past_stand_is_not_kept_and_another_history_keeps_nobody_out(store_url, tmp_path):
    store, _ = both(store_url, tmp_path / "kept")
    for number, rows in enumerate(([A, B], [C], [("d", "y", "2021", None, None, None, None)])):
        take(store, str(number), rows)
    (tmp_path / "kept").mkdir()
    for other in ("7", "8"):
        (tmp_path / "kept" / f"stand-000000000{other}-0123456789abcdef.snapshot").write_bytes(b"before the restore")
    for revision in (3, 2, 1):
        store.rows(STAND, revision)

    assert sorted(file.name[:16] for file in (tmp_path / "kept").iterdir()) == ["stand-0000000002", "stand-0000000003"]
