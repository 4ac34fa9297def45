"""Old stores are taken over without loss, once however many start, whole or not at all."""

import re
import signal
import sqlite3

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from data.actions import Action
from data.engine import connect, reading
from data.errors import TooNew
from data.schema import SCHEMA_VERSION
from data.store import open_store
from data.verification import verify
from tests.data.dying import dies_at
from tests.data.importing_child import processes
from tests.data.kinds import KINDS, STAND, dienste
from tests.data.old_store import REVISIONS, contents, lay_down, run
from tests.data.test_store_crash import assert_whole
from tests.waiting import PATIENCE

EXPECTED_SUMS = [
    '{"stand":{"added":[3,"b5416346887b9e5eb28c98cff8385e5649d4bb00cf73399f4c2f94c412378519"]}}',
    '{"stand":{"added":[2,"1810cf706e8e0de62a30c43359a602071c8356a8a65b0bdd369eb22a235278cf"],"closed":[3,"e2e2033ae7e19d680599d4eb0a1359a2b48ec5baac75066c317fbf85159c54ef"]}}',
    '{"personen":{"added":[3,"2abac42ec3da6d088a69fb660d0c058e33e26f55a074a1ee51777a7725bac339"]},"raum":{"added":[2,"3fb0f09e926f5dbed023d3e8675f349c4d11a9e530e18bfb018a01b9db723136"]}}',
    '{"stand":{"added":[3,"b5416346887b9e5eb28c98cff8385e5649d4bb00cf73399f4c2f94c412378519"],"closed":[2,"3d484babff90efb32f8caa5d903b69266d3e719695bd4887cf1eb5dfab6ae23d"]}}',
    '{"stand":{"added":[12,"077a24ba5c746b53f7570e6396a5927e7f75733d8ad8de7750ca319a45ad56dc"]}}',
    '{"stand":{"closed":[12,"b4e3ba726b68f3254919af1d31e13d027a3a40e6566ec292010b78e433958c25"]}}',
    '{"stand":{"added":[2,"1810cf706e8e0de62a30c43359a602071c8356a8a65b0bdd369eb22a235278cf"],"closed":[3,"239b893ce036f83d5a9748f44e0f37d4a75766433ca2715e5454b6842961efd6"]}}',
]
"""Of the old store; they must come out the same for ever, whatever the libraries."""

NEW = dienste(("neu", "x", "2024", None, None, None, None))


def broken(store):
    with reading(store._engine) as connection:
        return verify(connection).broken


def test_an_old_store_is_taken_over_without_loss(store_url):
    lay_down(store_url)
    before = contents(store_url)
    store = open_store(store_url, KINDS)
    assert named(store, contents(store_url)) == before
    assert [len(store.rows(STAND, at)) for at in range(REVISIONS + 1)] == [0, 3, 2, 2, 3, 15, 3, 2]
    assert len(store.remembered()) == 3
    assert broken(store) == ""
    (told,) = store.audit()
    assert (told.action, told.detail) == (
        Action.MIGRATION,
        {"before": 1, "after": SCHEMA_VERSION, "revisions": REVISIONS},
    )
    store.commit(store.preview(NEW, "ergänzt"), "Anna")
    store.undo(REVISIONS + 1, "Anna")
    store.undo(REVISIONS, "Anna")
    assert_whole(store)
    assert broken(store) == ""
    store.close()


def named(store, tables):
    """The same rows with names instead of references."""
    return {name: [tuple(store.people.persons.name(v) for v in row) for row in rows] for name, rows in tables.items()}


def test_names_that_were_typed_once_stand_in_one_table_only(store_url):
    lay_down(store_url)
    run(store_url, "UPDATE saved_views SET owner = ' anna'; UPDATE healings SET \"by\" = 'P1' WHERE id = 2;")
    store = open_store(store_url, KINDS)
    assert store.people.persons.names() == {"P1": "Anna", "P2": "Berta", "P3": "Carl"}
    assert [(each.signed, each.by) for each in reversed(store.revisions())] == [
        ("P1", "Anna"), ("P2", "Berta"), ("ohne Angabe", "ohne Angabe"), ("P1", "Anna"), ("P1", "Anna"), ("P2", "Berta"),
        ("P3", "Carl"),
    ]  # fmt: skip
    assert {each.id: each.signed for each in store.remembered() if each.kind == "healings"} == {
        1: "P1",
        2: "ohne Angabe",
    }
    assert [each.name for each in store.saved_views("P1")] == ["Meine"]
    with reading(store._engine) as connection:
        tables = {
            each.name: str(connection.execute(each.select()).all()) for each in store._tables.metadata.sorted_tables
        }
    assert [name for name, told in tables.items() if re.search("Anna|anna|Berta|Carl", told)] == ["persons"]
    assert broken(store) == ""
    assert store.people.persons.typed("berta") == "P2"
    store.close()


