"""Fifty readers and five officials on one server, then a hundred at once; beside it the naive page.

`python -m tests.load [--minutes 10] [--readers 50] [--officials 5] [--browsers 2] [--crowd 100] [--naive-minutes 2]
[--think 10] [--rows 145000] [--out FOLDER]` starts servers of its own on free ports of this machine, writes `load.md`,
`memory.csv` and `memory.svg` to the folder, and prints the table. Linux only. Everybody runs on the same cores as the
server. Exit status 1 when anything failed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.full_sheet import write
from tests.conftest import ROOT, serving
from tests.load.notes import Notes
from tests.load.people import Browser, NaiveReader, Official, Person, Reader
from tests.load.watching import Health, Memory
from tests.ports import free_port
from tests.visitor import Visitor

HEAD = ["| what | number | median s | 95 % within s | 99 % within s | longest s |", "|---|---|---|---|---|---|"]


def main() -> int:
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        books = workbooks(folder, asked)
        told, failed = ours(folder, asked, books)
        if asked.naive_minutes:
            told += naive(folder, asked, books[0])
    text = "\n".join([f"Load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.", *told])
    (asked.out / "load.md").write_text(text + "\n", encoding="utf-8")
    print(text)
    return int(failed)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in {"minutes": 10.0, "naive-minutes": 2.0, "think": 10.0}.items():
        parser.add_argument(f"--{name}", type=float, default=default)
    for name, default in {"readers": 50, "officials": 5, "browsers": 2, "crowd": 100, "rows": 145_000}.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "load")
    return parser.parse_args()


def workbooks(folder: Path, asked: argparse.Namespace) -> list[Path]:
    """Workbooks of one list; whichever follows another, 200 to 2,200 rows change."""
    made = [folder / f"ozg-{number}.xlsx" for number in range(12)]
    for number, file in enumerate(made):
        write(file, asked.rows, 200 * (number * 7 % len(made)))
    return made


def ours(folder: Path, asked: argparse.Namespace, books: list[Path]) -> tuple[list[str], bool]:
    """The load on the dashboard: the lines of its report, and whether anything failed."""
    notes, crowd, stop = Notes(), Notes(), threading.Event()
    with serving(folder / "daten", folder / "log.txt") as server:
        memory = Memory(server.process.pid, stop)
        watch: list[threading.Thread] = [memory, Health(server.url, notes, stop)]
        people: list[Person] = [
            Official(server.url, notes, stop, n, 20, workbooks=books) for n in range(asked.officials)
        ]
        people += [Browser(server.url, notes, stop, 900 + n, asked.think) for n in range(asked.browsers)]
        people += [Reader(server.url, notes, stop, 100 + n, asked.think) for n in range(asked.readers)]
        for thread in [*watch, *people[: asked.officials + asked.browsers]]:
            thread.start()
        joined(people[asked.officials + asked.browsers :], stop, asked.minutes)
        for person in people:
            person.join(120)
        at_once(server.url, crowd, asked.crowd)
        memory.write(asked.out)
        (asked.out / "server.log").write_text(server.output(), encoding="utf-8")
    most = max((row[1] for row in memory.curve), default=0)
    whole = max((row[2] for row in memory.curve), default=0)
    size = books[0].stat().st_size / 2**20
    return [
        f"\nThis dashboard: {asked.readers} readers (one more each second) and {asked.browsers} browsers thinking "
        f"{asked.think:g} s, {asked.officials} officials with workbooks of {size:.1f} MB, {asked.minutes:g} minutes:\n",
        *HEAD, *notes.rows(), f"\nErrors: {notes.errors.total()} {dict(notes.errors)}. Memory: server {most:.0f} MiB, "
        f"with its reading processes {whole:.0f} MiB.\n\n{asked.crowd} at once, afterwards:\n",
        *HEAD, *crowd.rows(), f"\nErrors: {crowd.errors.total()} {dict(crowd.errors)}.",
    ], notes.errors.total() + crowd.errors.total() > 0  # fmt: skip


def joined(people: list[Person], stop: threading.Event, minutes: float) -> None:
    """Let one more begin each second, and all end after so many minutes."""
    until = time.monotonic() + minutes * 60
    for person in people:
        person.start()
        time.sleep(min(1.0, max(0.0, until - time.monotonic())))
    time.sleep(max(0.0, until - time.monotonic()))
    stop.set()


def at_once(url: str, notes: Notes, number: int) -> None:
    """So many who open the first page in the same moment."""
    stop, begin = threading.Event(), threading.Barrier(number + 1)

    def one() -> None:
        begin.wait()
        began = time.monotonic()
        try:
            with Visitor(url) as visitor:
                shown = visitor.look()
            if not shown.texts:
                raise AssertionError(f"an empty page: {shown.alerts}")
            notes.took("page, all at once", time.monotonic() - began)
        except Exception as error:
            notes.failed("page, all at once", error)

    crowd = [threading.Thread(target=one, daemon=True) for _ in range(number)]
    health = Health(url, notes, stop)
    for thread in [health, *crowd]:
        thread.start()
    begin.wait()
    for thread in crowd:
        thread.join(180)
    stop.set()
    health.join(60)


@contextmanager
def naive_server(folder: Path, book: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The naive page with Streamlit's own settings; its address is in the name of the folder's file `port`."""
    port = free_port()
    (folder / "port").write_text(str(port))
    options = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    page = ROOT / "tests" / "load" / "naive.py"
    command = [sys.executable, "-m", "streamlit", "run", page, *options, "--browser.gatherUsageStats=false", "--", book]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(5)
        yield process
    finally:
        process.kill()
        process.wait()


def naive(folder: Path, asked: argparse.Namespace, book: Path) -> list[str]:
    """The same readers on the naive page with one of the workbooks; what was not done at the end is not waited for."""
    notes, stop = Notes(), threading.Event()
    with naive_server(folder, book) as process:
        url = f"http://127.0.0.1:{(folder / 'port').read_text()}"
        memory = Memory(process.pid, stop)
        readers: list[Person] = [NaiveReader(url, notes, stop, n, asked.think) for n in range(asked.readers)]
        for thread in (memory, Health(url, notes, stop, path="/_stcore/health")):
            thread.start()
        joined(readers, stop, asked.naive_minutes)
        waiting = sum(reader.is_alive() for reader in readers)
    most = max((row[1] for row in memory.curve), default=0)
    return [
        f"\nThe naive page (pandas reads the workbook on every rerun), {asked.readers} readers, "
        f"{asked.naive_minutes:g} minutes:\n", *HEAD, *notes.rows(),
        f"\nErrors: {notes.errors.total()} {dict(notes.errors)}. Still waiting at the end: {waiting} readers. "
        f"Memory: {most:.0f} MiB.",
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
