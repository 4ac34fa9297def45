"""The chain names the first thing that was changed behind the program's back, and nothing when all is right."""

import sqlite3
from dataclasses import replace

import numpy as np
import pandas as pd
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from data import chain, checksums
from data.actions import Action
from data.engine import reading, writing
from data.migrations.parts import unsealed
from data.store import open_store
from data.verification import verify
from loaders.sheet import Field
from tests.data.kinds import DIENSTE, STAND, TREFFEN, Word, dienste, plain
from tests.data.kinds import reading as of_kind

FIRST = [(f"d{number}", "x", "2020", "offen", number, number / 3, "exakt") for number in range(6)]
SECOND = [(f"d{number}", "x", "2020", "online", number, None, None) for number in range(2, 9)]


def filled(store):
    """Five revisions of all kinds, so that every part of the chain has something to hold."""
    store.commit(store.preview(dienste(*FIRST), "ersetzt"), "P1")
    store.commit(store.preview(dienste(*SECOND), "ersetzt"), "P2")
    store.commit(
        store.preview(of_kind(TREFFEN, personen=[("t", "a", None, 1.0, "exakt")], raum=[("t", "Saal")]), "ergänzt"),
        "P1",
    )
    store.undo(2, "P3")
    store.remove(3, "P3")
    store.note_event("P1", Action.EXPORT, "Teilnahme", rows=3)


def verified(store, known=""):
    with reading(store._engine) as connection:
        return verify(connection, known)


class TakenBack(Exception):
    """Ends a transaction so that nothing of it stays."""


def tampered(store, *statements):
    """What the verification finds after the owner of the database has changed it; all is as before afterwards."""
    found = []
    try:
        with writing(store._engine) as connection, unsealed(connection, "revisions"), unsealed(connection, "audit"):
            for statement in statements:
                connection.exec_driver_sql(statement)
            found.append(verify(connection).broken)
            raise TakenBack
    except TakenBack:
        return found[0]


def test_an_empty_store_and_one_with_a_past_are_whole(store):
    assert verified(store).broken == ""
    filled(store)
    seen = verified(store)
    assert (seen.broken, seen.revisions, seen.entries) == ("", 5, 6)
    assert seen.rows == 6 + 7 + 6 + 2
    assert verified(store, seen.heads[0]).broken == ""
    assert verified(store, seen.heads[1]).broken == ""
    assert "abgeschnitten" in verified(store, "f" * 64).broken


FAULTS = [
    ("UPDATE revisions SET note = 'anders' WHERE id = 2", "Revision 2 wurde verändert"),
    ("UPDATE revisions SET at_utc = '2020-01-01 00:00:00' WHERE id = 4", "Revision 4 wurde verändert"),
    ("UPDATE revisions SET sums = '{}' WHERE id = 1", "Revision 1 wurde verändert"),
    ("DELETE FROM revisions WHERE id = 1", "Revision 1 fehlt; auf 0 folgt 2"),
    ("DELETE FROM revisions WHERE id = 5", "Revision 5 fehlt: Eintrag 5 des Protokolls nennt sie"),
    ("DELETE FROM stand WHERE added_in = 1 AND dienst = 'd0'", "Revision 1, Tabelle „stand“: hinzugefügte Zeilen fehlen (5 statt 6)"),
    ("DELETE FROM stand WHERE added_in = 4", "Revision 4, Tabelle „stand“: hinzugefügte Zeilen fehlen (0 statt"),
    ("UPDATE stand SET status = 'fertig' WHERE added_in = 2 AND dienst = 'd3'", "Revision 2, Tabelle „stand“: hinzugefügte Zeilen wurden verändert"),
    ("UPDATE stand SET kosten = kosten + 0.0000001 WHERE added_in = 1 AND dienst = 'd1'", "Revision 1, Tabelle „stand“: hinzugefügte Zeilen wurden verändert"),
    ("UPDATE stand SET stufe = NULL WHERE added_in = 1 AND dienst = 'd0'", "Revision 1, Tabelle „stand“: hinzugefügte Zeilen wurden verändert"),
    ("UPDATE stand SET removed_in = NULL WHERE id = (SELECT min(id) FROM stand WHERE removed_in = 2)", "Revision 2, Tabelle „stand“: beendete Zeilen fehlen"),
    ("UPDATE stand SET removed_in = 5 WHERE id = (SELECT max(id) FROM stand)", "Revision 5, Tabelle „stand“: Es gibt mehr beendete Zeilen als festgehalten (1 statt 0)"),
    ("UPDATE stand SET added_in = 9 WHERE id = (SELECT max(id) FROM stand)", "Revision 4, Tabelle „stand“: hinzugefügte Zeilen fehlen"),
    ("INSERT INTO raum (id, nr, added_in, revision, line, worksheet) VALUES (99, 1, 3, 3, 2, 'x')", "Revision 3, Tabelle „raum“: Es gibt mehr hinzugefügte Zeilen"),
    ("INSERT INTO raum (id, nr, added_in, revision, line, worksheet) VALUES (99, 1, 77, 3, 2, 'x')", "Tabelle „raum“: Zeilen nennen die Revision 77"),
    ("DROP TABLE raum", "Revision 3, Tabelle „raum“: Die Tabelle fehlt"),
    ("UPDATE audit SET who = 'P9' WHERE id = 2", "Eintrag des Protokolls 2 wurde verändert"),
    ("UPDATE audit SET detail = '{}' WHERE id = 6", "Eintrag des Protokolls 6 wurde verändert"),
    ("DELETE FROM audit WHERE id = 3", "Eintrag des Protokolls 3 fehlt; auf 2 folgt 4"),
    ("DELETE FROM audit WHERE id = 1", "Eintrag des Protokolls 1 fehlt"),
    ("DELETE FROM audit WHERE id >= 5", "Revision 5 steht nicht im Protokoll"),
    ("DELETE FROM audit", "Revision 1 steht nicht im Protokoll"),
]  # fmt: skip


