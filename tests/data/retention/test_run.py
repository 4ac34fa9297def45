"""The run after its periods: what is older goes, nothing else does, the chains hold, and a kill changes nothing."""

import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, update

from data import chain, engine, rights, settings
from data.__main__ import main
from data.actions import Action
from data.engine import connect, reading, writing
from data.errors import Unsuitable
from data.migrations.parts import unsealed
from data.people.persons import now
from data.retention import periods
from data.retention.run import NotTheOwner, retain
from data.schema import schema
from data.store import open_store
from data.verification import verify
from pages.shell import start
from tests.conftest import copied
from tests.data.dying import dies_at
from tests.data.importing_child import processes
from tests.data.kinds import KINDS, dienste
from tests.data.people.test_sessions import sign_in
from tests.data.test_rights import role  # noqa: F401 - a fixture
from tests.waiting import PATIENCE

LONG_AGO = timedelta(days=91)
DAYS = dict(settings.KEPT_DAYS)


@pytest.fixture
def house(store):
    """Everything that a run can remove, 91 days old, beside what it must leave; the store goes on after it."""
    fill(store)
    return store


def fill(store):
    store.commit(store.preview(dienste(("a", "x", "2020", "offen", 1, 0.5, "exakt")), "ergänzt"), "P1")
    for number, subject in enumerate(("anna", "nur-einmal", "mit-rolle")):
        has_role = {} if subject == "mit-rolle" else {"role": None}
        store.people.sessions.admit(sign_in(f"s{number}", subject, **has_role))
    store.people.persons.typed("niemand")
    store.annotate("01.02.2021", "steht", "P1")
    store.annotate("01.02.2021", "zurückgenommen", "P1")
    store.forget("annotations", 2, "P1")
    made_old(store)
    store.annotate("01.02.2021", "gerade zurückgenommen", "P1")
    store.forget("annotations", 3, "P1")
    store.people.sessions.admit(sign_in("heute", "gerade", role=None))


def made_old(store):
    """As if everything had happened 91 days ago; the hashes of the trail are told anew."""
    tables, then = store._tables, now() - LONG_AGO
    with writing(store._engine) as connection, unsealed(connection, "audit"):
        connection.execute(update(tables.people.sessions).values(begun_utc=then, seen_utc=then))
        connection.execute(update(tables.people.persons).values(since_utc=then))
        old = tables.memory["annotations"]
        connection.execute(update(old).where(old.c.withdrawn_at.is_not(None)).values(withdrawn_at=then))
        previous = chain.FIRST
        for row in connection.execute(tables.audit.select().order_by(tables.audit.c.id)).mappings().all():
            told = {**row, "at_utc": then, "previous": previous}
            previous = told["hash"] = chain.link(told)
            connection.execute(update(tables.audit).where(tables.audit.c.id == row["id"]).values(told))


def run(store):
    return retain(store._engine, store._tables, DAYS, "Betrieb")


def broken(store):
    with reading(store._engine) as connection:
        return verify(connection).broken


def rows(store, name):
    with reading(store._engine) as connection:
        return connection.exec_driver_sql(f"SELECT * FROM {name}").all()


def test_what_is_older_than_its_period_goes_and_nothing_else(house):
    assert broken(house) == ""
    before = rows(house, "revisions"), rows(house, "stand")
    gone = run(house)
    # P1 has a revision, P3 a role, P5 a session; P2 signed in once and P4 was only ever typed.
    assert gone == {"withdrawn": 1, "sessions": 3, "audit": 8, "persons": 2, "files": 0}
    assert {row[0] for row in rows(house, "persons")} == {1, 3, 5}
    assert [each.text for each in house.annotations()] == ["gerade zurückgenommen", "steht"]
    assert (rows(house, "revisions"), rows(house, "stand")) == before
    assert broken(house) == ""
    last = house.audit()[0]
    assert (last.who, last.action, last.detail) == ("Betrieb", Action.RETENTION, gone)


def test_a_second_run_finds_nothing_and_says_so(house):
    run(house)
    before = len(house.audit())
    assert run(house) == dict.fromkeys(("withdrawn", "sessions", "audit", "persons", "files"), 0)
    assert len(house.audit()) == before + 1
    assert broken(house) == ""
    house.commit(house.preview(dienste(("b", "x", "2020", "offen", 1, 0.5, "exakt")), "ergänzt"), "P1")
    house.undo(2, "P1")
    assert broken(house) == ""


def test_the_chain_goes_on_where_every_entry_was_too_old(house):
    made_old(house)
    number = house.audit()[0].id
    assert run(house)["audit"] == number
    assert [each.id for each in house.audit()] == [number + 2, number + 1]
    assert broken(house) == ""
    assert run(house)["audit"] == 0
    assert broken(house) == ""


# PostgreSQL keeps deleted rows until its own vacuum; .github/operations/datenschutz/ says so.
@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_nothing_of_it_is_left_in_the_file(house, engine_name):
    file = Path(make_url(house._engine.url).database)
    told = lambda: b"".join(each.read_bytes() for each in file.parent.iterdir())  # noqa: E731
    assert "zurückgenommen".encode() in told()
    assert b"nur-einmal" in told()
    run(house)
    house.forget("annotations", 1, "P1")
    assert b"nur-einmal" not in told()
    assert told().count("zurückgenommen".encode()) == 1


