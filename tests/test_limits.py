"""How much the server takes on at once: each limit on both sides, and room that comes back."""

import asyncio
import gc
import socket
import threading
import time
from collections import Counter
from contextlib import ExitStack, suppress
from types import SimpleNamespace
from weakref import WeakValueDictionary

import pytest
import requests
from starlette.responses import PlainTextResponse
from websockets.exceptions import ConnectionClosed, InvalidStatus

from pages.hochladen import keeping
from pages.hochladen.desk import Desk, Filed, Waiting
from pages.hochladen.readers import Ticket
from pages.shared import limits, turns
from pages.shared.limits import Limits
from pages.shell import connections, uploads
from tests.conftest import copied, serving
from tests.visitor import Visitor
from tests.waiting import PATIENCE, until

MEGABYTE = 2**20
FOLDER = "/_stcore/upload_file"


@pytest.fixture
def limited(monkeypatch):
    """Sets limits for this test."""

    def given(**named) -> None:
        monkeypatch.setattr(limits, "limits", lambda: Limits(**named))
        for each in (uploads, connections):
            monkeypatch.setattr(each, "limits", lambda: Limits(**named))

    return given


def test_a_limit_comes_from_the_environment_or_ends_the_start(monkeypatch):
    monkeypatch.setenv("DASHBOARD_LIMIT_CONNECTIONS", "7")
    assert limits.limits.__wrapped__() == Limits(connections=7)
    for wrong in ("0", "-1", "viele", ""):
        monkeypatch.setenv("DASHBOARD_LIMIT_CONNECTIONS", wrong)
        with pytest.raises(SystemExit, match="DASHBOARD_LIMIT_CONNECTIONS muss eine ganze Zahl über null sein"):
            limits.limits.__wrapped__()


async def taken(scope, receive, send) -> None:
    """An application that takes every upload, without reading it."""
    await PlainTextResponse("", status_code=204)(scope, receive, send)


@pytest.fixture
def desks(monkeypatch):
    """The desks of all pages: none, whatever pages of other tests have left in this process."""
    empty: WeakValueDictionary[str, Desk] = WeakValueDictionary()
    monkeypatch.setattr(keeping, "_desks", empty)
    return empty


@pytest.fixture
def held(monkeypatch, desks):
    """The uploads that the server holds, by session, in bytes."""
    files: dict[str, list[int]] = {}
    monkeypatch.setattr(uploads, "held", lambda: files)
    return files


@pytest.fixture
def signed_in(monkeypatch):
    """Who sends: the header "who" of a request."""
    told = lambda connection: connection.headers.get("who", "")  # noqa: E731
    monkeypatch.setattr(uploads.cookie, "person", told)