def test_the_first_fault_is_named(store):
    filled(store)
    for statement, expected in FAULTS:
        found = tampered(store, statement)
        assert found.startswith(expected), statement
        assert found.endswith(".")
    assert verified(store).broken == ""


def test_entries_that_changed_places_are_found(store):
    filled(store)
    swap = [f"UPDATE revisions SET id = {new} WHERE id = {old}" for old, new in ((1, 99), (2, 1), (99, 2))]
    with writing(store._engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ALTER TABLE revisions DROP CONSTRAINT revisions_reverts_fkey")
        else:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        with unsealed(connection, "revisions"):
            for statement in swap:
                connection.exec_driver_sql(statement)
    assert verified(store).broken.startswith("Revision 1 wurde verändert")


def test_an_entry_that_was_made_anew_does_not_fit_its_neighbours(store):
    filled(store)
    with writing(store._engine) as connection, unsealed(connection, "revisions"):
        table = store._tables.revisions
        row = dict(connection.execute(table.select().where(table.c.id == 2)).mappings().one()) | {"note": "neu"}
        connection.execute(table.update().where(table.c.id == 2).values(row | {"hash": chain.link(row)}))
    assert verified(store).broken == "Revision 3 schließt nicht an 2 an: Die Reihenfolge stimmt nicht mehr."


def test_a_chain_that_was_made_anew_from_there_on_is_told_by_the_trail(store):
    filled(store)
    with writing(store._engine) as connection, unsealed(connection, "revisions"):
        table, previous = store._tables.revisions, chain.FIRST
        for row in connection.execute(table.select().order_by(table.c.id)).mappings().all():
            new = {**row, "note": "neu", "previous": previous}
            previous = new["hash"] = chain.link(new)
            connection.execute(table.update().where(table.c.id == row["id"]).values(new))
    assert verified(store).broken == "Revision 1 wurde ersetzt: Eintrag 1 des Protokolls nennt eine andere Prüfsumme."


def test_the_database_itself_refuses_to_change_what_may_only_grow(store):
    filled(store)
    for table in ("revisions", "audit"):
        for statement in (f"UPDATE {table} SET id = id + 100", f"DELETE FROM {table}"):
            with pytest.raises((DBAPIError, sqlite3.Error, psycopg.Error), match="nie geändert oder gelöscht"):
                change(store, statement)
    assert verified(store).broken == ""


def change(store, statement):
    with writing(store._engine) as connection:
        connection.exec_driver_sql(statement)


def test_a_field_that_came_later_breaks_nothing(store, store_url):
    filled(store)
    wider = Field("neu", "Neu", Word(), required=False)
    kind = replace(DIENSTE, sheets=(replace(STAND, fields=(*STAND.fields, wider)),))
    later = open_store(store_url, [kind, TREFFEN])
    assert verified(later).broken == ""
    later.close()


# Checksums

ROWS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.text(max_size=3)),
        st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1)),
        st.one_of(st.none(), st.floats(allow_nan=False)),
    ),
    max_size=8,
)
COLUMNS = {"t": "text", "w": "whole", "n": "number"}


def frame(rows, text="str"):
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    return pd.DataFrame(
        {
            "t": pd.Series(list(columns[0]), dtype=object).astype(text),
            "w": pd.array(list(columns[1]), dtype="Int64"),
            "n": np.array([np.nan if each is None else each for each in columns[2]], dtype=np.float64),
        }
    )


@given(ROWS, ROWS)
def test_checksums_are_equal_exactly_where_rows_are(one, two):
    same = [tuple(row) for row in one] == [tuple(row) for row in two]
    assert (checksums.of_rows(frame(one), COLUMNS) == checksums.of_rows(frame(two), COLUMNS)) == same


@given(ROWS)
def test_it_does_not_matter_how_pandas_keeps_the_text(rows):
    plainly = checksums.of_rows(frame(rows), COLUMNS)
    table = frame(rows)
    unused = pd.Categorical(table["t"], categories=["zzzz", *sorted(set(table["t"].dropna()))[::-1]])
    assert checksums.of_rows(table.assign(t=unused), COLUMNS) == plainly
    assert checksums.of_rows(table.assign(spaeter=None), {**COLUMNS, "spaeter": "text"}) == plainly


def test_minus_zero_is_zero():
    assert checksums.of_rows(frame([("a", 1, -0.0)]), COLUMNS) == checksums.of_rows(frame([("a", 1, 0.0)]), COLUMNS)


def test_the_numbers_of_rows_count_in_any_order():
    assert checksums.of_ids([3, 1, 2]) == checksums.of_ids(pd.Series([1, 2, 3], dtype="Int64"))
    assert checksums.of_ids([1, 2]) != checksums.of_ids([1, 3])


def test_a_large_import_has_the_checksum_of_its_rows_read_back(store, monkeypatch):
    monkeypatch.setattr("data.frames.LARGE", 10)
    rows = [(f"d{n % 7}", f"o{n}", "2020", None if n % 3 else "ä", n, n / 7, "exakt") for n in range(50)]
    store.commit(store.preview(dienste(*rows), "ersetzt"), "P1")
    assert verified(store).broken == ""
    monkeypatch.setattr("data.frames.LARGE", 50_000)
    assert verified(store).broken == ""
    assert len(plain(store.rows(STAND), STAND)) == 50
