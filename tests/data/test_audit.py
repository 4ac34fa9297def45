"""The audit trail: every change tells it in its own transaction, and it reads back as it was told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import audit
from data.actions import Action
from data.chain import FIRST, link
from data.engine import reading, writing
from data.errors import AlreadyImported, NotKept, UnknownMemory
from data.migrations.parts import unsealed
from data.shortening import shorten
from data.store import open_store
from data.verification import verify
from tests.data.kinds import KINDS, dienste

ROW = ("geheim", "x", "2020", "Zelleninhalt", 1, 2.0, "exakt")


def told(store):
    return [(each.who, each.action, each.subject) for each in reversed(store.audit())]


def test_every_change_tells_who_and_what(store):
    first = dienste(ROW)
    store.commit(store.preview(first, "ergänzt"), "P1")
    with pytest.raises(AlreadyImported):
        store.commit(store.preview(first, "ergänzt"), "P1")
    store.undo(1, "P2")
    store.undo(2, "P2")
    store.remove(1, "P3")
    store.remember_place("Hombrg", "06634009", "P4")
    store.annotate("01.02.2021", "Neue Zählung", "P4")
    store.save_view("Meine", "ozg", "stand=1", "P5")
    store.forget("annotations", 1, "P1")
    with pytest.raises(UnknownMemory):
        store.forget("annotations", 1, "P1")
    with pytest.raises(NotKept):
        store.annotate("01.02.2021", "", "P4")
    assert told(store) == [
        ("P1", Action.IMPORT, "Revision 1"),
        ("P2", Action.UNDO, "Revision 2"),
        ("P2", Action.UNDO, "Revision 3"),
        ("P3", Action.REMOVAL, "Revision 4"),
        ("P4", Action.SAVED, "Schreibweise 1"),
        ("P4", Action.SAVED, "Anmerkung 1"),
        ("P5", Action.SAVED, "Ansicht 1"),
        ("P1", Action.TAKEN_BACK, "Anmerkung 1"),
    ]
    assert store.audit()[-1].detail["counts"] == {"stand": {"new": 1, "changed": 0, "vanished": 0, "unchanged": 0}}
    for word in ("geheim", "Zelleninhalt", "Hombrg", "Zählung", "Meine"):
        assert word not in repr(store.audit())


def test_events_outside_are_told_in_order_and_chained(store):
    for number in range(3):
        store.note_event("P1", Action.SIGN_IN, "Sitzung", number=number, tags=["a", {"b": None}])
    newest, second, first = store.audit()
    assert [each.id for each in (first, second, newest)] == [1, 2, 3]
    assert newest.detail == {"number": 2, "tags": ["a", {"b": None}]}
    assert (first.previous, second.previous, newest.previous) == (FIRST, first.hash, second.hash)
    with reading(store._engine) as connection:
        rows = connection.execute(store._audit.select()).mappings().all()
    assert [link(row) for row in rows] == [row["hash"] for row in rows]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(max_size=300), st.text(max_size=300), st.dictionaries(st.text(max_size=5), st.text(max_size=600)))
def test_hostile_text_is_kept_and_the_hash_stays_right(store, who, subject, detail):
    given_back = store.note_event(who, Action.REFUSAL, subject, **{f"x{name}": each for name, each in detail.items()})
    assert store.audit(limit=1) == [given_back]
    with reading(store._engine) as connection:
        row = connection.execute(store._audit.select().where(store._audit.c.id == given_back.id)).mappings().one()
    assert link(row) == given_back.hash
    assert len(given_back.who) <= 80
    assert len(given_back.subject) <= 200


def test_the_trail_is_filtered_by_time_person_and_action(store):
    begin = datetime.now(UTC)
    store.note_event("P1", Action.SIGN_IN)
    middle = store.note_event("P2", Action.EXPORT, "Teilnahme").at_utc
    store.note_event("P1", Action.SIGN_OUT)
    assert [each.action for each in store.audit(who="P1")] == [Action.SIGN_OUT, Action.SIGN_IN]
    assert [each.who for each in store.audit(action=Action.EXPORT)] == ["P2"]
    assert [each.action for each in store.audit(since=middle)] == [Action.SIGN_OUT, Action.EXPORT]
    assert [each.action for each in store.audit(until=middle)] == [Action.SIGN_IN]
    assert store.audit(until=begin) == []
    assert [each.id for each in store.audit(limit=1)] == [3]
    assert store.audit(since=datetime.now(UTC) + timedelta(hours=1)) == []


def test_what_is_not_committed_is_not_told_either(store):
    def tell_half():
        with writing(store._engine) as connection:
            audit.record(connection, store._audit, "P1", Action.ERASURE)
            raise RuntimeError("mitten darin")

    with pytest.raises(RuntimeError, match="mitten"):
        tell_half()
    assert store.audit() == []
    assert store.note_event("P1", Action.ERASURE).id == 1


def test_what_is_no_json_is_a_fault_of_the_program(store):
    with pytest.raises(TypeError):
        store.note_event("P1", Action.EXPORT, rows=object())
    assert store.audit() == []


def test_all_who_tell_at_once_are_kept_in_one_chain(store_url):
    stores = [open_store(store_url, KINDS) for _ in range(3)]
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda n: stores[n % 3].note_event(f"P{n}", Action.SIGN_IN).id, range(24)))
    assert sorted(made) == list(range(1, 25))
    entries = stores[0].audit()[::-1]
    assert [each.previous for each in entries] == [FIRST, *(each.hash for each in entries[:-1])]
    for each in stores:
        each.close()


def test_old_entries_go_and_the_chain_can_still_be_followed(store):
    take = dienste(ROW)
    store.commit(store.preview(take, "ergänzt"), "P1")
    store.undo(1, "P1")
    store.note_event("P1", Action.SIGN_IN)
    middle = store.note_event("P1", Action.SIGN_OUT).at_utc
    store.undo(2, "P2")
    for moment, removed in ((datetime(2020, 1, 1, tzinfo=UTC), 0), (middle, 3), (middle, 0), (datetime.now(UTC), 2)):
        with writing(store._engine) as connection:
            assert shorten(connection, store._audit, moment, "System") == removed
        with reading(store._engine) as connection:
            assert verify(connection).broken == ""
    left = [(each.id, each.action, each.detail["audit_until"]) for each in store.audit()]
    assert left == [(7, Action.RETENTION, 5), (6, Action.RETENTION, 3)]
    store.undo(3, "P2")
    with writing(store._engine) as connection, unsealed(connection, "audit"):
        connection.exec_driver_sql("DELETE FROM audit WHERE id <= 7")
    with reading(store._engine) as connection:
        assert verify(connection).broken == "Eintrag des Protokolls 1 fehlt; auf 0 folgt 8."


def test_every_action_has_a_german_label():
    labels = [action.label for action in Action]
    assert all(labels)
    assert len(set(labels)) == len(labels)
