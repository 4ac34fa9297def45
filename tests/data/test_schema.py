"""Tables follow from the declarations; a store of another version is completed or refused."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import inspect, text

from data import engine
from data.engine import connect, reading, wal_is_safe, writing
from data.errors import TooNew, Unavailable, Unsuitable
from data.schema import SCHEMA_VERSION, schema
from data.store import open_store
from loaders.sheet import Field
from loaders.workbooks import WORKBOOKS
from tests.data.kinds import DIENSTE, KINDS, STAND, TREFFEN, Word, dienste, plain


def test_columns_follow_the_sheet_and_helper_columns_are_not_kept(store):
    found = {column["name"]: str(column["type"]) for column in inspect(store._engine).get_columns("stand")}
    wanted = {"dienst": "TEXT", "stufe": "BIGINT", "kosten_qualifier": "TEXT"}
    assert found | wanted == found
    assert found["kosten"].startswith("DOUBLE")
    assert "hilfe" not in found
    assert {"id", "nr", "added_in", "removed_in", "revision", "worksheet", "line"} < set(found)


def test_every_real_kind_of_workbook_can_be_stored(store_url):
    store = open_store(store_url, WORKBOOKS)
    for kind in WORKBOOKS:
        for sheet in kind.sheets:
            rows = store.rows(sheet)
            assert list(rows.columns) == [*sheet.columns(), "revision", "worksheet", "line", "label"]
            assert rows.empty
    store.close()


@pytest.mark.parametrize(
    "fault",
    [
        {"scope": ("status",)},
        {"scope": ()},
        {"key": ("dienst", "ort", "tag", "nirgends")},
        {"fields": (*STAND.fields, Field("label", "Label", Word()))},
        {"fields": (*STAND.fields, Field("revision", "Revision", Word()))},
    ],
)
def test_a_sheet_that_cannot_be_kept_is_refused(fault):
    with pytest.raises(ValueError, match="stand"):
        schema([replace(DIENSTE, sheets=(replace(STAND, **fault),))])


def test_opening_again_keeps_everything(store, store_url):
    store.commit(store.preview(dienste(("a", "x", "2020", None, None, None, None)), "ergänzt"), "Anna")
    again = open_store(store_url, KINDS)
    assert again.latest() == 1
    assert plain(again.rows(STAND), STAND) == plain(store.rows(STAND), STAND)
    again.close()


def test_a_new_field_is_added_and_old_rows_lack_it(store, store_url):
    store.commit(store.preview(dienste(("a", "x", "2020", "online", 1, 2.0, "exakt")), "ergänzt"), "Anna")
    wider = replace(STAND, fields=(*STAND.fields, Field("neu", "Neu", Word(), required=False)))
    later = open_store(store_url, [replace(DIENSTE, sheets=(wider,)), TREFFEN])
    assert plain(later.rows(wider), wider) == [("a", "x", "2020", "online", 1, 2.0, "exakt", None)]
    later.close()


def test_a_store_of_a_newer_version_is_refused_in_german(store, store_url):
    with writing(store._engine) as connection:
        connection.execute(text("UPDATE schema_version SET version = version + 1"))
    with pytest.raises(TooNew, match=rf"neueren Version .*Schema {SCHEMA_VERSION + 1}.* aktualisieren"):
        open_store(store_url, KINDS)


def test_several_programs_may_start_at_once(store_url):
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(lambda _: open_store(store_url, KINDS), range(8)))
    with reading(stores[0]._engine) as connection:
        assert connection.execute(text("SELECT version FROM schema_version")).scalars().all() == [SCHEMA_VERSION]
    for each in stores:
        each.close()


@pytest.mark.parametrize("url", ["mysql://server/x", "sqlite://", "sqlite:///:memory:", "unsinn", ""])
def test_other_databases_are_refused_in_german(url):
    with pytest.raises(Unsuitable, match="DASHBOARD_DATABASE_URL"):
        connect(url)


def test_a_file_that_is_no_database_is_refused_in_german(tmp_path):
    (tmp_path / "dashboard.sqlite").write_bytes(b"kein SQLite " * 1000)
    with pytest.raises(Unavailable, match="Datenspeicher"):
        open_store(f"sqlite:///{tmp_path}/dashboard.sqlite", KINDS)


def test_a_folder_that_cannot_be_made_is_refused_in_german(tmp_path):
    (tmp_path / "datei").write_text("")
    with pytest.raises(Unsuitable, match="Ordner"):
        open_store(f"sqlite:///{tmp_path}/datei/dashboard.sqlite", KINDS)


def test_a_server_that_does_not_answer_is_reported_in_german():
    with pytest.raises(Unavailable, match="nicht erreichbar"):
        open_store("postgresql://nobody@127.0.0.1:1/nothing", KINDS)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_only_where_its_reset_bug_is_fixed(version, safe):
    assert wal_is_safe(version) is safe


def test_sqlite_is_set_to_survive_a_power_cut(tmp_path):
    database = connect(f"sqlite:///{tmp_path}/dashboard.sqlite")
    with reading(database) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.dispose()
    journal = "wal" if wal_is_safe(sqlite3.sqlite_version_info[:3]) else "delete"
    assert found == {"journal_mode": journal, "synchronous": 2, "foreign_keys": 1, "busy_timeout": 3_000}


def test_a_store_may_move_between_libraries_with_and_without_the_fix(tmp_path, monkeypatch):
    for number, safe in enumerate([True, False, True], 1):
        monkeypatch.setattr(engine, "wal_is_safe", lambda _version, safe=safe: safe)
        store = open_store(f"sqlite:///{tmp_path}/dashboard.sqlite", KINDS)
        store.commit(store.preview(dienste((f"d{number}", "x", "2020", None, None, None, None)), "ergänzt"), "Anna")
        with reading(store._engine) as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == ("wal" if safe else "delete")
        assert len(store.rows(STAND)) == number
        store.close()


@pytest.mark.parametrize("engine_name", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_postgres_has_limits(store):
    with reading(store._engine) as connection:
        names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "synchronous_commit")
        found = [connection.exec_driver_sql(f"SHOW {name}").scalar() for name in names]
    assert found == ["15s", "5s", "30s", "on"]