def retain_until_killed(url, number):
    """Run and kill this very process before its n-th statement, or before the commit."""
    database = connect(url)
    dies_at(database, number)
    retain(database, schema(KINDS), DAYS, "Betrieb")


def test_a_kill_at_any_point_leaves_all_or_nothing(house, store_url, engine_name):
    before, number, kills = contents(house), 2, 0
    while True:
        child = processes().Process(target=retain_until_killed, args=(store_url, number))
        child.start()
        child.join(PATIENCE)
        if child.exitcode == 0:
            break
        assert child.exitcode == -signal.SIGKILL
        assert contents(house) == before
        number, kills = number + {"sqlite": 7, "postgres": 12}[engine_name], kills + 1
    assert kills > 1
    assert {row[0] for row in rows(house, "persons")} == {1, 3, 5}
    assert broken(house) == ""
    sealed(house)


def contents(store):
    return {each.name: sorted(map(repr, rows(store, each.name))) for each in store._tables.metadata.sorted_tables}


def sealed(store):
    with pytest.raises(Exception, match="nur fortgeschrieben"), writing(store._engine) as connection:
        connection.exec_driver_sql("DELETE FROM audit")


@pytest.mark.postgres
def test_the_role_of_the_program_is_told_whom_to_ask(role):  # noqa: F811
    url, name, theirs = role
    owner = open_store(url, KINDS)
    fill(owner)
    with writing(owner._engine) as connection:
        rights.grant(connection, name)
    before = contents(owner)
    database = engine.connect(theirs)
    with pytest.raises(NotTheOwner, match=r"Eigentümer.*nennen|gehören"):
        retain(database, schema(KINDS), DAYS, "Betrieb")
    assert contents(owner) == before
    database.dispose()
    assert run(owner)["audit"] == 8
    owner.close()


def test_periods_are_settings_and_told_with_their_reason(monkeypatch):
    for name in settings.KEPT_DAYS:
        monkeypatch.delenv(name, raising=False)
    assert periods.days() == dict.fromkeys(settings.KEPT_DAYS, 90)
    monkeypatch.setenv("DASHBOARD_KEEP_AUDIT_DAYS", "30")
    assert periods.listed()[0].kept == "30 Tage"
    assert {each.setting for each in periods.listed()} == {*settings.KEPT_DAYS, "DASHBOARD_SESSION_HOURS", ""}
    for wrong in ("0", "-1", "neunzig", "1.5", "36501"):
        monkeypatch.setenv("DASHBOARD_KEEP_AUDIT_DAYS", wrong)
        with pytest.raises(Unsuitable, match="DASHBOARD_KEEP_AUDIT_DAYS"):
            periods.days()
    monkeypatch.setenv("DASHBOARD_RETAIN_DAILY", "ja")
    with pytest.raises(Unsuitable, match="DASHBOARD_RETAIN_DAILY"):
        settings.retains_daily()


def test_the_command_says_what_went_and_leaves_a_store_that_holds(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DASHBOARD_DATABASE_URL", raising=False)
    assert main(["retain"]) == 2
    assert "keinen Datenspeicher" in capsys.readouterr().err
    store = open_store()
    store.people.sessions.admit(sign_in(role=None))
    made_old(store)
    store.people.sessions.admit(sign_in("heute", "gerade", role=None))
    assert main(["retain"]) == 0
    said = capsys.readouterr().out
    assert "1  Einträge des Protokolls" in said
    assert "1  Personen" in said
    assert "Protokoll: 90 Tage" in said
    assert main(["verify"]) == 0
    store.close()


def test_a_person_goes_once_nothing_refers_to_it(house):
    run(house)
    with writing(house._engine) as connection:
        connection.exec_driver_sql("DELETE FROM roles WHERE person = 3")
    assert run(house)["persons"] == 1
    assert {row[0] for row in rows(house, "persons")} == {1, 5}


def test_the_server_itself_runs_once_a_day_where_it_is_told_to(fresh_server, server, tmp_path):
    data = copied(server.data, tmp_path / "daten")
    store = open_store(f"sqlite:///{data / 'dashboard.sqlite'}")
    store.people.sessions.admit(sign_in(role=None))
    made_old(store)
    with writing(store._engine) as connection:
        connection.exec_driver_sql("UPDATE persons SET since_utc = '2020-01-01 00:00:00'")
    fresh_server(data=data, DASHBOARD_RETAIN_DAILY="1", DASHBOARD_DATABASE_URL="")
    deadline = time.monotonic() + PATIENCE
    while not (told := [each for each in store.audit() if each.subject == "Löschlauf"]):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    (last,) = told
    assert (last.who, last.detail["sessions"]) == ("System", 1)
    assert last.detail["audit"] >= 5
    assert broken(store) == ""
    store.close()


@pytest.mark.parametrize(
    ("daily", "database", "itself"),
    [("1", "", True), ("", "", False), ("1", "postgresql://host/name", False), ("ja", "", False)],
)
def test_only_one_server_on_sqlite_runs_by_itself(monkeypatch, daily, database, itself):
    monkeypatch.setenv("DASHBOARD_RETAIN_DAILY", daily)
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", database)
    assert start.retains_itself() is itself
