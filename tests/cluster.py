"""A PostgreSQL server of one's own, for tests that kill and restart it."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.waiting import PATIENCE

OPTIONS = "-c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=on"


class Cluster:
    """A server in a folder; `url` is its address as SQLAlchemy reads it."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder, self.port = programs, folder, free_port()
        self.url = f"postgresql+psycopg://dashboard@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it and wait until it answers; after a kill its children need a moment to be gone."""
        options = f"-p {self.port} -k {self.folder} {OPTIONS}"
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")
            except subprocess.CalledProcessError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def another(self, name: str) -> str:
        """A further, empty database on it; its name, which is the last part of an address."""
        self._run_as(str(self.programs / "createdb"), "-h", "127.0.0.1", "-p", str(self.port), "-U", "dashboard", name)
        return name

    def stop(self, how: str = "immediate") -> None:
        """Stop it; "immediate" is like a crash."""
        self._run("pg_ctl", "-m", how, "stop")

    def kill(self) -> None:
        """End all of it with kill -9, the postmaster first: a child might answer for a moment longer.

        It stands still before, so that it has no more children than are found.
        """
        postmaster = (self.folder / "data" / "postmaster.pid").read_text().split()[0]
        os.kill(int(postmaster), signal.SIGSTOP)
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        for each in (postmaster, *children):
            with suppress(ProcessLookupError):
                os.kill(int(each), signal.SIGKILL)

    def _run(self, program: str, *arguments: str) -> None:
        self._run_as(str(self.programs / program), "-D", str(self.folder / "data"), *arguments)

    def _run_as(self, *command: str) -> None:
        subprocess.run(
            [*_ordinary(), *command],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=2 * PATIENCE,
        )


def _ordinary() -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A fresh server, started; skips where PostgreSQL's programs are missing."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("The programs of a PostgreSQL server are not installed (apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp())
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    server = Cluster(found[-1].parent, folder)
    server._run("initdb", "-A", "trust", "-U", "dashboard", "--encoding=UTF8", "--locale=C.UTF-8")
    server.start()
    try:
        yield server
    finally:
        _ended(server)
        shutil.rmtree(folder)


def _ended(server: Cluster) -> None:
    """Stop it when it runs."""
    if (server.folder / "data" / "postmaster.pid").exists():
        server.stop()
