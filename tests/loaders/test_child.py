"""Whatever happens in the reading process, the server learns it in one German sentence and nothing is left behind."""

import json
import logging
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from loaders import child
from loaders.child import NotStarted, call
from loaders.container import Refused
from loaders.limits import MEGABYTE, Limits
from loaders.turns import turn
from tests.loaders import raw
from tests.loaders.child_entries import FOR_EVER
from tests.loaders.outcomes import children

ROOT = Path(__file__).resolve().parents[2]
LIMITS = replace(Limits(), wall_seconds=300, children=4)
SECRET = b"Geheimnis-4711"


def run(entry: str, content: bytes = b"", name: str = "a.xlsx", **changed: int) -> bytes:
    return call(f"tests.loaders.child_entries:{entry}", content, name, replace(LIMITS, **changed))


def refusal(entry: str, content: bytes = b"", **changed: int) -> str:
    with pytest.raises(Refused) as caught:
        run(entry, content, **changed)
    assert caught.value.findings[0].message
    return caught.value.findings[0].rule


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = children()
    yield
    assert children() <= before
    assert list(tmp_path.iterdir()) == []


def test_bytes_and_name_arrive_and_the_result_comes_back():
    content = bytes(range(256)) * 20_000

    assert run("echo", content, "Gießen\udcff.xlsx") == "Gießen?.xlsx|".encode() + content


def test_it_tells_how_far_it_is_and_never_goes_back():
    told: list[int] = []

    assert call("tests.loaders.child_entries:in_steps", b"x", "", LIMITS, told=told.append) == b"x"
    assert told == [50, 100]


def test_the_process_has_nothing_but_what_it_needs(monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", "postgresql://geheim")
    monkeypatch.setenv("HOME", "/root")
    seen = json.loads(run("surroundings", cells=77))

    assert not [name for name in seen["environment"] if "DATABASE" in name or name == "HOME"]
    assert (seen["files"], seen["session"], seen["cells"]) == ([], True, 77)
    assert not Path(seen["folder"]).exists()


def test_limits_come_from_the_environment_of_the_server(monkeypatch):
    monkeypatch.setenv("DASHBOARD_LIMIT_CELLS", "123")

    assert json.loads(call("tests.loaders.child_entries:surroundings", b"", "a"))["cells"] == 123


def test_a_refusal_comes_back_with_its_findings():
    with pytest.raises(Refused) as caught:
        run("refuse")

    assert [(found.rule, found.severity) for found in caught.value.findings] == [
        ("file_password", "Fehler"),
        ("file_macros", "Hinweis"),
    ]


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ("fail", "file_crashed"),
        ("panic", "file_crashed"),
        ("crash", "file_crashed"),
        ("leave", "file_crashed"),
        ("abort", "file_memory"),
        ("much_memory", "file_memory"),
        ("much_native_memory", "file_memory"),
        ("write_file", "file_crashed"),
    ],
)
def test_every_way_to_die_has_its_sentence(entry, rule, caplog):
    with caplog.at_level(logging.INFO):
        assert refusal(entry, SECRET) == rule
    assert rule in caplog.text
    assert SECRET.decode() not in caplog.text


def test_the_log_says_where_a_reader_failed(caplog):
    refusal("fail", SECRET)

    assert "KeyError in _outcome" in caplog.text
    assert "fail:" in caplog.text


def test_processor_time_is_limited():
    began = time.monotonic()

    assert refusal("compute", processor_seconds=1) == "file_time"
    assert time.monotonic() - began < LIMITS.wall_seconds


def test_time_by_the_clock_is_limited():
    began = time.monotonic()

    assert refusal("sleep", wall_seconds=1) == "file_time"
    assert time.monotonic() - began < FOR_EVER / 10


