"""Two servers of the dashboard on one PostgreSQL behind a real nginx with the site of `.github/operations/`."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests
from lxml import html
from websockets.exceptions import WebSocketException

from data.store import open_store
from pages.shell import headers, proxy
from tests.conftest import ROOT, Server, serving
from tests.data.conftest import empty_database
from tests.importer import take_over
from tests.ports import free_port
from tests.visitor import Visitor
from tests.waiting import PATIENCE, in_time, until

SITE = ROOT / ".github" / "operations" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
OVER_WITHIN = 10
"""Seconds until somebody whose server was killed works on at the other."""

MAIN = """daemon off; pid {folder}/pid; error_log {folder}/error.log; {user}
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/site;
}}"""

pytestmark = [pytest.mark.nginx, pytest.mark.postgres]


class Web(requests.Session):
    """Somebody's browser, as far as HTTP goes; it waits for an answer, but not for ever."""

    def __init__(self, certificate: Path) -> None:
        super().__init__()
        self.trust_env, self.verify = False, str(certificate)

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        return super().send(request, **options | {"timeout": options.get("timeout") or PATIENCE})


@dataclass
class Fleet:
    """Two servers, "a" and "b", the proxy before them and its certificate."""

    url: str
    servers: dict[str, Server]
    certificate: Path
    database: str

    def web(self) -> requests.Session:
        """Somebody's browser, as far as HTTP goes."""
        return Web(self.certificate)

    def visitor(self, path: str, web: requests.Session) -> Visitor:
        return Visitor(self.url, path, web, ssl=ssl.create_default_context(cafile=self.certificate))

    def placed(self, platz: str) -> requests.Session:
        """Somebody whom the proxy has sent to that server, which it tries again some seconds after it was gone."""
        found: list[requests.Session] = []

        def sent() -> bool:
            found.append(self.web())
            return given(found[-1].get(self.url)) == platz

        until(sent)
        return found[-1]


def given(answer: requests.Response) -> str:
    """The server that an answer binds the visitor to; "" when it leaves him where he is."""
    cookies = answer.raw.headers.getlist("Set-Cookie")
    found = [re.fullmatch(r"platz=([ab]); Path=/; Secure; HttpOnly; SameSite=Lax", each) for each in cookies]
    return next((each.group(1) for each in found if each), "")


def certificate(folder: Path) -> Path:
    """A certificate for this machine, and its key beside it."""
    made = folder / "dashboard.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-out", made, "-keyout", folder / "dashboard.key"],
        check=True, capture_output=True,
    )  # fmt: skip
    return made


def site(folder: Path, port: int, ports: dict[str, int]) -> str:
    """The site as it stands in the repository, with the addresses of the test in it."""
    text = SITE.read_text(encoding="utf-8")
    for old, new in (
        ("8501", str(ports["a"])),
        ("8502", str(ports["b"])),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("server_name dashboard.example", "server_name localhost 127.0.0.1"),
        ("/etc/ssl/certs/dashboard.pem", str(folder / "dashboard.pem")),
        ("/etc/ssl/private/dashboard.key", str(folder / "dashboard.key")),
        ("/var/lib/nginx/dashboard", str(folder / "cache")),
        ("/etc/nginx/dashboard-errors/", f"{SITE.parent / 'errors'}/"),
    ):
        assert old in text
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(folder: Path, text: str) -> Iterator[None]:
    """Run nginx with a site until the test is done."""
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "site").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
    command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    running = subprocess.Popen(command)
    try:
        yield
    finally:
        running.terminate()
        running.wait(PATIENCE)


