"""Work on uploaded bytes in a process of its own, limited in memory and time, that can die alone.

What runs there is `loaders.worker`. Neither file name nor cell content reaches the log, whatever happens.
"""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import IO, cast

from loaders.findings import Finding
from loaders.limits import Limits, limits
from loaders.progress import Told, nobody
from loaders.refused import Refused, refusal
from loaders.turns import turn, until
from loaders.worker import DONE, FAILED, MEMORY, NAME_LENGTH, REFUSED, STEP

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-B", "-P", "-s", "-X", "utf8", "-m", "loaders.worker"]
"""Python without the working folder, user packages and compiled files; all it imports is the project's own."""

ENVIRONMENT = {
    "PYTHONPATH": str(ROOT),
    "OPENBLAS_NUM_THREADS": "1",  # more threads would reserve address space that is never used
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
DEATHS = {
    -signal.SIGXCPU: "file_time",
    -signal.SIGALRM: "file_time",
    -signal.SIGABRT: "file_memory",  # how native code ends when it gets no memory
    -signal.SIGKILL: "file_memory",
}
Child = subprocess.Popen[bytes]


class NotStarted(RuntimeError):
    """The process could not begin its work: a fault of the installation, not of the file."""


def call(
    entry: str, content: bytes, name: str, allowed: Limits | None = None, stop: Event | None = None, told: Told = nobody
) -> bytes:
    """What `entry`, "package.module:function" from bytes and a name to bytes, returns in a limited process.

    `entry` is written in code, never taken from a user; `told` hears how far it is, in percent. Raises the `Refused` of
    the function, or one that says that it took too long, too much memory, broke down, or that somebody set `stop`;
    `NotStarted` when it could not begin.
    """
    allowed, stop = allowed or limits(), stop or Event()
    with (
        turn(allowed, stop),
        TemporaryDirectory(prefix="dashboard-") as folder,
        _started(entry, folder, allowed) as child,
    ):
        try:
            status, body = _exchange(child, (name, content), allowed, stop, told)
            return _understood(status, body, child)
        except Refused as refused:
            log.warning("a file of %d bytes was refused: %s (child: %s)", len(content), refused, child.poll())
            raise


@contextmanager
def _started(entry: str, folder: str, allowed: Limits) -> Iterator[Child]:
    """The process, in a session of its own, with an empty folder and environment; it never outlives the block."""
    child = subprocess.Popen(  # noqa: S603 - a fixed command
        [*COMMAND, entry],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # native code may print what it reads
        cwd=folder,
        env=ENVIRONMENT | allowed.environment(),
        start_new_session=True,
    )
    try:
        yield child
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
        with suppress(OSError):  # what is left in the pipes is for nobody
            child.__exit__(None, None, None)


def _exchange(child: Child, given: tuple[str, bytes], allowed: Limits, stop: Event, told: Told) -> tuple[bytes, bytes]:
    """Hand over name and content and take the answer, at the same time; `Refused` when it takes too long."""
    answer: list[bytes] = []
    threads = [
        Thread(target=_send, args=(cast("IO[bytes]", child.stdin), *given), daemon=True),
        Thread(target=_receive, args=(cast("IO[bytes]", child.stdout), allowed, answer, told), daemon=True),
    ]
    for thread in threads:
        thread.start()
    if not until(lambda seconds: _ended(threads[1], seconds), allowed.wall_seconds, stop):
        raise refusal("file_time")
    status, body = answer
    if len(body) > allowed.result_bytes:
        raise refusal("file_memory")
    return status, body


def _ended(thread: Thread, seconds: float) -> bool:
    thread.join(seconds)
    return not thread.is_alive()


def _send(pipe: IO[bytes], file_name: str, content: bytes) -> None:
    name = file_name.encode("utf-8", "replace")
    with suppress(OSError, ValueError):  # a child that ends early says why in its answer
        for part in (len(name).to_bytes(NAME_LENGTH), name, content):
            pipe.write(part)
        pipe.close()


def _receive(pipe: IO[bytes], allowed: Limits, answer: list[bytes], told: Told) -> None:
    with suppress(OSError, ValueError):  # closed: nobody waits for the answer any more
        while (status := pipe.read(1)) == STEP:
            told(pipe.read(1)[0])
        answer += [status, pipe.read(allowed.result_bytes + 1)]


def _understood(status: bytes, body: bytes, child: Child) -> bytes:
    """The result out of the answer; raises what the child reports, or what its silent end means."""
    if status == DONE:
        return body
    if status == REFUSED:
        raise Refused(*(Finding(**found) for found in json.loads(body)))
    if status == MEMORY:
        raise refusal("file_memory")
    if status == FAILED:
        log.error("the reading process failed: %s", body.decode())
        raise refusal("file_crashed")
    ended = child.wait()
    if ended > 0:
        raise NotStarted(f"the reading process ended with status {ended}: {body.decode(errors='replace')}")
    raise refusal(DEATHS.get(ended, "file_crashed"))
