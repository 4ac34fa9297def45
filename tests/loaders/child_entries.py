"""What the tests let run in the reading process."""

import ctypes
import json
import os
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from datetime import time as dt_time
from pathlib import Path
from unittest.mock import patch

from loaders import reader
from loaders.cells.base import Cell, ErrorCell, Percentage, Uncalculated
from loaders.container import Refused, opened
from loaders.findings import finding
from loaders.grid import Grid, open_workbook
from loaders.limits import limits
from loaders.progress import reached
from loaders.reading import Reading
from tests.loaders.outcomes import row, unclear
from tests.mutations import mutated

FOR_EVER = 600
"""Seconds of sleep: more than any test waits."""


def in_steps(content: bytes, name: str) -> bytes:
    """Tells how far it is, also what is no progress any more."""
    for share in (0, 0.5, 0.2, 1, 7):
        reached((0, 100), share)
    return content


def echo(content: bytes, name: str) -> bytes:
    return name.encode() + b"|" + content


def surroundings(content: bytes, name: str) -> bytes:
    """The process as it sees itself."""
    seen = {
        "environment": sorted(os.environ),
        "folder": os.getcwd(),
        "files": os.listdir(),
        "session": os.getsid(0) == os.getpid(),
        "cells": limits().cells,
    }
    return json.dumps(seen).encode()


def refuse(content: bytes, name: str) -> bytes:
    raise Refused(finding("file_password"), finding("file_macros", severity="Hinweis"))


def fail(content: bytes, name: str) -> bytes:
    raise KeyError(content.decode())


class Panic(BaseException):
    """As native code panics: no `Exception`."""


def panic(content: bytes, name: str) -> bytes:
    raise Panic(content.decode())


def abort(content: bytes, name: str) -> bytes:
    os.abort()


def crash(content: bytes, name: str) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def leave(content: bytes, name: str) -> bytes:
    os._exit(0)


def much_memory(content: bytes, name: str) -> bytes:
    return bytes(limits().memory_bytes)


def much_native_memory(content: bytes, name: str) -> bytes:
    """Ends as native code does that gets no memory."""
    ctypes.CDLL(None).malloc.restype = ctypes.c_void_p
    if not ctypes.CDLL(None).malloc(ctypes.c_size_t(limits().memory_bytes)):
        os.abort()
    return b""


def sleep(content: bytes, name: str) -> bytes:
    reached((0, 100), 0.5)  # whoever wants to know hears that it sleeps
    time.sleep(FOR_EVER)
    return b""


def sleep_unheard(content: bytes, name: str) -> bytes:
    time.sleep(FOR_EVER)
    return b""


def compute(content: bytes, name: str) -> bytes:
    while True:
        pass


def write_file(content: bytes, name: str) -> bytes:
    Path("spur").write_bytes(b"x")
    return b""


def much_result(content: bytes, name: str) -> bytes:
    return bytes(int(content))


def chatter(content: bytes, name: str) -> bytes:
    print("auf dem Weg nach draußen")
    sys.stdout.flush()
    os.write(1, b"noch mehr")
    return b"fertig"


def heavy(content: bytes, name: str) -> bytes:
    """The libraries of the reader in the default memory."""
    import pandas as pd
    import pyarrow as pa

    return str(pa.Table.from_pandas(pd.DataFrame({"a": ["x"] * 1000})).num_rows).encode()


def read_many(content: bytes, name: str) -> bytes:
    """Reads the files of a JSON list of paths and groups, one after the other: an `Outcome` of `corpus` for each."""
    return json.dumps([_outcome(Path(file), group) for file, group in json.loads(content)]).encode()


def _outcome(file: Path, group: str) -> dict:
    """The line of the table, and what stands on the first visible worksheet from A1 on."""
    began = time.process_time()
    content, shown = file.read_bytes(), None
    try:
        opened_once = open_workbook(content, file.name, limits())
        with patch.object(reader, "open_workbook", return_value=opened_once):
            reading = reader.reading_of(content, file.name, limits())
        shown = _first_visible(opened_once[0])
    except Refused as refused:
        reading = Reading(file.name, "", len(content), findings=tuple(refused.findings), readable=False)
    seconds = time.process_time() - began
    return {
        "row": asdict(row(file.name, group, reading)),
        "unclear": unclear(reading),
        "seconds": seconds,
        "cells": shown,
    }


def _first_visible(grids: Sequence[Grid]) -> list[list]:
    grid = next((grid for grid in grids if grid.visible), grids[0])
    cells = [
        [grid.first_row + down, grid.first_column + right, _plain(cell)]
        for down, line in enumerate(grid.rows)
        for right, cell in enumerate(line)
        if _plain(cell) is not None
    ]
    return cells[:100_000]


def _plain(cell: Cell) -> str | float | None:
    """A cell as JSON can hold it; dates and times in ISO 8601."""
    match cell:
        case ErrorCell(code):
            return code
        case Percentage(fraction):
            return fraction
        case Uncalculated():
            return None
        case timedelta():
            return f"PT{cell.total_seconds():.0f}S"
        case datetime() | dt_time():
            return cell.isoformat()
        case date():
            return f"{cell.isoformat()}T00:00:00"
    return cell


def read_changed(content: bytes, name: str) -> bytes:
    """Reads the workbook with every seventh byte changed, one at a time: how often it was read, or refused by which rule."""
    outcomes: Counter[str] = Counter()
    for place in range(0, len(content), 7):
        changed = bytearray(content)
        changed[place] ^= 0x15
        try:
            open_workbook(bytes(changed), name, limits())
        except Refused as refused:
            outcomes[str(refused)] += 1
        else:
            outcomes["read"] += 1
    return json.dumps(outcomes).encode()


def may_open(content: bytes, name: str) -> bytes:
    return opened(content, name, limits()).format.encode()


def read_mutated(content: bytes, name: str) -> bytes:
    """Reads mutations, a JSON list of paths and seeds: those that end in anything but a reading or a clear refusal."""
    offenders = []
    for file, seed in json.loads(content):
        changed = mutated(Path(file).read_bytes(), seed)
        try:
            reading = reader.reading_of(changed, f"mutiert{Path(file).suffix}", limits())
        except Refused as refused:
            reading = Reading("", "", 0, findings=tuple(refused.findings), readable=False)
        except Exception as error:
            offenders.append([file, seed, traceback.format_exception(error)[-4:]])
            continue
        offenders += [[file, seed, [rule]] for rule in unclear(reading)]
    return json.dumps(offenders).encode()
