"""Samples go into an empty store once, as ordinary labelled revisions, also when two processes start together."""

import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from data import seed as seeding
from data.errors import NotAccepted
from data.revisions import DEMONSTRATION, SAMPLE
from data.samples.demonstration import STAENDE
from data.samples.facts_foerderung import MITTEL
from data.samples.facts_kennzahlen import KENNZAHLEN
from data.seed import seed
from data.store import Store, open_store
from loaders.workbooks import SHEETS

ROOT = Path(seeding.__file__).parent.parent
START = "import sys; from data.seed import seed; from data.store import open_store; seed(open_store(sys.argv[1]))"

READ_ONCE = cache(seeding.own_workbook)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'samples.sqlite'}"


@pytest.fixture
def once_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sample is read once for all tests that are not about reading."""
    monkeypatch.setattr(seeding, "own_workbook", READ_ONCE)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('seeded') / 'samples.sqlite'}")
    seed(store)
    return store


def test_four_revisions_by_system_with_their_labels(seeded):
    revisions = sorted(seeded.revisions(), key=lambda revision: revision.id)
    assert [revision.workbook for revision in revisions] == ["teilnahme", "foerderung", "kennzahlen", "ozg"]
    assert [revision.label for revision in revisions] == [SAMPLE, SAMPLE, SAMPLE, DEMONSTRATION]
    assert {(revision.by, revision.action) for revision in revisions} == {("System", "import")}


def test_every_row_is_live_and_labelled(seeded):
    expected = {
        "teilnahme": (7, SAMPLE),
        "mittel": (len(MITTEL), SAMPLE),
        "kennzahlen": (len(KENNZAHLEN), SAMPLE),
        "ozg": (len(STAENDE), DEMONSTRATION),
    }
    for name, (number, label) in expected.items():
        rows = seeded.rows(SHEETS[name])
        assert (len(rows), set(rows["label"])) == (number, {label})
    assert len(seeded.rows(SHEETS["beratung"])) == 0


def test_a_second_start_adds_nothing(seeded):
    seed(seeded)
    assert seeded.latest() == 4


def test_what_was_removed_does_not_come_back(url, once_read):
    store = open_store(url)
    seed(store)
    for revision in store.revisions():
        store.remove(revision.id, "Analystin")
    seed(store)
    assert store.latest() == 8
    assert len(store.rows(SHEETS["teilnahme"])) == 0


def test_a_store_with_data_stays_as_it_is(url, once_read):
    store = open_store(url)
    reading = seeding.own_workbook(seeding.FOLDER / "teilnahme.xlsx", "teilnahme")
    store.commit(store.preview(reading, "ergänzt"), "Analystin")
    seed(store)
    assert store.latest() == 1


def test_two_processes_that_start_together_seed_once(url):
    command = [sys.executable, "-c", START, url]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    errors = [process.communicate(timeout=300)[1] for process in started]
    assert [process.returncode for process in started] == [0, 0], errors
    store = open_store(url)
    assert store.latest() == 4
    assert len(store.rows(SHEETS["ozg"])) == len(STAENDE)


def test_the_slower_process_leaves_it_at_that(url, once_read, monkeypatch):
    """The other process commits between our previews and our first commit."""
    ours, theirs = open_store(url), open_store(url)
    commit = ours.commit

    def overtaken(*args: object, **kwargs: object) -> object:
        monkeypatch.setattr(ours, "commit", commit)
        seed(theirs)
        return commit(*args, **kwargs)

    monkeypatch.setattr(ours, "commit", overtaken)
    seed(ours)
    assert theirs.latest() == 4


def test_a_sample_with_a_finding_is_not_stored(url, monkeypatch):
    def unreadable(content: bytes, file_name: str) -> object:
        return replace(reading, tables={}, readable=False)

    reading = seeding.own_workbook(seeding.FOLDER / "teilnahme.xlsx", "teilnahme")
    monkeypatch.setattr(seeding, "read", unreadable)
    store = open_store(url)
    with pytest.raises(NotAccepted, match=r"teilnahme\.xlsx"):
        seed(store)
    assert store.latest() == 0
