"""What runs in the process that `loaders.child` starts: one call, then the end."""

import gc
import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from importlib import import_module
from typing import BinaryIO

from loaders.limits import Limits, limits
from loaders.progress import tell
from loaders.refused import Refused

DONE, REFUSED, MEMORY, FAILED, NOT_STARTED = b"=", b"!", b"m", b"?", b"0"
"""First byte of the answer; what follows is the result, the findings, nothing, or where it failed."""

STEP = b"%"
"""Before the answer, any number of times: one byte follows that says how many percent are done."""

NAME_LENGTH = 4
OPEN_FILES = 64
GRACE = 5
"""Seconds that the gentle end at a limit has before the hard one."""


def work(entry: str) -> None:
    """Limit this process, read a name and content from standard input, answer on standard output."""
    gc.disable()  # what is imported stays: looking through it again and again is an eighth of the time of a start
    allowed = limits()
    restrict(allowed)
    answer = _own_output()
    try:
        function = _function(entry)
    except Exception:  # a fault of the installation: told before any content is here
        answer.write(NOT_STARTED + traceback.format_exc().encode())
        answer.flush()
        sys.exit(1)
    _collect_seldom()
    tell(partial(_step, answer))
    length = int.from_bytes(sys.stdin.buffer.read(NAME_LENGTH))
    name = sys.stdin.buffer.read(length).decode()
    status, body = _outcome(function, sys.stdin.buffer.read(), name)
    answer.write(status)
    answer.write(body)
    answer.flush()
    os._exit(0)  # nothing to tidy up: faster than taking millions of cells apart


def _collect_seldom() -> None:
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)  # millions of cells, hardly any circles
    gc.enable()


def restrict(allowed: Limits) -> None:
    """No more memory, time, files and output than allowed, and a low priority; holds until the process ends."""
    _limit(resource.RLIMIT_AS, allowed.memory_bytes)
    _limit(resource.RLIMIT_CPU, allowed.processor_seconds, GRACE)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    signal.alarm(allowed.wall_seconds + GRACE)  # should the parent be gone by then
    os.nice(15)


def _step(answer: BinaryIO, percent: int) -> None:
    answer.write(STEP + bytes([percent]))
    answer.flush()


def _limit(kind: int, wanted: int, grace: int = 0) -> None:
    """Set a limit, or leave a stricter one that holds already."""
    hard = resource.getrlimit(kind)[1]
    most = wanted + grace if hard == resource.RLIM_INFINITY else min(wanted + grace, hard)
    resource.setrlimit(kind, (min(wanted, most), most))


def _own_output() -> BinaryIO:
    """The pipe to the parent; whoever prints from now on prints nowhere."""
    pipe = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(pipe, "wb")


def _function(entry: str) -> Callable[[bytes, str], bytes]:
    module, _, name = entry.partition(":")
    found: Callable[[bytes, str], bytes] = getattr(import_module(module), name)
    return found


def _outcome(function: Callable[[bytes, str], bytes], content: bytes, name: str) -> tuple[bytes, bytes]:
    """Status and body of the answer, whatever happens: a panic of native code is no `Exception`."""
    try:
        return DONE, function(content, name)
    except Refused as refused:
        return REFUSED, json.dumps([asdict(found) for found in refused.findings]).encode()
    except MemoryError:
        return MEMORY, b""
    except BaseException as error:
        places = traceback.extract_tb(error.__traceback__)[-4:]
        steps = " > ".join(f"{place.name}:{place.lineno}" for place in places)
        return FAILED, f"{type(error).__name__} in {steps}".encode()


if __name__ == "__main__":
    work(sys.argv[1])
