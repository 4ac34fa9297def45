"""Nobody whose name stands in an uploaded list is found anywhere afterwards; `python -m tests.canaries` has fifty lists."""

import sqlite3

import pytest

from tests.canaries import (
    FATES,
    FORMATS,
    LEFT,
    OVERWRITTEN,
    Canary,
    Outcome,
    campaign,
    contents,
    lists,
    made,
    numbers,
)
from tests.conftest import ROOT, serving
from tests.waiting import PATIENCE

FILES = (0, 2, 4, 7, 9, 14, 18, 27, 38)
"""Taken over (xlsx, xlsb, Kennzahlen in an ods), put away (xls, ods), abandoned (xls, a small ods, Kennzahlen in an xlsb), damaged."""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The workbooks handed in at a server of their own, and what was found: (server, outcome)."""
    folder = tmp_path_factory.mktemp("canaries")
    places = {name: folder / name for name in ("data", "tmp", "home")}
    for place in places.values():
        place.mkdir()
    settings = {"TMPDIR": str(places["tmp"]), "HOME": str(places["home"]), **OVERWRITTEN, **LEFT}
    with serving(places["data"], folder / "log", **settings) as server:
        try:
            yield server, campaign(server, places, FILES, pages=("/teilnahme", "/foerderung", "/verlauf"))
        except PermissionError:
            pytest.skip("The memory of another process cannot be read here (/proc/PID/mem)")


def test_they_are_found_nowhere(run):
    _, outcome = run
    assert set(outcome.fates.values()) == set(FATES)
    assert {"data", "log", "memory"} <= set(outcome.looked)
    assert len([place for place in outcome.looked if place.startswith("export")]) >= 6
    assert outcome.looked["memory"] > 50_000_000
    assert outcome.found == set()


def test_the_audit_trail_holds_no_file_name_and_no_address(run):
    server, outcome = run
    database = sqlite3.connect(server.data / "dashboard.sqlite", timeout=PATIENCE)
    told = repr(database.execute("SELECT * FROM audit").fetchall())
    kept = [name for (name,) in database.execute("SELECT file_name FROM revisions")]
    database.close()
    assert told.count("upload") >= len(FILES)
    for word in ("liste-", "127.0.0.1", "::1", "RP Kassel", "Hanau"):
        assert word not in told
    taken = {number for number, fate in outcome.fates.items() if fate == "taken over"}
    assert {name for name in kept if name.startswith("liste-")} == {made(number)[0] for number in taken}


def test_names_of_files_that_were_not_taken_over_are_kept_nowhere(run):
    server, outcome = run
    away = [made(number)[0].encode() for number, fate in outcome.fates.items() if fate != "taken over"]
    kept = b"".join(contents(server.data)) + server.log.read_bytes()
    assert [name for name in away if name in kept] == []


def test_a_canary_would_be_found(tmp_path):
    canary = Canary(47)
    for told in (canary.name, canary.email, canary.phone, canary.name.upper(), canary.phone.replace(" ", "")):
        for coding in ("utf-8", "utf-16-le"):
            assert set(numbers(b"..." + told.encode(coding) + b"...")) == {47}, (told, coding)
    for number in (0, 3, 4, 5, 7):
        outcome = Outcome()
        outcome.look("here", made(number)[1])
        assert outcome.found == {("here", number)}
    assert set(FORMATS) == {"xlsx", "xls", "xlsb", "ods"}
    assert len(FATES) == 3
    assert all(canary.letters in repr(each) for each in lists(canary))


def test_operators_get_memory_that_is_overwritten():
    for file in ("dashboard.service", "Containerfile"):
        text = (ROOT / ".github" / "operations" / file).read_text(encoding="utf-8")
        assert [name for name, value in OVERWRITTEN.items() if f"{name}={value}" not in text] == []