def answering(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def port_of(url: str) -> int:
    return int(url.rpartition(":")[2])


@pytest.fixture(scope="module")
def founded(tmp_path_factory) -> Iterator[tuple[Fleet, Callable[[], None]]]:
    """The fleet, and what makes it whole again."""
    if not NGINX:
        pytest.skip("nginx is not installed (apt-get install nginx-light)")
    folder = tmp_path_factory.mktemp("verbund")
    made = certificate(folder)
    ports = {name: free_port() for name in ("a", "b")}
    servers: dict[str, Server] = {}
    with empty_database("postgres", folder) as url, ExitStack() as all_of_it:
        settings = {"DASHBOARD_DATABASE_URL": url, "FORWARDED_ALLOW_IPS": "127.0.0.1"}

        def stand() -> None:
            for name, port in ports.items():
                if name not in servers or servers[name].process.poll() is not None:
                    new = serving(folder / name, folder / f"{name}.log", port=port, **settings)
                    servers[name] = all_of_it.enter_context(new)

        stand()
        port = free_port()
        all_of_it.enter_context(nginx(folder, site(folder, port, ports)))
        until(lambda: answering(port))
        yield Fleet(f"https://127.0.0.1:{port}", servers, made, url), stand


@pytest.fixture
def fleet(founded) -> Fleet:
    """Both servers run, also after a test that has killed one."""
    found, stand = founded
    stand()
    return found


def test_everybody_stays_where_he_began(fleet):
    someone = fleet.web()
    begun = someone.get(fleet.url)
    assert given(begun) in {"a", "b"}
    assert begun.headers["Strict-Transport-Security"]
    assert [given(someone.get(fleet.url)) for _ in range(6)] == [""] * 6


def test_files_that_never_change_are_compressed_and_speak_http_2(fleet):
    begun = fleet.web().get(fleet.url).text
    script = re.search(r'src="\./(static/[^"]+\.js)"', begun).group(1)
    sent = fleet.web().get(f"{fleet.url}/{script}", headers={"Accept-Encoding": "gzip"}, stream=True)
    assert sent.headers["Content-Encoding"] == "gzip"
    asked = ssl.create_default_context(cafile=fleet.certificate)
    asked.set_alpn_protocols(["h2", "http/1.1"])
    place = ("127.0.0.1", port_of(fleet.url))
    with socket.create_connection(place) as line, asked.wrap_socket(line, server_hostname=place[0]) as secured:
        assert secured.selected_alpn_protocol() == "h2"


def test_a_revision_of_one_is_seen_on_the_other_at_the_next_rerun(fleet):
    with (
        fleet.visitor("/", fleet.placed("a")) as reader,
        fleet.visitor("/hochladen", fleet.placed("b")) as official,
    ):
        before = reader.look()
        number = take_over(official, 217)
        after = reader.look()
        store = open_store(fleet.database)
        assert store.latest() == number
        store.close()
    assert before.figures != after.figures


def hints(server: Server) -> list[str]:
    return requests.get(f"{server.url}/ready", timeout=PATIENCE).json()["hinweise"]


def test_the_proxy_is_as_the_dashboard_needs_it(fleet):
    # At "b": at "a", which remembers it for minutes, other tests come through proxies that are not.
    with fleet.visitor("/", fleet.placed("b")) as visitor:
        assert visitor.look().figures
    assert hints(fleet.servers["b"]) == []


WRONG = {
    "no upgrade": ("proxy_set_header Upgrade           $http_upgrade;", "", proxy.NO_UPGRADE),
    "another host": ("Host              $http_host;", "Host localhost:1;", proxy.OTHER_HOST),
    "no scheme": ("proxy_set_header X-Forwarded-Proto $scheme;", "", proxy.NO_SCHEME),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_proxy_that_is_set_up_wrongly_is_named(fleet, tmp_path, wrong):
    right, instead, said = WRONG[wrong]
    certificate(tmp_path)
    port = free_port()
    text = site(tmp_path, port, {name: port_of(server.url) for name, server in fleet.servers.items()})
    assert right in text
    bad = Fleet(f"https://127.0.0.1:{port}", fleet.servers, tmp_path / "dashboard.pem", fleet.database)
    with nginx(tmp_path, text.replace(right, instead)):
        until(lambda: answering(port))
        try:
            with bad.visitor("/", bad.placed("a")) as visitor:
                visitor.look()
        except WebSocketException:
            assert wrong != "no scheme"
    server = fleet.servers["a"]
    assert said in hints(server)
    assert said in server.output()


# What nginx says by itself.

OWN_PAGES = {413: "Die Datei ist zu groß", **dict.fromkeys((502, 504), "Das Dashboard ist gerade nicht erreichbar")}


class Saying(BaseHTTPRequestHandler):
    """A server that answers with the status that the path names, or not at all as long as the test lasts."""

    def do_GET(self) -> None:
        asked = self.path.strip("/")
        if asked == "schweigt":
            self.server.over.wait(PATIENCE)
            return
        self.send_response(int(asked) if asked.isdecimal() else 404)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"mein")

    def log_message(self, *_) -> None:
        """Nothing."""


@pytest.fixture
def before(tmp_path) -> Iterator[Callable[..., str]]:
    """Starts the site before servers at these ports, and waits only so long for one answer; its address."""
    if not NGINX:
        pytest.skip("nginx is not installed (apt-get install nginx-light)")
    with ExitStack() as running:

        def start(a: int, b: int) -> str:
            certificate(tmp_path)
            port = free_port()
            silent = "location = /schweigt { proxy_pass http://$dashboard; proxy_read_timeout 1s; }"
            text = site(tmp_path, port, {"a": a, "b": b}).replace(
                "location @dashboard", f"{silent} location @dashboard"
            )
            running.enter_context(nginx(tmp_path, text))
            until(lambda: answering(port))
            return f"https://127.0.0.1:{port}"

        yield start


def said_by_nginx(answer: requests.Response, status: int) -> None:
    """It is our German page with this status, with every header of the house, and it needs nothing from elsewhere."""
    document = html.fromstring(answer.content.decode("utf-8"))
    assert (answer.status_code, document.get("lang"), document.findtext(".//h1")) == (status, "de", OWN_PAGES[status])
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    sent = {**headers.ALWAYS, "Strict-Transport-Security": headers.TRANSPORT, "Cache-Control": "no-store"}
    assert {name: answer.headers.get(name) for name in sent} == sent
    assert answer.headers.get("Refresh") == (None if status == 413 else "15")
    assert not document.xpath("//script | //img | //link[not(starts-with(@href, 'data:'))] | //@style")
    assert "url(" not in answer.text
    assert "color-scheme: light dark" in answer.text


def test_what_nginx_refuses_by_itself_it_says_in_german(before, tmp_path):
    url = before(free_port(), free_port())
    with Web(tmp_path / "dashboard.pem") as web:
        for path in ("/", "/ozg?stand=1", "/static/js/x.js", "/_stcore/stream"):
            said_by_nginx(web.get(url + path), 502)
        large = requests.Request("PUT", f"{url}/_stcore/upload_file/a/b", headers={"Content-Length": str(102 * 2**20)})
        said_by_nginx(web.send(web.prepare_request(large)), 413)


def test_what_a_server_has_answered_is_passed_on_as_it_is(before, tmp_path):
    with ThreadingHTTPServer(("127.0.0.1", 0), Saying) as server:
        server.over = threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = before(server.server_port, server.server_port)
        with Web(tmp_path / "dashboard.pem") as web:
            for status in (403, 404, 413, 429, 500, 502, 503, 504):
                answer = web.get(f"{url}/{status}")
                assert (answer.status_code, answer.text) == (status, "mein")
                assert "Refresh" not in answer.headers
            assert web.get(f"{url}/nginx-errors/too-large.html").text == "mein"
            said_by_nginx(web.get(f"{url}/schweigt"), 504)
        server.over.set()
        server.shutdown()


def test_a_server_refuses_what_is_too_large_for_it_in_its_own_words(fleet):
    with fleet.visitor("/hochladen", fleet.placed("a")) as official:
        official.look()
        address = f"{fleet.url}/_stcore/upload_file/{official.session}/1"
        sent = {"X-Xsrftoken": official.web.cookies["_streamlit_xsrf"], "Content-Length": str(100 * 2**20 + 2**19)}
        answer = official.web.send(official.web.prepare_request(requests.Request("PUT", address, headers=sent)))
    assert (answer.status_code, "<html" in answer.text) == (413, False)
    assert answer.headers["Content-Security-Policy"] == headers.POLICY


def importing(fleet: Fleet, name: str, told: dict[str, list[int]], stop: threading.Event) -> None:
    """Take lists over without end, at whatever server there is; keep what was acknowledged."""
    number = 1000 * (ord(name[0]) - 90)
    web = fleet.placed(name[0])
    while not stop.is_set():
        try:
            with fleet.visitor("/hochladen", web) as official:
                while not stop.is_set():
                    number += 1
                    told[name].append(take_over(official, number))
        except (WebSocketException, OSError, requests.RequestException, AssertionError, TimeoutError):
            time.sleep(0.2)


def test_one_is_killed_under_load_and_nothing_acknowledged_is_lost(fleet):
    told: dict[str, list[int]] = {"a": [], "b": []}
    reader_of_a = fleet.placed("a")
    with everybody_importing(fleet, told):
        until(lambda: all(told.values()))
        before = {name: len(numbers) for name, numbers in told.items()}
        fleet.servers["a"].kill()
        began = time.monotonic()
        with fleet.visitor("/", reader_of_a) as moved:
            assert moved.look().figures
            took = time.monotonic() - began
            assert reader_of_a.cookies["platz"] == "b"
        until(lambda: all(len(told[name]) > before[name] for name in told))
    assert reader_of_a.get(fleet.url).ok
    assert reader_of_a.cookies["platz"] == "b"
    nothing_is_lost(fleet, sorted(told["a"] + told["b"]))
    in_time(took, OVER_WITHIN)


@contextmanager
def everybody_importing(fleet: Fleet, told: dict[str, list[int]]) -> Iterator[None]:
    """One at each server takes lists over, until the end of the block."""
    stop = threading.Event()
    workers = [threading.Thread(target=importing, args=(fleet, name, told, stop), daemon=True) for name in told]
    for worker in workers:
        worker.start()
    try:
        yield
    finally:
        stop.set()
        for worker in workers:
            worker.join(2 * PATIENCE)
    assert not any(worker.is_alive() for worker in workers)


def nothing_is_lost(fleet: Fleet, acknowledged: list[int]) -> None:
    store = open_store(fleet.database)
    stored = {revision.id for revision in store.revisions()}
    store.close()
    assert len(set(acknowledged)) == len(acknowledged)
    assert set(acknowledged) <= stored
    assert stored == set(range(1, max(stored) + 1))
