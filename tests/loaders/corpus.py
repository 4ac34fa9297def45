"""The files on which the reader must prove itself, and the table of what they came to.

`python -m tests.loaders.corpus` reads them all and writes tests/loaders/corpus.csv anew: run it whenever reading was
changed on purpose, and look at the difference. The table holds no content of any cell.

63 workbooks of other people (German statistics, and files that broke other readers) and 312 that a script makes:
hostile, broken, or merely messy. Both lie beside the repository; where they are not, the tests skip.
"""

import csv
import fcntl
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from loaders.child import call
from loaders.reader import read
from tests.loaders.outcomes import Row, processor_seconds, row, unclear

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "corpus"
MAKER = FOLDER / "make_hostile.py"
TABLE = Path(__file__).with_suffix(".csv")
ENTRY = "tests.loaders.child_entries:read_many"

PEERS = "peers"
GROUPS = [
    "control", "zip", "bomb", "grid", "xml", "package", "ods", "format", "ole", "value", "active", "messy",
]  # fmt: skip
"""The groups of the files that are made."""

KILLERS = [
    "bomb_sst_one_600m_string.xlsx", "bomb_sst_20m_strings.xlsx", "bomb_overlap_same_offset.xlsx",
    "bomb_attr_300m.xlsx", "bomb_mergecells_3m.xlsx", "bomb_media_4g.xlsx", "grid_two_corners.xlsx",
    "grid_corner_1m_x_100.xlsx", "grid_ref_col_huge.xlsx", "grid_ref_row_huge.xlsx", "grid_row_attr_huge.xlsx",
    "grid_row_attr_u32max.xlsx", "ole_biff_row_65535.xls", "ods_repeat_bomb.ods", "ods_repeat_u32.ods",
    "xml_billion_laughs_sst.xlsx",
]  # fmt: skip
"""Files that ended other readers: the process died, hung, or took all memory."""


@dataclass(frozen=True)
class Entry:
    """A file, its group, and what is wanted of a made one: "reject", "accept" (with these cells) or "either"."""

    file: Path
    group: str
    expect: str = "either"
    cells: list[list] | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of a file: its line of the table, rules whose sentences are not clear, processor seconds, cells."""

    row: Row
    unclear: list[str]
    seconds: float
    cells: list[list] | None = None


def peers() -> list[Entry]:
    """The workbooks of other people, in the order of their names."""
    with (FOLDER / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return sorted((Entry(FOLDER / line["file"], PEERS) for line in csv.DictReader(lines)), key=lambda e: e.file)


def made(folder: Path) -> list[Entry]:
    """The hostile files, made in the folder unless they are there; programs that ask at once wait for the first."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = folder / "manifest.json"
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not manifest.exists():
            subprocess.run([sys.executable, MAKER, folder, "--small"], check=True, capture_output=True)
    lines = json.loads(manifest.read_text(encoding="utf-8"))
    return [Entry(folder / line["file"], line["group"], line["expect"], line.get("rows")) for line in lines]


def alone(entry: Entry) -> Outcome:
    """Read as an upload is: each file in a process of its own."""
    began = processor_seconds()
    reading = read(entry.file.read_bytes(), entry.file.name)
    return Outcome(row(entry.file.name, entry.group, reading), unclear(reading), processor_seconds() - began)


def together(entries: Sequence[Entry]) -> list[Outcome]:
    """Read one after the other in a single limited process: starting one for each would take most of the time."""
    files = [[str(entry.file), entry.group] for entry in entries]
    told = json.loads(call(ENTRY, json.dumps(files).encode(), ""))
    return [Outcome(**{**outcome, "row": Row(**outcome["row"])}) for outcome in told]


def known() -> dict[str, Row]:
    """The table as it was written last, by file."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {line["file"]: Row(**line) for line in csv.DictReader(lines)}


def write(rows: Sequence[Row]) -> None:
    """Write the table anew: peers first, then the groups, each in the order of names."""
    order = [PEERS, *GROUPS]
    with TABLE.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, [field.name for field in fields(Row)], lineterminator="\n")
        table.writeheader()
        table.writerows(asdict(each) for each in sorted(rows, key=lambda each: (order.index(each.group), each.file)))


def main() -> None:
    """Read every file as the tests do, and write the table."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        hostile = made(Path(folder) / "hostile")
        killers = [entry for entry in hostile if entry.file.name in KILLERS]
        batches = [[e for e in hostile if e.group == group and e not in killers] for group in GROUPS]
        read_together = pool.map(together, batches)
        outcomes = [*pool.map(alone, [*peers(), *killers]), *(one for batch in read_together for one in batch)]
    write([outcome.row for outcome in outcomes])
    print(f"{len(outcomes)} files: {TABLE}")


if __name__ == "__main__":
    main()
