"""The demonstration is loaded once, goes on where it stopped, and leaves the store as it was when it is removed.

Only the first rows of each workbook are stored here: how many there are changes nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from data.demonstration import loading
from data.errors import StoreError
from data.revisions import DEMONSTRATION
from data.store import Store, open_store
from loaders.limits import limits
from loaders.reader import reading_of
from loaders.reading import Reading
from loaders.workbooks import SHEETS
from tests.data.conftest import empty_database
from tests.data.demonstration.readings import reading
from tests.loaders.books import book

SHORT = 40
SIZES = {"teilnahme": 40, "mittel": 40, "beratung": 40, "kennzahlen": 24, "ozg": 40}
OWN = [
    ["Reihe", "Veranstaltung", "Datum", "Regierungsbezirk", "AGS", "Anzahl"],
    ["Forum", "Forum Kassel", "12.02.2024", "Kassel", "06611000", 3],
]


@cache
def short(kind: str) -> Reading:
    """The first rows of a workbook of the demonstration."""
    whole = reading(kind)
    return replace(whole, tables={name: table.head(SHORT) for name, table in whole.tables.items()})


@pytest.fixture(autouse=True)
def few_rows(monkeypatch) -> None:
    monkeypatch.setattr(loading, "own_workbook", lambda _file, kind: short(kind))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'dashboard.sqlite'}")
    yield opened
    opened.close()


def load(store: Store) -> list[int]:
    return [revision.id for revision in loading.load(store, lambda _share, _name: None)]


def sizes(store: Store) -> dict[str, int]:
    return {name: len(store.rows(sheet)) for name, sheet in SHEETS.items()}


def live(store: Store) -> dict[str, pd.DataFrame]:
    return {name: store.rows(sheet) for name, sheet in SHEETS.items()}


def upload(store: Store) -> None:
    """What somebody else takes over."""
    store.commit(store.preview(reading_of(book(Liste=OWN), "forum.xlsx", limits()), "ergänzt"), "RP Kassel")


def test_each_workbook_becomes_one_labelled_revision(store):
    told: list[tuple[float, str]] = []
    found = loading.load(store, lambda share, name: told.append((share, name)))
    assert [(each.file_name, each.label, each.by, each.note) for each in found] == [
        (name, DEMONSTRATION, "System", loading.NOTE) for name in loading.FILES
    ]
    assert told == [(place / 4, name) for place, name in enumerate(loading.FILES)]
    assert sizes(store) == SIZES
    assert all(set(rows["label"]) == {DEMONSTRATION} for rows in live(store).values())


def test_loading_twice_stores_nothing_twice(store):
    first = load(store)
    assert load(store) == first
    assert (store.latest(), sizes(store)) == (4, SIZES)


def test_a_second_try_goes_on_after_a_half_one(store, monkeypatch):
    def failing(_file: Path, kind: str) -> Reading:
        if kind == "kennzahlen":
            raise StoreError("Die Datei ist nicht lesbar.")
        return short(kind)

    monkeypatch.setattr(loading, "own_workbook", failing)
    with pytest.raises(StoreError):
        load(store)
    assert [each.workbook for each in loading.loaded(store.revisions())] == ["teilnahme", "foerderung"]

    monkeypatch.setattr(loading, "own_workbook", lambda _file, kind: short(kind))
    assert load(store) == [1, 2, 3, 4]
    assert sizes(store) == SIZES


def test_removing_leaves_the_rows_of_every_sheet_as_they_were(store):
    upload(store)
    before = live(store)
    load(store)
    removed = loading.remove(store)

    assert len(removed) == 4
    assert loading.loaded(store.revisions()) == []
    for name, rows in live(store).items():
        pd.testing.assert_frame_equal(rows, before[name])


def test_removing_keeps_what_others_uploaded_since(store):
    load(store)
    upload(store)
    loading.remove(store)

    rows = store.rows(SHEETS["teilnahme"])
    assert list(rows["reihe"]) == ["Forum"]
    assert {name: number for name, number in sizes(store).items() if number} == {"teilnahme": 1}


def test_what_was_removed_can_be_loaded_again(store):
    load(store)
    loading.remove(store)
    load(store)
    assert sizes(store) == SIZES
    assert len(loading.remove(store)) == 4
    assert set(sizes(store).values()) == {0}
    assert loading.remove(store) == []


def test_an_upload_of_the_same_name_is_not_taken_for_ours(store):
    own = reading_of(book(Liste=OWN), "demonstration-teilnahme.xlsx", limits())
    store.commit(store.preview(own, "ergänzt"), "RP Kassel")
    assert loading.loaded(store.revisions()) == []
    assert loading.remove(store) == []


@pytest.mark.postgres
def test_on_postgresql_too(tmp_path):
    with empty_database("postgres", tmp_path) as url:
        store = open_store(url)
        upload(store)
        before = live(store)
        load(store)
        assert load(store) == [2, 3, 4, 5]
        loading.remove(store)
        after = live(store)
        store.close()
    for name, rows in after.items():
        pd.testing.assert_frame_equal(rows, before[name])