def test_the_chain_of_old_revisions_is_the_same_on_both_databases(tmp_path, engine_name, store_url):
    lay_down(store_url)
    store = open_store(store_url, KINDS)
    with reading(store._engine) as connection:
        sums = [row[0] for row in connection.exec_driver_sql("SELECT sums FROM revisions ORDER BY id")]
    store.close()
    assert sums == EXPECTED_SUMS


def test_a_store_from_before_there_were_memories_is_completed(store_url):
    lay_down(store_url)
    for table in ("healings", "assignments", "annotations", "saved_views"):
        run(store_url, f"DROP TABLE {table}")
    run(store_url, "ALTER TABLE revisions DROP COLUMN doubts")
    store = open_store(store_url, KINDS)
    store.remember_place("Hombrg", "06634009", "Anna")
    store.annotate("01.02.2021", "Neue Zählung", "Anna")
    assert store.revision(1).doubts == []
    assert broken(store) == ""
    store.close()


def test_steps_and_declared_tables_agree(store):
    with reading(store._engine) as connection:
        found = compare_metadata(MigrationContext.configure(connection), store._tables.metadata)
    # SQLite cannot demand a value of a column that came later; a trigger does.
    loose = [each for each in found if isinstance(each, list) and each[0][0] == "modify_nullable"]
    assert [each for each in found if each not in loose and "alembic_version" not in str(each)] == []
    assert {entry[3] for each in loose for entry in each} <= {"previous", "hash", "sums"}


def test_a_newer_store_is_refused_and_stays_untouched(store_url):
    open_store(store_url, KINDS).close()
    run(store_url, "UPDATE schema_version SET version = 999; DROP TABLE raum;")
    with pytest.raises(TooNew, match=r"Schema 999.*aktualisieren"):
        open_store(store_url, KINDS)
    database = connect(store_url)
    with reading(database) as connection:
        names = {row[0] for row in connection.exec_driver_sql(TABLE_NAMES[database.dialect.name])}
    database.dispose()
    assert "raum" not in names


def test_an_old_program_cannot_write_into_a_new_store(store, store_url):
    store.commit(store.preview(NEW, "ergänzt"), "Anna")
    names = (
        'at_utc, "by", action, workbook, file_name, sha256, label, note, mode, counts, origins, size, omitted, notes'
    )
    with pytest.raises((sqlite3.IntegrityError, psycopg.errors.NotNullViolation), match=r"zu alt|null value"):
        run(store_url, f"INSERT INTO revisions (id, {names}) SELECT id + 1, {names} FROM revisions")
    assert store.latest() == 1


# Several at once, and killed


def open_and_say(url, start, answer):
    start.wait(PATIENCE)
    store = open_store(url, KINDS)
    answer.send((store.latest(), [each.action for each in store.audit()]))
    store.close()


def test_eight_programs_start_at_once_and_one_migrates(store_url):
    lay_down(store_url)
    start, children = processes().Barrier(8), []
    for _ in range(8):
        mine, theirs = processes().Pipe(duplex=False)
        child = processes().Process(target=open_and_say, args=(store_url, start, theirs))
        child.start()
        children.append((child, mine))
    said = [mine.recv() if mine.poll(2 * PATIENCE) else None for _, mine in children]
    for child, _ in children:
        child.join(PATIENCE)
    assert said == [(REVISIONS, [Action.MIGRATION])] * 8


def migrate_until_killed(url, number):
    """Open the store and kill this very process before its n-th statement, or before the commit."""
    from data import preparing
    from data.schema import schema

    database = connect(url)
    dies_at(database, number)
    preparing.prepare(database, schema(KINDS))


def test_a_kill_while_it_migrates_leaves_all_or_nothing(store_url, engine_name):
    lay_down(store_url)
    before = contents(store_url)
    number, kills, step = 3, 0, {"sqlite": 17, "postgres": 16}[engine_name]
    while True:
        child = processes().Process(target=migrate_until_killed, args=(store_url, number))
        child.start()
        child.join(PATIENCE)
        if child.exitcode == 0:
            break
        assert child.exitcode == -signal.SIGKILL
        database = connect(store_url)
        with reading(database) as connection:
            names = {row[0] for row in connection.exec_driver_sql(TABLE_NAMES[engine_name])}
        database.dispose()
        assert not {"audit", "alembic_version"} & names
        assert contents(store_url) == before
        number, kills = number + step, kills + 1
    assert kills > 3
    store = open_store(store_url, KINDS)
    assert broken(store) == ""
    assert len(store.audit()) == 1
    store.close()


TABLE_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master",
    "postgres": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}
TABLE_NAMES["postgresql"] = TABLE_NAMES["postgres"]
