"""The database is cut off, silent, slow, killed: pages go on with what they know, and come back by themselves."""

import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
import requests
from sqlalchemy import make_url

from data import engine, postgres
from data.errors import Unavailable
from data.store import open_store
from tests.cluster import Cluster, cluster
from tests.conftest import Server, serving
from tests.data.kinds import KINDS
from tests.importer import TAKE, prepare, receipt
from tests.visitor import Sight, Visitor
from tests.waiting import PATIENCE, in_time, until
from tests.wire import Wire

NOTICE_WITHIN, BACK_WITHIN = 5, 10
"""Seconds: a page says that the database is gone, and shows the newest Stand again once it is back."""
NUMBERS = count(215)
"""Of people at a conference: each list that is handed in says something new."""
SLOW = 0.1
"""Seconds that each answer of a slow line takes longer, there and back."""

SILENT = "Der Datenspeicher antwortet gerade nicht."
KNOWN = "Gezeigt wird der letzte bekannte Stand"

pytestmark = pytest.mark.postgres


@dataclass
class Scene:
    """A dashboard that reaches its own PostgreSQL over a line that can be troubled."""

    server: Server
    wire: Wire
    database: Cluster

    @property
    def troubles(self) -> dict[str, tuple[Callable[[], None], Callable[[], None]]]:
        """What can happen, and what ends it."""
        return {
            "cut": (self.wire.cut, self.wire.mend),
            "hole": (self.wire.swallow, self.wire.mend),
            "killed": (self.database.kill, self.database.start),
        }

    def get(self, path: str) -> requests.Response:
        return requests.get(self.server.url + path, timeout=PATIENCE)


def through(database: Cluster, wire: Wire) -> str:
    return make_url(database.url).set(port=wire.port).render_as_string(hide_password=False)


@pytest.fixture(scope="module")
def scene(tmp_path_factory) -> Iterator[Scene]:
    folder: Path = tmp_path_factory.mktemp("ausfall")
    with cluster() as database, Wire("127.0.0.1", database.port) as wire:
        url = through(database, wire)
        with serving(folder / "daten", folder / "log.txt", DASHBOARD_DATABASE_URL=url) as server:
            yield Scene(server, wire, database)


def until_back(visitor: Visitor, began: float) -> float:
    """Let the page run each second, as its notice does, until it has none; how long that took."""
    while visitor.look().said(SILENT):
        in_time(time.monotonic() - began, BACK_WITHIN)
        time.sleep(1)
    in_time(back := time.monotonic() - began, BACK_WITHIN)
    return back


def at_rest(visitor: Visitor) -> Sight:
    """The page as soon as it needs no notice: the trouble of the test before may have ended a moment ago."""
    seen: list[Sight] = []
    until(lambda: seen.append(visitor.look()) or not seen[-1].said(SILENT))
    return seen[-1]


def outage(scene: Scene, visitor: Visitor, trouble: str) -> dict[str, float]:
    """One round: before, in trouble, and after it; the seconds until the notice and until the page is back."""
    begin, end = scene.troubles[trouble]
    before = at_rest(visitor)
    begin()
    try:
        assert_told(scene, before, during := visitor.look())
        assert_told(scene, before, again := visitor.look())
    finally:
        end()
    back = until_back(visitor, time.monotonic())
    return {"notice": during.seconds, "again": again.seconds, "back": back}


def assert_told(scene: Scene, before: Sight, seen: Sight) -> None:
    """The notice with the last Stand, the same figures as before, alive but not ready, all of it in time."""
    assert seen.said(SILENT)
    assert seen.said(KNOWN)
    assert (seen.figures, seen.charts) == (before.figures, before.charts)
    alive, ready = scene.get("/health"), scene.get("/ready")
    assert (alive.status_code, ready.status_code) == (200, 503)
    assert "Datenspeicher" in ready.json()["gruende"][0]
    in_time(seen.seconds, NOTICE_WITHIN)
    in_time(max(alive.elapsed, ready.elapsed).total_seconds(), 1)


@pytest.mark.parametrize("trouble", ["cut", "hole", "killed"])
def test_a_page_goes_on_with_what_it_knows_and_comes_back(scene, trouble):
    with Visitor(scene.server.url) as visitor:
        outage(scene, visitor, trouble)


def test_a_slow_line_is_no_outage(scene):
    with Visitor(scene.server.url) as visitor:
        at_rest(visitor)
        scene.wire.latency = SLOW
        try:
            seen = visitor.look()
        finally:
            scene.wire.mend()
        assert not seen.said(SILENT)
        in_time(seen.seconds, NOTICE_WITHIN)


@pytest.mark.parametrize("trouble", ["cut", "hole"])
def test_an_import_is_refused_in_words_and_works_again_afterwards(scene, trouble):
    begin, end = scene.troubles[trouble]
    with Visitor(scene.server.url, "/hochladen") as official:
        at_rest(official)
        prepared = prepare(official, next(NUMBERS))
        begin()
        try:
            refused = official.look(prepared.widgets[TAKE])
        finally:
            end()
        assert refused.said("Der Datenspeicher ist gerade nicht erreichbar")
        assert not receipt(refused)
        until_back(official, time.monotonic())
        assert receipt(official.look(official.look().widgets[TAKE]))
        in_time(refused.seconds, NOTICE_WITHIN)


@pytest.mark.parametrize("writes", [False, True], ids=["page", "change"])
def test_a_line_that_falls_silent_under_a_statement_is_given_up(scene, monkeypatch, writes):
    database = scene.database.another(f"silent_{uuid.uuid4().hex}")
    url = make_url(through(scene.database, scene.wire)).set(database=database)
    store = open_store(url.render_as_string(hide_password=False), KINDS)
    asking = engine.writing if writes else engine.reading

    def ask() -> None:
        with asking(store._engine) as connection:
            scene.wire.swallow()
            connection.exec_driver_sql("SELECT 1")

    def answers() -> bool:
        try:
            return store.latest() == 0
        except Unavailable:
            return False

    with monkeypatch.context() as patient:
        patient.setattr(postgres, "READ_SECONDS", 1)
        patient.setattr(postgres, "WRITE_SECONDS", 1)
        patient.setattr(postgres, "GRACE_SECONDS", 0)
        began = time.monotonic()
        try:
            with pytest.raises(Unavailable):
                ask()
            took = time.monotonic() - began
        finally:
            scene.wire.mend()
    assert took >= 1
    until(answers)
    store.close()
    in_time(took, NOTICE_WITHIN)


def test_a_server_that_starts_without_its_database_says_so_and_needs_no_restart(scene, tmp_path):
    url = through(scene.database, scene.wire)
    scene.wire.cut()
    try:
        with (
            serving(tmp_path, tmp_path / "log", warm=False, DASHBOARD_DATABASE_URL=url) as late,
            Visitor(late.url) as visitor,
        ):
            seen = visitor.look()
            assert seen.said(SILENT)
            assert seen.said("Fehlernummer")
            assert requests.get(f"{late.url}/ready", timeout=PATIENCE).status_code == 503
            scene.wire.mend()
            until_back(visitor, time.monotonic())
            assert visitor.look().figures
            in_time(seen.seconds, NOTICE_WITHIN)
    finally:
        scene.wire.mend()
