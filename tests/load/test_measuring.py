"""What the load script says of what it has measured."""

import os
import subprocess
import sys

from tests.load.notes import Notes, share_of
from tests.load.watching import Memory, family, mebibytes


def test_the_table_says_how_long_it_took_for_how_many():
    notes = Notes()
    for hundredths in range(100, 0, -1):
        notes.took("page", hundredths / 100)
    notes.failed("page", ValueError("leer"))
    assert notes.rows() == ["| page | 100 | 0.51 | 0.96 | 1.00 | 1.00 |"]
    assert notes.errors == {"page: ValueError leer": 1}
    assert share_of([3.0], 0.99) == 3.0


def test_the_memory_of_a_process_and_of_those_below_it_is_read(tmp_path):
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        assert {os.getpid(), child.pid} <= set(family(os.getpid()))
        assert mebibytes(os.getpid()) > 10
    finally:
        child.communicate(b"\n")
    assert child.pid not in family(os.getpid())
    assert family(child.pid) == []
    assert mebibytes(child.pid) == 0

    memory = Memory(os.getpid(), None)
    memory.curve = [(0.0, 100.0, 100.0), (1.0, 120.0, 300.0)]
    memory.write(tmp_path)
    assert (tmp_path / "memory.csv").read_text().splitlines()[2] == "1.0,120.0,300.0"
    assert (tmp_path / "memory.svg").read_text().count("<polyline") == 2
