"""Files that a crash or another history left in the data folder go; those in use and those of others stay."""

import os
import time

import pytest

from data import frames, snapshots
from data.__main__ import main
from data.retention import leftovers
from data.store import open_store
from tests.data.kinds import KINDS, STAND, dienste

ROWS = (("a", "x", "2020", "offen", 1, 0.5, "exakt"), ("b", "x", "2020", "online", None, None, None))
OLD = time.time() - leftovers.LONG_AGO - 60


@pytest.fixture
def folder(tmp_path):
    """A data folder with everything that can lie in it, as old as it may be."""
    (tmp_path / "snapshots").mkdir()
    made = [
        "dashboard.sqlite", "eigene.txt", ".dashboard.sqlite." + "a" * 32, ".notizen", ".andere." + "b" * 32,
        "snapshots/stand-0000000001-aaaaaaaaaaaaaaaa.snapshot", "snapshots/stand-0000000002-bbbbbbbbbbbbbbbb.snapshot",
        "snapshots/stand-0000000002-cccccccccccccccc.4711", "snapshots/liesmich.txt",
    ]  # fmt: skip
    for name in made:
        (tmp_path / name).write_text("x")
    for name, inside in ((".sicherung.ab12_xyz", "dashboard.sqlite"), (".fremd.ab12_xyz", "brief.txt")):
        (tmp_path / name).mkdir()
        (tmp_path / name / inside).write_text("x")
    for each in tmp_path.rglob("*"):
        os.utime(each, (OLD, OLD))
    return tmp_path


def names(folder):
    return {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}


def test_what_nobody_needs_goes_and_the_rest_stays(folder):
    before = names(folder)
    assert leftovers.remove(folder, {"stand-0000000002-bbbbbbbbbbbbbbbb.snapshot"}) == 4
    assert before - names(folder) == {
        ".dashboard.sqlite." + "a" * 32,
        ".sicherung.ab12_xyz/dashboard.sqlite",
        "snapshots/stand-0000000001-aaaaaaaaaaaaaaaa.snapshot",
        "snapshots/stand-0000000002-cccccccccccccccc.4711",
    }
    assert leftovers.remove(folder, {"stand-0000000002-bbbbbbbbbbbbbbbb.snapshot"}) == 0


def test_what_may_still_be_written_stays(folder):
    for each in folder.rglob("*"):
        os.utime(each)
    assert leftovers.remove(folder, set()) == 0


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert leftovers.remove(tmp_path / "neu", set()) == 0


def test_snapshots_of_this_history_stay_and_those_of_another_go(tmp_path, monkeypatch):
    monkeypatch.setattr(frames, "LARGE", 2)
    monkeypatch.setattr(snapshots, "LARGE", 2)
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DASHBOARD_DATABASE_URL", raising=False)
    store = open_store(workbooks=KINDS)
    store.commit(store.preview(dienste(*ROWS), "ergänzt"), "P1")
    store.rows(STAND)
    (own,) = (tmp_path / "snapshots").iterdir()
    other = own.with_name("stand-0000000001-0123456789abcdef.snapshot")
    other.write_bytes(own.read_bytes())
    for each in (own, other):
        os.utime(each, (OLD, OLD))
    assert store.retain("System")["files"] == 1
    assert list((tmp_path / "snapshots").iterdir()) == [own]
    assert store.audit()[0].detail["files"] == 1
    store.close()
    assert main(["verify"]) == 0