def test_an_orphan_ends_by_itself(tmp_path_factory):
    """Should the server be killed, its reading process does not stay for ever."""
    environment = {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path_factory.mktemp("waise"))}
    server = subprocess.Popen([sys.executable, "-c", SERVER], env=environment, cwd=ROOT, stdout=subprocess.PIPE)
    with server:
        orphan = Path(f"/proc/{int(server.stdout.readline())}")
        server.kill()
    deadline = time.monotonic() + LIMITS.wall_seconds
    while orphan.exists() and time.monotonic() < deadline:
        time.sleep(0.2)

    assert not orphan.exists()


SERVER = """
from dataclasses import replace
from loaders import child
from loaders.limits import Limits

exchange = child._exchange
child._exchange = lambda started, *more: print(started.pid, flush=True) or exchange(started, *more)
child.until = lambda ended, *_: ended(None)
child.call('tests.loaders.child_entries:sleep_unheard', b'', 'a', replace(Limits(), wall_seconds=1))
"""
"""Says which process reads, and never ends it."""


def test_the_result_is_limited_on_both_sides():
    assert len(run("much_result", b"100000", result_bytes=100_000)) == 100_000
    assert refusal("much_result", b"100001", result_bytes=100_000) == "file_memory"


def test_what_is_printed_does_not_spoil_the_result():
    assert run("chatter") == b"fertig"


def test_a_reader_that_cannot_be_imported_is_a_fault_of_the_installation():
    with pytest.raises(NotStarted, match="no_such_module"):
        call("loaders.no_such_module:read", SECRET, "a", LIMITS)


def test_the_libraries_of_the_reader_fit_in_far_less_than_the_default_memory():
    assert run("heavy") == b"1000"
    assert run("heavy", memory_bytes=1024 * MEGABYTE) == b"1000"


def test_a_large_upload_reaches_a_process_that_dies_early():
    assert refusal("crash", bytes(30 * MEGABYTE)) == "file_crashed"


def test_only_so_many_processes_at_once_and_the_rest_waits_its_turn():
    entry = "tests.loaders.child_entries:sleep"
    busy, stop, sleeps = replace(LIMITS, children=1, queue_seconds=1), Event(), Event()
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(call, entry, b"", "a", busy, stop, lambda _percent: sleeps.set())
        assert sleeps.wait(LIMITS.wall_seconds)
        with pytest.raises(Refused, match="file_busy"):
            call(entry, b"", "a", busy)
        stop.set()

    assert first.exception().findings[0].rule == "file_cancelled"
    assert call("tests.loaders.child_entries:echo", b"x", "a", busy) == b"a|x"


def test_waiting_ends_when_a_place_becomes_free():
    busy = replace(LIMITS, children=3)
    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(lambda n: call("tests.loaders.child_entries:echo", b"x", str(n), busy), range(6)))

    assert results == [f"{n}|x".encode() for n in range(6)]


def test_an_interrupt_leaves_nothing_behind(monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(child, "_exchange", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run("sleep")
    monkeypatch.undo()

    assert run("echo", b"x") == b"a.xlsx|x"


def test_a_workbook_is_opened_in_the_process():
    assert run("may_open", raw.xlsx()) == b"xlsx"
    assert refusal("may_open", b"%PDF-1.7") == "file_kind"


def test_a_reading_that_nobody_wants_any_more_ends_at_once():
    stop, began = Event(), time.monotonic()
    with pytest.raises(Refused) as caught:
        call("tests.loaders.child_entries:sleep", b"", "a", LIMITS, stop, lambda _percent: stop.set())

    assert caught.value.findings[0].rule == "file_cancelled"
    assert time.monotonic() - began < LIMITS.wall_seconds / 2


def test_a_file_that_waits_for_its_turn_can_be_taken_back(monkeypatch):
    one, stop = replace(LIMITS, children=17), Event()
    stop.set()
    with turn(replace(one, children=1), Event()), pytest.raises(Refused) as caught:
        call("tests.loaders.child_entries:echo", b"", "a", replace(one, children=1), stop)

    assert caught.value.findings[0].rule == "file_cancelled"