def upload(limit, session: str = "anna", size: int = MEGABYTE, who: str = "", method: str = "PUT") -> int:
    """The status that an upload of that size gets."""
    statuses = []

    async def send(message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    headers = [(b"content-length", str(size).encode()), (b"who", who.encode())]
    scope = {"type": "http", "method": method, "path": f"{FOLDER}/{session}/1", "headers": headers}
    asyncio.run(limit(scope, None, send))
    return statuses[0]


@pytest.mark.parametrize(("number", "status"), [(0, 204), (4, 204), (5, 429)])
def test_a_page_holds_only_so_many_files(held, limited, number, status):
    limited(uploads_per_person=5)
    held["anna"] = [1] * number
    held["bert"] = [1] * 9
    assert upload(uploads.UploadLimit(taken)) == status


@pytest.mark.parametrize(("size", "status"), [(MEGABYTE, 204), (MEGABYTE + 1, 429)])
def test_a_page_holds_only_so_many_bytes(held, limited, size, status):
    limited(uploaded_bytes_per_person=3 * MEGABYTE)
    held["anna"] = [2 * MEGABYTE]
    assert upload(uploads.UploadLimit(taken), size=size) == status


@pytest.mark.parametrize(("size", "status"), [(MEGABYTE, 204), (MEGABYTE + 1, 503)])
def test_all_together_hold_only_so_many_bytes(held, limited, size, status):
    limited(uploaded_bytes=3 * MEGABYTE)
    held.update(bert=[MEGABYTE], cora=[MEGABYTE])
    assert upload(uploads.UploadLimit(taken), size=size) == status


@pytest.mark.parametrize(("size", "status"), [(MEGABYTE, 204), (MEGABYTE + 1, 503)])
def test_what_pages_keep_until_it_is_taken_over_counts_as_well(held, limited, desks, size, status):
    limited(uploaded_bytes=3 * MEGABYTE)
    page = Desk(waiting=[Waiting("a.xlsx", 0, 0, Ticket(), b"x" * MEGABYTE)])
    page.files["sha"] = Filed(None, 0, content=b"y" * MEGABYTE)
    desks["anna"] = page
    assert upload(uploads.UploadLimit(taken), size=size) == status
    del page
    gc.collect()
    assert keeping.kept_by_all() == 0


@pytest.mark.parametrize(("size", "is_room"), [(2 * MEGABYTE - 1, True), (2 * MEGABYTE, False)])
def test_a_page_that_keeps_much_takes_no_more(monkeypatch, size, is_room):
    monkeypatch.setattr(keeping, "limits", lambda: Limits(uploaded_bytes_per_person=2 * MEGABYTE))
    said = []
    monkeypatch.setattr(keeping.st, "info", said.append)
    page = Desk(waiting=[Waiting("a.xlsx", 0, 0, Ticket(), b"x" * size)])
    assert keeping.room(page) is is_room
    assert said == ([] if is_room else [keeping.TOO_MUCH.format(present="2", most="2")])


@pytest.mark.usefixtures("signed_in")
def test_who_has_signed_in_is_one_person_on_all_of_his_pages(held, limited):
    limited(uploads_per_person=2)
    limit = uploads.UploadLimit(taken)
    for page in ("eins", "zwei"):
        assert upload(limit, page, who="anna") == 204
        held[page] = [MEGABYTE]
    assert upload(limit, "drei", who="anna") == 429
    assert upload(limit, "vier", who="bert") == 204
    del held["eins"]
    assert upload(limit, "drei", who="anna") == 204


def test_an_upload_that_does_not_say_how_much_it_brings_counts_as_the_largest(held, limited):
    limited(uploaded_bytes=uploads.largest())
    limit = uploads.UploadLimit(taken)
    assert upload(limit, size="viel") == 204
    held["bert"] = [1]
    assert upload(limit, size="viel") == 503


def test_a_file_can_be_taken_back_however_full_it_is(held, limited):
    limited(uploads_per_person=1)
    held["anna"] = [MEGABYTE]
    assert upload(uploads.UploadLimit(taken), method="DELETE") == 204


def test_files_on_their_way_count_and_give_their_room_back(held, limited):
    limited(uploads_per_person=5)
    asked = threading.Event()

    async def slow(scope, receive, send) -> None:
        await asyncio.to_thread(asked.wait)
        raise ConnectionError

    limit = uploads.UploadLimit(slow)
    statuses: list[int] = []

    async def send(message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    async def everybody_at_once() -> None:
        scope = {"type": "http", "method": "PUT", "path": f"{FOLDER}/anna/1", "headers": []}
        tries = [asyncio.create_task(limit(scope, None, send)) for _ in range(8)]
        await asyncio.sleep(0.01)
        asked.set()
        await asyncio.gather(*tries, return_exceptions=True)

    limited(uploads_per_person=5, uploaded_bytes_per_person=10**12, uploaded_bytes=10**12)
    asyncio.run(everybody_at_once())
    assert statuses == [429] * 3
    assert not limit.arriving


@pytest.mark.usefixtures("desks")
def test_what_is_held_is_read_from_streamlit_and_dropped_when_its_page_is_gone(monkeypatch, limited):
    limited(left_seconds=10)
    files = {"anna": {"1": SimpleNamespace(data=b"abc")}, "bert": {"2": SimpleNamespace(data=b"d")}}
    kept = SimpleNamespace(file_storage=files, remove_session_files=files.pop)
    running = SimpleNamespace(uploaded_file_mgr=kept, is_active_session=lambda session: session == "anna")
    monkeypatch.setattr(uploads.runtime, "get_instance", lambda: running)

    assert uploads.held() == {"anna": [3], "bert": [1]}
    left = uploads._dropped({}, 100.0)
    assert uploads._dropped(left, 109.0) == {"bert": 100.0}
    assert set(files) == {"anna", "bert"}
    uploads._dropped(left, 110.0)
    assert set(files) == {"anna"}


def test_a_desk_is_cleared_when_its_page_is_gone(monkeypatch, limited, desks):
    limited(left_seconds=10)
    filed, waiting = Filed(None, 0, content=b"abc", outlook=object()), Waiting("b.xlsx", 0, 0, Ticket(), b"def")
    gone = Desk(files={"sha": filed}, waiting=[waiting])
    there = Desk(files={"sha": Filed(SimpleNamespace(sha256="sha"), 0, content=b"ghi")})
    filed.reading = SimpleNamespace(sha256="sha")
    desks.update(anna=there, bert=gone)
    kept = SimpleNamespace(file_storage={}, remove_session_files=lambda session: None)
    running = SimpleNamespace(uploaded_file_mgr=kept, is_active_session=lambda session: session == "anna")
    monkeypatch.setattr(uploads.runtime, "get_instance", lambda: running)

    left = uploads._dropped({}, 100.0)
    assert (left, gone.files, keeping.kept_by_all()) == ({"bert": 100.0}, {"sha": filed}, 9)
    uploads._dropped(left, 110.0)
    assert (gone.files, gone.waiting, gone.cleared, keeping.kept_by_all()) == ({}, [], True, 3)
    assert waiting.ticket.stop.is_set()
    assert (filed.content, filed.outlook) == (b"", None)  # what a button holds that was drawn before
    assert uploads._dropped(left, 120.0) == {}


@pytest.mark.usefixtures("signed_in")
def test_pages_are_counted_by_person_else_by_address(limited):
    limited(connections_per_person=2, connections_per_address=1, connections=4)
    limit = connections.ConnectionLimit(taken)

    def reason(who: str, address: str) -> str:
        headers = [(b"who", who.encode())]
        return limit.full({"type": "websocket", "headers": headers, "client": (address, 1)})[1]

    limit.open = Counter({"person anna": 1, "address 10.0.0.1": 1})
    assert reason("anna", "10.0.0.1") == ""
    assert reason("", "10.0.0.1") == connections.ADDRESS
    assert reason("", "10.0.0.2") == ""
    limit.open["person anna"] = 2
    assert reason("anna", "10.0.0.2") == connections.PERSON
    limit.open["person bert"] = 1
    assert reason("cora", "10.0.0.2") == connections.ALL


def test_turns_are_given_in_order_and_only_so_many():
    line = turns.Turns(2)
    first, second, third, fourth, fifth = [line.ask() for _ in range(5)]
    assert [place.is_set() for place in (first, second, third, fourth, fifth)] == [True, True, False, False, False]
    assert [line.before(place) for place in (third, fourth, fifth)] == [0, 1, 2]
    line.leave(fourth)  # somebody who has gone before it was his turn
    line.leave(first)
    assert (third.is_set(), fifth.is_set(), line.before(fifth)) == (True, False, 0)
    for place in (second, third):
        line.leave(place)
    assert fifth.is_set()
    line.leave(fifth)
    assert [line.ask().is_set() for _ in range(3)] == [True, True, False]


def test_a_part_within_a_page_needs_no_turn_and_a_page_that_waits_lends_its_own(monkeypatch):
    line = turns.Turns(1)
    monkeypatch.setattr(turns, "_turns", line)
    with turns.turn(), turns.turn():
        other = line.ask()
        assert not other.is_set()
        with turns.lent():
            assert other.is_set()
            line.leave(other)
        assert not line.ask().is_set()


def test_long_work_takes_no_turn_from_readers_and_has_only_so_many_of_its_own(monkeypatch):
    line, long = turns.Turns(1), turns.Turns(1)
    monkeypatch.setattr(turns, "_turns", line)
    monkeypatch.setattr(turns, "_long", long)
    with turns.turn():
        with turns.aside():
            reader, other = line.ask(), long.ask()
            assert (reader.is_set(), other.is_set()) == (True, False)
            line.leave(reader)
        assert other.is_set()
        assert not line.ask().is_set()


@pytest.mark.parametrize(("before", "words"), [(0, "als Nächste"), (1, "Eine Seite kommt"), (7, "7 Seiten kommen")])
def test_who_waits_reads_how_long_the_line_is(before, words):
    assert words in turns.said(before)


NARROW = {
    "DASHBOARD_LIMIT_CONNECTIONS_PER_ADDRESS": "3",
    "DASHBOARD_LIMIT_PAGES": "1",
    "DASHBOARD_LIMIT_UPLOADED_BYTES": str(3 * MEGABYTE),
    "DASHBOARD_LIMIT_UPLOADED_BYTES_PER_PERSON": str(2 * MEGABYTE),
    "DASHBOARD_LIMIT_UPLOAD_PAUSE_SECONDS": "3",
    "DASHBOARD_LIMIT_LEFT_SECONDS": "1",
    "STREAMLIT_SERVER_WEBSOCKET_PING_INTERVAL": "3",
}
"""The seconds are so many that the tests themselves, on a busy machine, are no one who stands still."""


@pytest.fixture(scope="module")
def narrow(server, tmp_path_factory):
    """A server that takes on very little."""
    folder = tmp_path_factory.mktemp("eng")
    data = copied(server.data, folder / "daten")
    with serving(data, folder / "log.txt", **NARROW) as running:
        yield running


def admitted(narrow, path: str = "/") -> Visitor:
    """Somebody with a page open, as soon as the server has forgotten the pages that were closed before."""
    opened: list[Visitor] = []

    def let_in() -> bool:
        try:
            opened.append(Visitor(narrow.url, path))
        except InvalidStatus as refused:
            if refused.response.status_code != 503:
                raise
            return False
        return True

    until(let_in)
    return opened[0]


def put(visitor: Visitor, file: str, size: int) -> requests.Response:
    """Upload so many bytes."""
    return sent(visitor, "PUT", file, files={"x.xlsx": b"x" * size})


def sent(visitor: Visitor, method: str, file: str, **content) -> requests.Response:
    token = {"X-Xsrftoken": visitor.web.cookies["_streamlit_xsrf"]}
    place = f"{visitor.url}{FOLDER}/{visitor.session}/{file}"
    return visitor.web.request(method, place, headers=token, timeout=PATIENCE, **content)


def nothing_is_left(one: Visitor, other: Visitor) -> None:
    """Wait until there is room for all that the server takes, and give it back: what the test before had may go late."""
    for each, size in ((one, 2 * MEGABYTE - 2000), (other, MEGABYTE - 2000)):
        until(lambda each=each, size=size: put(each, "alles", size).status_code == 204)
    for each in (one, other):
        assert sent(each, "DELETE", "alles").status_code == 204


def test_a_page_too_many_is_refused_in_german_until_another_is_closed(narrow):
    with ExitStack() as open_pages:
        several = [open_pages.enter_context(admitted(narrow)) for _ in range(3)]
        assert several[-1].look().figures
        with pytest.raises(InvalidStatus) as refused, Visitor(narrow.url):
            pass
        told = refused.value.response
        assert (told.status_code, told.body.decode()) == (503, connections.ADDRESS)
        document = requests.get(f"{narrow.url}/ozg?stand=2", timeout=PATIENCE)
        assert document.status_code == 503
        assert connections.ADDRESS in document.text
        assert document.headers["Refresh"] == str(connections.AGAIN)
        assert document.headers["Content-Security-Policy"]
        assert requests.get(f"{narrow.url}/health", timeout=PATIENCE).status_code == 200
    until(lambda: requests.get(narrow.url, timeout=PATIENCE).status_code == 200)
    with Visitor(narrow.url) as later:
        assert later.look().figures


def test_room_for_uploads_comes_back_when_the_page_is_closed(narrow):
    with ExitStack() as open_pages:
        anna, bert, cora = [open_pages.enter_context(admitted(narrow, "/hochladen")) for _ in range(3)]
        for each in (anna, bert, cora):
            each.look()
        nothing_is_left(anna, bert)
        assert put(anna, "eins", MEGABYTE).status_code == 204
        assert put(anna, "zwei", MEGABYTE).text == uploads.MUCH
        assert put(bert, "eins", MEGABYTE).status_code == 204
        assert put(cora, "eins", MEGABYTE).text == uploads.FULL
        assert put(cora, "zwei", MEGABYTE - 2000).status_code == 204
    with admitted(narrow, "/hochladen") as later:
        later.look()
        until(lambda: put(later, "drei", 2 * MEGABYTE - 2000).status_code == 204)


def test_an_upload_that_stands_still_is_given_up(narrow):
    with admitted(narrow, "/hochladen") as anna, admitted(narrow, "/hochladen") as bert:
        for each in (anna, bert):
            each.look()
        nothing_is_left(anna, bert)
        token = anna.web.cookies["_streamlit_xsrf"]
        begun = (
            f"PUT {FOLDER}/{anna.session}/halb HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: _streamlit_xsrf={token}\r\n"
            f"X-Xsrftoken: {token}\r\nContent-Type: multipart/form-data; boundary=b\r\n"
            f"Content-Length: {MEGABYTE}\r\n\r\n--b\r\n"
        )

        with socket.create_connection(("127.0.0.1", int(narrow.url.rpartition(":")[2]))) as line:
            line.sendall(begun.encode())
            line.settimeout(PATIENCE)
            answer = line.makefile("rb").read().decode()
        assert answer.startswith("HTTP/1.1 408")
        assert uploads.STALLED in answer
        until(lambda: put(anna, "ganz", 2 * MEGABYTE - 2000).status_code == 204)


def test_who_does_not_read_is_let_go_and_stops_nobody(narrow):
    told = len(narrow.output())
    with admitted(narrow, "/teilnahme") as deaf, admitted(narrow) as other, admitted(narrow) as third:
        deaf.look()
        with suppress(ConnectionClosed):  # perhaps while it still asks
            for _ in range(60):
                deaf.stream.send(deaf.asking())
                time.sleep(0.02)
        assert other.look().figures
        with admitted(narrow) as instead:  # there is room for three
            assert instead.look().figures
        with pytest.raises(ConnectionClosed):
            heard_out(deaf)
        assert other.look().figures
        assert third.look().figures
    assert "Traceback" not in narrow.output()[told:]


def heard_out(visitor: Visitor) -> None:
    while True:
        visitor.stream.recv(PATIENCE)
