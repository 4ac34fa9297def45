"""The role of the program on PostgreSQL: all daily work passes, and nothing that is kept can be changed or deleted."""

import uuid

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import ProgrammingError

from data import rights
from data.__main__ import main
from data.actions import Action
from data.engine import connect, reading, writing
from data.errors import MigrationDue, StoreError
from data.store import open_store
from data.verification import verify
from tests.data.conftest import empty_database
from tests.data.kinds import KINDS, dienste
from tests.data.old_store import lay_down
from tests.data.test_audit import test_every_change_tells_who_and_what  # noqa: F401 - run again with the role
from tests.data.test_chain import filled
from tests.data.test_notes import test_a_comment_that_is_taken_back_is_dated_and_still_there  # noqa: F401
from tests.data.test_store import (
    test_an_import_is_a_revision_with_its_origin,  # noqa: F401
    test_every_past_view_can_be_shown_again,  # noqa: F401
    test_only_the_sheets_of_the_file_change,  # noqa: F401
    test_rows_that_the_file_lacks_stay_unless_it_replaces,  # noqa: F401
)

pytestmark = pytest.mark.postgres


@pytest.fixture
def role(tmp_path):
    """An empty schema, a role, and the address of the database as that role: (owner's address, role, its address)."""
    with empty_database("postgres", tmp_path) as url:
        name = f"app_{uuid.uuid4().hex}"
        admin = create_engine(make_url(url), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE ROLE {name}")
        options = str(make_url(url).query["options"])
        theirs = make_url(url).update_query_dict({"options": f"{options} -crole={name}"})
        yield url, name, theirs.render_as_string(hide_password=False)
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP OWNED BY {name}")
            connection.exec_driver_sql(f"DROP ROLE {name}")
        admin.dispose()


@pytest.fixture
def store(role):
    """A store opened with the restricted role."""
    url, name, theirs = role
    owner = open_store(url, KINDS)
    with writing(owner._engine) as connection:
        rights.grant(connection, name)
    opened = open_store(theirs, KINDS)
    yield opened
    opened.close()
    owner.close()


FORBIDDEN = [
    "UPDATE revisions SET note = 'x'",
    "DELETE FROM revisions",
    "TRUNCATE revisions",
    "UPDATE audit SET who = 'x'",
    "DELETE FROM audit",
    "TRUNCATE audit",
    "DROP TRIGGER audit_sealed ON audit",
    "ALTER TABLE audit DISABLE TRIGGER ALL",
    "UPDATE stand SET status = 'x'",
    "UPDATE stand SET added_in = 1",
    "DELETE FROM stand",
    "DROP TABLE stand",
    "DELETE FROM healings",
    "UPDATE annotations SET text = 'x'",
    "UPDATE schema_version SET version = 9",
    "DELETE FROM alembic_version",
    "CREATE TABLE neu (id int)",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
]


def test_what_is_kept_cannot_be_changed_or_deleted(store):
    filled(store)
    for statement in FORBIDDEN:
        with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
            changed(store, statement)
    with reading(store._engine) as connection:
        assert connection.exec_driver_sql("SELECT current_user").scalar().startswith("app_")
        assert verify(connection).broken == ""


def changed(store, statement):
    with writing(store._engine) as connection:
        connection.exec_driver_sql(statement)


def test_a_migration_that_is_due_is_said_in_german_and_the_owner_runs_it(role, monkeypatch, capsys):
    url, name, theirs = role
    lay_down(url)
    with pytest.raises(MigrationDue, match="python -m data migrate"):
        open_store(theirs, KINDS)
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", theirs)
    assert main(["verify"]) == 2
    assert "darf ihn nicht sehen" in capsys.readouterr().err
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", url)
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0
    assert main(["grant", "--role", name]) == 0
    assert "es war nichts zu tun" in capsys.readouterr().out
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", theirs)
    assert main(["verify"]) == 0
    opened = open_store(theirs, KINDS)
    opened.commit(opened.preview(dienste(("neu", "x", "2024", None, None, None, None)), "ergänzt"), "Anna")
    assert [each.action for each in opened.audit()] == [Action.IMPORT, Action.VERIFY, Action.MIGRATION]
    opened.close()


def test_new_tables_are_granted_by_the_migration(role, monkeypatch, capsys):
    url, name, theirs = role
    owner = open_store(url, KINDS)
    with writing(owner._engine) as connection:
        rights.grant(connection, name)
        assert rights.granted(connection) == [name]
    owner.close()
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", url)
    assert main(["migrate"]) == 0  # brings the tables of all real kinds of workbook
    assert name in capsys.readouterr().out
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", theirs)
    open_store().close()


def test_who_is_not_bound_by_rights_gets_none(role):
    url, _, _ = role
    open_store(url, KINDS).close()
    database = connect(url)
    for unfit, reason in ((make_url(url).username, "Superuser"), ("gibt es nicht", "gibt es")):
        with pytest.raises(StoreError, match=reason), writing(database) as connection:
            rights.grant(connection, unfit)
    database.dispose()
