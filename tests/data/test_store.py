"""Revisions: nothing is overwritten, every past view can be shown again, undo is a revision too."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from data import bulk
from data.engine import reading as looking
from data.engine import writing
from data.errors import AlreadyReverted, NotAccepted, NothingToChange, UnknownRevision
from data.store import DEMONSTRATION, AlreadyImported, Outdated, StoreError, UndoConflict, open_store
from loaders.findings import Finding
from tests.data.conftest import empty_database
from tests.data.kinds import DIENSTE, KINDS, PERSONEN, RAUM, STAND, TREFFEN, dienste, plain, reading
from tests.data.model import Model

A = ("a", "x", "2020", "offen", 1, 2.5, "exakt")
B = ("b", "x", "2020", None, None, None, None)
C = ("c", "x", "2020", "online", 4, 37e6, "rund")
ELSEWHERE = ("a", "y", "2020", "offen", 1, None, None)


def changed(row, **values):
    return tuple((dict(zip(STAND.columns(), row, strict=True)) | values).values())


def take(store, *rows, mode="ergänzt", by="Anna", content="", **more):
    return store.commit(store.preview(dienste(*rows, content=content), mode), by, **more)


def at(store, revision=None, sheet=STAND):
    return plain(store.rows(sheet, revision), sheet)


# Importing


def test_an_empty_store_shows_nothing(store):
    assert store.latest() == 0
    assert store.revisions() == []
    assert at(store) == at(store, 0) == []


def test_an_import_is_a_revision_with_its_origin(store):
    before = datetime.now(UTC)
    revision = take(store, A, B, note=" Meldung vom Mai ", label=DEMONSTRATION)
    assert revision == store.revision(1) == store.revisions()[0]
    assert before - timedelta(seconds=1) < revision.at_utc < datetime.now(UTC) + timedelta(seconds=1)
    known = replace(revision, at_utc=before, sha256="")
    assert known == replace(
        known,
        id=1,
        by="Anna",
        action="import",
        workbook="dienste",
        file_name="datei.xlsx",
        size=1234,
        label=DEMONSTRATION,
        note="Meldung vom Mai",
        mode="ergänzt",
        reverts=None,
        reverted_by=None,
        counts={"stand": {"new": 2, "changed": 0, "vanished": 0, "unchanged": 0}},
        origins={"stand": {"Blatt 1": {"tag": "C"}}},
        omitted=2,
        notes=1,
    )
    rows = store.rows(STAND)
    assert list(rows.columns) == [*STAND.columns(), "revision", "worksheet", "line", "label"]
    assert rows.index.equals(pd.RangeIndex(2))
    assert rows[["revision", "worksheet", "line", "label"]].values.tolist() == [
        [1, "Blatt 1", 2, DEMONSTRATION],
        [1, "Blatt 1", 3, DEMONSTRATION],
    ]


def test_every_past_view_can_be_shown_again(store):
    take(store, A, B)
    take(store, changed(A, status="online"), C, mode="ersetzt")
    take(store, ELSEWHERE)
    assert at(store, 0) == []
    assert at(store, 1) == [A, B]
    assert at(store, 2) == [changed(A, status="online"), C]
    assert at(store, 3) == at(store) == [changed(A, status="online"), C, ELSEWHERE]


def test_a_view_that_does_not_exist_yet_is_refused(store):
    take(store, A)
    for number in (2, -1):
        with pytest.raises(UnknownRevision, match=f"Revision {number} gibt es nicht"):
            store.rows(STAND, number)
    for number in (0, 2):
        with pytest.raises(UnknownRevision):
            store.revision(number)


def test_rows_that_differ_only_in_their_origin_are_unchanged(store):
    take(store, A, B)
    revision = take(store, C, B, A)
    assert revision.counts["stand"] == {"new": 1, "changed": 0, "vanished": 0, "unchanged": 2}
    assert store.rows(STAND)["revision"].tolist() == [1, 1, 2]


def test_rows_of_other_scopes_never_vanish(store):
    take(store, A, ELSEWHERE)
    take(store, B, mode="ersetzt")
    assert at(store) == [ELSEWHERE, B]


def test_rows_that_the_file_lacks_stay_unless_it_replaces(store):
    take(store, A, B)
    preview = store.preview(dienste(changed(A, stufe=2)), "ergänzt")
    assert preview.counts == {"stand": {"new": 0, "changed": 1, "vanished": 1, "unchanged": 0}}
    assert plain(preview.differences["stand"].vanished, STAND) == [B]
    revision = store.commit(preview, "Anna")
    assert revision.counts == {"stand": {"new": 0, "changed": 1, "vanished": 0, "unchanged": 0}}
    assert at(store) == [B, changed(A, stufe=2)]


def test_only_the_sheets_of_the_file_change(store):
    both = reading(TREFFEN, personen=[("t", "amt", None, 1.0, "exakt")], raum=[("t", "Saal")])
    store.commit(store.preview(both, "ersetzt"), "Anna")
    one = reading(TREFFEN, raum=[("t", None)])
    assert list(store.commit(store.preview(one, "ersetzt"), "Anna").counts) == ["raum"]
    assert at(store, sheet=PERSONEN) == [("t", "amt", None, 1.0, "exakt")]
    assert at(store, sheet=RAUM) == [("t", None)]


def test_an_empty_table_changes_nothing(store):
    take(store, A)
    assert store.preview(dienste(content="leer"), "ersetzt").empty


# Preview


def test_a_preview_names_old_and_new_values(store):
    take(store, A, B)
    new = changed(A, status=None, kosten=2.51)
    preview = store.preview(dienste(new, C), "ersetzt")
    difference = preview.differences["stand"]
    assert preview.base == 1
    assert plain(difference.new, STAND) == [C]
    assert (plain(difference.before, STAND), plain(difference.changed, STAND)) == ([A], [new])
    assert plain(difference.vanished, STAND) == [B]
    changes = difference.changes()
    assert list(changes.columns) == [*STAND.key, "worksheet", "line", "column", "old", "new"]
    assert changes.astype(object).where(changes.notna(), None).values.tolist() == [
        ["a", "x", "2020", "Blatt 1", 2, "status", "offen", None],
        ["a", "x", "2020", "Blatt 1", 2, "kosten", 2.5, 2.51],
    ]


def test_changes_are_listed_up_to_a_limit(store):
    many = [(f"d{number}", "x", "2020", "offen", number, None, None) for number in range(30)]
    take(store, *many)
    difference = store.preview(dienste(*(changed(row, status="online") for row in many)), "ergänzt").differences[
        "stand"
    ]
    assert difference.changes(at_most=7)["dienst"].tolist() == [f"d{number}" for number in range(7)]
    assert len(difference.changes()) == 30


def test_a_preview_writes_nothing(store):
    store.preview(dienste(A), "ersetzt")
    assert store.latest() == 0
    assert at(store) == []


def test_a_preview_knows_the_rows_as_they_would_be(store):
    take(store, A, B, ELSEWHERE, label=DEMONSTRATION)
    preview = store.preview(dienste(C, changed(A, stufe=None)), "ersetzt")
    expected = preview.after(STAND)
    store.commit(preview, "Anna")
    pd.testing.assert_frame_equal(expected, store.rows(STAND))


def test_a_preview_of_a_sheet_that_is_not_in_the_file_shows_it_as_it_is(store):
    store.commit(store.preview(reading(TREFFEN, raum=[("t", "Saal")]), "ersetzt"), "Anna")
    preview = store.preview(reading(TREFFEN, personen=[("t", None, 1, 1.0, "exakt")]), "ersetzt")
    pd.testing.assert_frame_equal(preview.after(RAUM), store.rows(RAUM))


def test_a_preview_stays_as_it_was_when_others_go_on(store):
    take(store, A)
    preview = store.preview(dienste(B), "ergänzt")
    expected = preview.after(STAND)
    take(store, C)
    pd.testing.assert_frame_equal(preview.after(STAND), expected)


def test_a_file_with_findings_that_block_is_refused(store):
    blocked = replace(dienste(A), findings=(Finding("Blatt 1", "A2", "x", "choice", "Falsch."),))
    for upload in (blocked, replace(dienste(A), workbook=""), replace(dienste(A), readable=False)):
        with pytest.raises(NotAccepted, match="Fehler"):
            store.preview(upload, "ergänzt")


def test_a_key_that_stands_twice_is_refused(store):
    with pytest.raises(NotAccepted, match="„Stand“ steht derselbe Schlüssel mehrfach"):
        store.preview(dienste(A, changed(A, stufe=2)), "ergänzt")


def test_an_unknown_mode_is_a_fault_of_the_program(store):
    with pytest.raises(ValueError, match="replace"):
        store.preview(dienste(A), "replace")


# Rows of equal key


def test_persons_of_one_group_are_counted_on(store):
    person, group = ("t", "amt", 1, 1.0, "exakt"), ("t", "amt", 1, 3.0, "rund")
    store.commit(store.preview(reading(TREFFEN, personen=[person, person, group]), "ersetzt"), "Anna")
    assert at(store, sheet=PERSONEN) == [person, person, group]
    preview = store.preview(reading(TREFFEN, personen=[group, person, person, person]), "ersetzt")
    assert preview.counts["personen"] == {"new": 1, "changed": 0, "vanished": 0, "unchanged": 3}
    store.commit(preview, "Anna")
    preview = store.preview(reading(TREFFEN, personen=[("t", "amt", 1, 4.0, "rund"), person]), "ersetzt")
    assert preview.counts["personen"] == {"new": 0, "changed": 1, "vanished": 2, "unchanged": 1}


def test_missing_parts_of_a_key_are_equal_to_each_other(store):
    store.commit(store.preview(reading(TREFFEN, personen=[("t", None, None, 1.0, "exakt")]), "ersetzt"), "Anna")
    preview = store.preview(reading(TREFFEN, personen=[("t", None, None, 2.0, "exakt")]), "ersetzt")
    assert preview.counts["personen"] == {"new": 0, "changed": 1, "vanished": 0, "unchanged": 0}


def test_a_missing_scope_is_a_scope_like_any_other(store):
    nowhere, somewhere = (None, "amt", 1, 1.0, "exakt"), ("t", "amt", 1, 1.0, "exakt")
    store.commit(store.preview(reading(TREFFEN, personen=[nowhere, somewhere]), "ersetzt"), "Anna")
    preview = store.preview(reading(TREFFEN, personen=[(None, "rat", 1, 1.0, "exakt")]), "ersetzt")
    assert plain(preview.differences["personen"].vanished, PERSONEN) == [nowhere]
    assert plain(preview.after(PERSONEN), PERSONEN) == [somewhere, (None, "rat", 1, 1.0, "exakt")]


def test_scopes_are_found_exactly_however_many_a_file_has(store, monkeypatch):
    days = [("a", "x", f"{year}", "offen", None, None, None) for year in range(2000, 2030)]
    take(store, *days, ELSEWHERE)
    monkeypatch.setattr(bulk, "FEW", 3)
    preview = store.preview(dienste(*(changed(row, dienst="b") for row in days[:10])), "ersetzt")
    assert plain(preview.differences["stand"].vanished, STAND) == days[:10]


# Rows by their number


@pytest.mark.parametrize(("long", "at_once"), [(1, 1), (2, 3), (4, 2), (100, 4)])
def test_rows_end_exactly_whether_they_lie_together_or_not(store, monkeypatch, long, at_once):
    monkeypatch.setattr(bulk, "LONG", long)
    monkeypatch.setattr(bulk, "CLOSED_AT_ONCE", at_once)
    many = [(f"d{number:02}", "x", "2020", "offen", number, None, None) for number in range(40)]
    stay = [row for row in many if row[4] in {0, 5, 6, 7, 9, 20, 22, 39}]
    take(store, *many)
    take(store, *stay, mode="ersetzt")
    assert at(store) == stay
    store.undo(2, "Bert")
    assert sorted(at(store)) == many


def test_rows_that_are_not_live_cannot_end_again(store):
    take(store, A, B)
    take(store, B, mode="ersetzt")
    with pytest.raises(StoreError, match="passt nicht"), writing(store._engine) as connection:
        bulk.close(connection, store._tables.sheets["stand"], pd.Series([1, 2]), 3)
    assert at(store) == [B]


# Refusals


def test_a_file_that_was_mended_otherwise_is_another_import_and_the_revision_says_what_was_mended(store):
    store.commit(store.preview(dienste(A), "ergänzt"), "Anna")
    mended = replace(dienste(B, content="b"), mended={"Blatt 1": {"D2": "rund 5"}})
    mended = replace(mended, sha256=store.revision(1).sha256)

    assert store.preview(mended, "ergänzt").already is None
    second = store.commit(store.preview(mended, "ergänzt"), "Anna")
    assert (store.revision(1).mended, store.revision(2).mended) == ({}, {"Blatt 1": {"D2": "rund 5"}})
    assert store.preview(mended, "ergänzt").already == second


def test_the_same_bytes_again_are_already_imported(store):
    first = take(store, A)
    take(store, changed(A, stufe=3))
    preview = store.preview(dienste(A), "ersetzt")
    assert preview.already == first
    with pytest.raises(
        AlreadyImported, match=r"bereits importiert: Revision 1 vom \d\d\.\d\d\.\d{4}, \d\d:\d\d Uhr \(Anna\)"
    ) as refused:
        store.commit(preview, "Bert")
    assert refused.value.revision == first
    assert store.latest() == 2


@pytest.mark.parametrize("take_back", ["undo", "remove"])
def test_bytes_that_were_taken_back_may_come_again(store, take_back):
    take(store, A)
    getattr(store, take_back)(1, "Bert")
    assert store.preview(dienste(A), "ergänzt").already is None
    assert take(store, A).id == 3
    assert at(store) == [A]


def test_after_the_undo_of_an_undo_the_bytes_are_known_again(store):
    take(store, A)
    store.undo(1, "Bert")
    store.undo(2, "Bert")
    assert store.preview(dienste(A), "ergänzt").already == store.revision(1)


def test_a_file_without_news_is_refused_and_leaves_no_entry(store):
    take(store, A, B)
    preview = store.preview(dienste(B, content="umformatiert"), "ergänzt")
    assert preview.empty
    with pytest.raises(NothingToChange, match="nichts Neues"):
        store.commit(preview, "Anna")
    assert store.latest() == 1


def test_a_preview_is_outdated_when_the_same_kind_changed(store):
    preview = store.preview(dienste(A), "ergänzt")
    take(store, B, by="Frau Muster")
    with pytest.raises(
        Outdated, match=r"Revision 1 vom .* \(Frau Muster\): „datei.xlsx“ übernommen.*neue Vorschau"
    ) as refused:
        store.commit(preview, "Anna")
    assert [revision.id for revision in refused.value.revisions] == [1]
    assert at(store) == [B]


def test_a_preview_is_outdated_by_an_undo_as_well(store):
    take(store, B)
    preview = store.preview(dienste(A), "ergänzt")
    store.undo(1, "Bert")
    with pytest.raises(Outdated, match=r"\(Bert\): Revision 1 rückgängig gemacht"):
        store.commit(preview, "Anna")


def test_other_kinds_of_workbook_do_not_outdate_a_preview(store):
    preview = store.preview(dienste(A), "ergänzt")
    store.commit(store.preview(reading(TREFFEN, raum=[("t", "Saal")]), "ergänzt"), "Bert")
    assert store.commit(preview, "Anna").id == 2
    assert at(store) == [A]


def test_names_and_notes_are_kept_short_and_a_name_is_always_there(store):
    assert take(store, A, by="  ").by == "ohne Angabe"
    revision = take(store, B, by="x" * 500, note="y" * 5000)
    assert (len(revision.by), len(revision.note)) == (80, 500)
    assert store.revision(2) == revision


# Undo


def test_undo_puts_back_what_was_and_is_a_revision_itself(store):
    take(store, A, B)
    take(store, changed(A, stufe=2), C, mode="ersetzt")
    undo = store.undo(2, "Bert")
    assert (undo.id, undo.action, undo.reverts, undo.by, undo.workbook) == (3, "undo", 2, "Bert", "dienste")
    assert undo.counts == {"stand": {"new": 1, "changed": 1, "vanished": 1, "unchanged": 0}}
    assert at(store) == at(store, 1) == [A, B]
    assert at(store, 2) == [changed(A, stufe=2), C]
    assert store.rows(STAND)["revision"].tolist() == [1, 1]
    assert [revision.reverted_by for revision in store.revisions()] == [None, 3, None]


def test_undo_of_an_undo_brings_the_import_back(store):
    take(store, A)
    take(store, changed(A, stufe=2), B)
    store.undo(2, "Bert")
    store.undo(3, "Bert")
    assert at(store) == at(store, 2)
    assert [revision.effective for revision in store.revisions()] == [True, False, True, True]


def test_undo_is_refused_when_later_revisions_built_on_it(store):
    take(store, A, B)
    take(store, changed(A, stufe=2))
    with pytest.raises(
        UndoConflict, match=r"spätere Revisionen \(2\).*Betroffene Zeilen \(1\): Stand: a, x, 2020"
    ) as refused:
        store.undo(1, "Bert")
    assert refused.value.rows == ({"Tabelle": "Stand", "Revision": 2, "Dienst": "a", "Ort": "x", "Tag": "2020"},)
    assert store.latest() == 2
    assert at(store) == [B, changed(A, stufe=2)]


def test_undo_is_allowed_again_once_the_later_revision_is_undone(store):
    take(store, A, B)
    take(store, changed(A, stufe=2))
    store.undo(2, "Bert")
    store.undo(1, "Bert")
    assert at(store) == []


def test_undo_is_refused_when_a_removed_key_is_live_again(store):
    take(store, A, B)
    take(store, B, mode="ersetzt")
    take(store, changed(A, stufe=4), content="neu")
    with pytest.raises(UndoConflict) as refused:
        store.undo(2, "Bert")
    assert [(row["Dienst"], row["Revision"]) for row in refused.value.rows] == [("a", 3)]


def test_undo_names_the_revision_that_closed_a_row_for_good(store):
    take(store, A)
    take(store, changed(A, stufe=2))
    store.undo(2, "Bert")
    take(store, changed(A, stufe=3))
    with pytest.raises(UndoConflict) as refused:
        store.undo(1, "Bert")
    assert refused.value.rows[0]["Revision"] == 4


def test_undo_names_at_most_twenty_rows_and_counts_all(store):
    many = [(f"d{number:02}", "x", "2020", "offen", number, None, None) for number in range(30)]
    take(store, *many)
    take(store, *(changed(row, status="online") for row in many))
    with pytest.raises(UndoConflict, match=r"Betroffene Zeilen \(30\).*und 10 weitere") as refused:
        store.undo(1, "Bert")
    assert [row["Dienst"] for row in refused.value.rows] == [f"d{number:02}" for number in range(20)]


def test_the_same_revision_is_not_undone_twice(store):
    take(store, A)
    store.undo(1, "Bert")
    with pytest.raises(AlreadyReverted, match=r"Revision 2 vom .* \(Bert\): Revision 1 rückgängig gemacht") as refused:
        store.undo(1, "Anna")
    assert refused.value.revision.id == 2


def test_what_is_not_there_cannot_be_undone(store):
    for act in (store.undo, store.remove):
        with pytest.raises(UnknownRevision):
            act(1, "Bert")


def test_undo_of_a_kind_that_the_program_lost_is_refused(store, store_url):
    take(store, A)
    narrower = open_store(store_url, [TREFFEN])
    with pytest.raises(StoreError, match="„dienste“"):
        narrower.undo(1, "Bert")
    narrower.close()


# Removal


def test_removal_ends_all_rows_of_an_import_and_nothing_else(store):
    take(store, A, B)
    take(store, changed(A, stufe=2), C)
    removal = store.remove(2, "Bert")
    assert (removal.action, removal.reverts) == ("removal", 2)
    assert removal.counts == {"stand": {"new": 0, "changed": 0, "vanished": 2, "unchanged": 0}}
    assert at(store) == [B]
    assert store.revision(2).reverted_by == 3
    assert at(store, 2) == [B, changed(A, stufe=2), C]


def test_removal_finds_rows_that_an_undo_put_back(store):
    take(store, A, B)
    take(store, changed(A, stufe=2))
    store.undo(2, "Bert")
    store.remove(1, "Bert")
    assert at(store) == []


def test_removed_data_do_not_return_through_the_undo_of_something_else(store):
    take(store, A, B)
    take(store, changed(A, stufe=2))
    store.remove(1, "Bert")
    with pytest.raises(UndoConflict) as refused:
        store.undo(2, "Bert")
    assert [(row["Dienst"], row["Revision"]) for row in refused.value.rows] == [("a", 3)]
    store.undo(3, "Bert")
    store.undo(2, "Bert")
    assert at(store) == [B, A]


def test_removal_is_refused_when_nothing_is_left_or_it_is_no_import(store):
    take(store, A)
    take(store, changed(A, stufe=2))
    with pytest.raises(NothingToChange, match="keine Zeile mehr"):
        store.remove(1, "Bert")
    store.undo(2, "Bert")
    with pytest.raises(StoreError, match="Nur die Daten eines Imports"):
        store.remove(3, "Bert")
    store.remove(1, "Bert")
    with pytest.raises(AlreadyReverted):
        store.remove(1, "Bert")


# What must never be in the store


def test_content_of_files_and_longer_names_are_not_kept(store):
    take(store, A, by="Anna")
    with looking(store._engine) as connection:
        columns = connection.execute(text("SELECT * FROM revisions")).mappings().one()
    assert not any(isinstance(value, bytes) for value in columns.values())
    chained = {"previous", "hash", "sums"}
    assert set(columns) == (set(store.revision(1).__dataclass_fields__) - {"reverted_by", "signed"}) | chained


# Everything together, against a model in plain Python

STANDS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.sampled_from(["2020", "2021"]),
              st.sampled_from([None, "offen", "online"]), st.sampled_from([None, 1]), st.sampled_from([None, 0.5]),
              st.none()),
    max_size=5, unique_by=lambda row: row[:3],
)  # fmt: skip
PERSONS = st.lists(
    st.tuples(st.sampled_from("tu"), st.sampled_from([None, "amt"]), st.none(),
              st.sampled_from([1.0, 2.0, None]), st.sampled_from([None, "exakt"])),
    max_size=6,
)  # fmt: skip
MODES = st.sampled_from(["ergänzt", "ersetzt"])
TAKING_BACK = st.tuples(st.sampled_from(["undo", "remove"]), st.integers(1, 8))


def steps(rows):
    return st.lists(st.tuples(MODES, rows) | TAKING_BACK, min_size=1, max_size=9)


def play(store, sheet, kind, actions):
    """Do the same in the store and in the model; after each step every past view must be as it was."""
    model = Model(sheet)
    for number, (action, detail) in enumerate(actions):
        if action in {"undo", "remove"}:
            take_back(store, model, action, detail)
        else:
            bring_in(store, model, reading(kind, f"{number}", **{sheet.name: detail}), detail, action)
        assert store.latest() == len(model.states) - 1
        for revision, state in enumerate(model.states):
            found = store.rows(sheet, revision)
            assert plain(found, sheet) == [row.values for row in state]
            assert list(zip(found["revision"], found["line"], strict=True)) == [row.origin for row in state]
        assert {each.id: each.reverted_by for each in store.revisions() if not each.effective} == model.reverted()


def bring_in(store, model, upload, rows, mode):
    preview = store.preview(upload, mode)
    before = len(model.states)
    assert preview.counts[model.sheet.name] == model.imported(rows, mode == "ersetzt")
    assert preview.empty == (len(model.states) == before)
    if preview.empty:
        with pytest.raises(NothingToChange):
            store.commit(preview, "Anna")
        return
    expected = preview.after(model.sheet)
    store.commit(preview, "Anna")
    pd.testing.assert_frame_equal(expected, store.rows(model.sheet))


def take_back(store, model, action, number):
    possible = 0 < number < len(model.states) and number not in model.reverted()
    if action == "undo":
        done = possible and model.undone(number)
    else:
        done = possible and model.reverts[number] is None and model.removed(number)
    if done:
        getattr(store, action)(number, "Bert")
    else:
        with pytest.raises(StoreError):
            getattr(store, action)(number, "Bert")


@pytest.mark.parametrize(
    ("sheet", "kind", "rows"), [(STAND, DIENSTE, STANDS), (PERSONEN, TREFFEN, PERSONS)], ids=["stand", "personen"]
)
def test_the_past_never_changes_whatever_is_done(engine_name, sheet, kind, rows):
    @settings(max_examples=12 if engine_name == "sqlite" else 4)
    @given(steps(rows))
    def against_the_model(actions):
        with tempfile.TemporaryDirectory() as folder, empty_database(engine_name, Path(folder)) as url:
            store = open_store(url, KINDS)
            try:
                play(store, sheet, kind, actions)
            finally:
                store.close()

    against_the_model()


def test_what_was_striking_is_kept_with_the_revision(store):
    doubt = {"sheet": "stand", "rule": "fell", "count": 1, "lines": [["Blatt 1", 2]], "reason": "Rückzahlung"}
    take(store, A)
    take(store, B, doubts=[doubt])

    assert [revision.doubts for revision in store.revisions()] == [[doubt], []]


def test_what_became_of_the_rows_between_two_revisions(store):
    take(store, A, B)
    take(store, changed(A, status="online"), C, mode="ersetzt")
    found = store.between(STAND, 1, 2)

    assert found.counts == {"new": 1, "changed": 1, "vanished": 1, "unchanged": 0}
    assert found.changes()[["column", "old", "new"]].values.tolist() == [["status", "offen", "online"]]
    assert plain(found.new, STAND) == [C]
    assert plain(found.vanished, STAND) == [B]
    assert store.between(STAND, 0, 1).counts == {"new": 2, "changed": 0, "vanished": 0, "unchanged": 0}
    assert store.between(STAND, 2, 2).counts["unchanged"] == 2
    with pytest.raises(UnknownRevision):
        store.between(STAND, 1, 3)
