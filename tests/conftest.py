"""The real server, started as users start it, for tests that need one: `streamlit run dashboard.py`."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from hypothesis import HealthCheck, settings

from tests.ports import free_port
from tests.waiting import PATIENCE

# The machine of the tests may be busy: no example fails for being slow, and no file for being read at a low priority.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
os.environ["DASHBOARD_LIMIT_WALL_SECONDS"] = os.environ["DASHBOARD_LIMIT_QUEUE_SECONDS"] = "900"

ROOT = Path(__file__).parent.parent
MAIN = sys.modules["__main__"]
"""The program that runs the tests. Streamlit puts a page in its place, and a child process would begin by running it."""


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """Give the main program its name back, before and after each test."""
    sys.modules["__main__"] = MAIN
    yield
    sys.modules["__main__"] = MAIN


@dataclass(frozen=True)
class Server:
    """A running server: its address, its data folder and the file with its output."""

    url: str
    data: Path
    log: Path
    process: "subprocess.Popen[bytes]"

    def kill(self) -> None:
        """End it as a power cut would: kill -9."""
        self.process.kill()
        self.process.wait()

    def output(self) -> str:
        """Everything it has written to its log so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def command_at(port: int) -> list[str]:
    """The command that starts the server, as users call it."""
    return [
        sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}", "--server.headless=true",
    ]  # fmt: skip


@contextmanager
def serving(
    data: Path,
    log: Path,
    *,
    warm: bool = True,
    root: Path = ROOT,
    before: Sequence[str] = (),
    port: int = 0,
    **environment: str,
) -> Iterator[Server]:
    """Start the server on a port of this machine, a free one by default, and stop it again.

    `warm` waits until it has opened its data; without, its very first request is still to come. `root` is the
    folder of the product, `before` a command that runs it.
    """
    port = port or free_port()
    command = [*before, *command_at(port)]
    inherited = {name: value for name, value in os.environ.items() if name != "DASHBOARD_DATABASE_URL"}
    settings = {**inherited, "DASHBOARD_DATA_DIR": str(data), **environment}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=root, env=settings, stdout=output, stderr=subprocess.STDOUT)
    server = Server(f"http://127.0.0.1:{port}", data, log, process)
    try:
        base = "/".join(["", *filter(None, [environment.get("STREAMLIT_SERVER_BASE_URL_PATH")])])
        _wait(process, server, base + ("/ready" if warm else "/_stcore/health"))
        yield server
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", server: Server, path: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended at once:\n{server.output()}")
        try:
            with urlopen(server.url + path, timeout=PATIENCE) as answer:
                if answer.status == 200:
                    return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(f"The server did not answer in {PATIENCE} s:\n{server.output()}")


def copied(data: Path, place: Path) -> Path:
    """A new folder with the data of a server that runs, which may be storing something at this very moment."""
    place.mkdir(mode=0o700)
    with (
        closing(sqlite3.connect(data / "dashboard.sqlite", timeout=PATIENCE)) as source,
        closing(sqlite3.connect(place / "dashboard.sqlite")) as target,
    ):
        source.backup(target)
    return place


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server with the sample data, shared by all tests that change nothing."""
    folder = tmp_path_factory.mktemp("server")
    with serving(folder / "daten", folder / "log.txt") as running:
        yield running


@pytest.fixture
def fresh_server(server: Server, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts servers of your own with a copy of the sample data: `fresh_server(warm=False)`; stopped at the end."""
    with ExitStack() as running:

        def start(*, data: Path | None = None, warm: bool = True, **environment: str) -> Server:
            folder = data or copied(server.data, tmp_path / f"daten-{time.monotonic_ns()}")
            log = tmp_path / f"log-{time.monotonic_ns()}.txt"
            return running.enter_context(serving(folder, log, warm=warm, **environment))

        yield start
