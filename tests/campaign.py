"""Sets many programs against one store, and kills many while they import. Not in the suite.

`python -m tests.campaign --rounds 200 --writers 5 --kills 300 --full 200` does it on SQLite, and on PostgreSQL when
DASHBOARD_TEST_POSTGRES_URL (or --url) names a server. The checks are those of the tests of the store; the first that
fails ends the campaign with its traceback. Prints what happened, exit status 0 when all of it was right.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from data.store import open_store
from tests.data.conftest import POSTGRES, empty_database
from tests.data.kinds import KINDS
from tests.data.test_disk import fill
from tests.data.test_store_concurrency import assert_one_winner, round_of_programs
from tests.data.test_store_crash import killed_and_checked

AT_ONE_STORE = 50
"""After so many rounds or kills a new database is begun: the checks look at every revision again."""


def writing(engine: str, folder: Path, rounds: int, writers: int) -> Counter[str]:
    """So many programs commit to one scope at the same moment, round after round: exactly one wins each."""
    counts: Counter[str] = Counter()
    for first in range(0, rounds, AT_ONE_STORE):
        with empty_database(engine, folder) as url:
            store = open_store(url, KINDS)
            for number in range(1, min(AT_ONE_STORE, rounds - first) + 1):
                answers = round_of_programs(url, number, writers)
                assert_one_winner(answers, store, number)
                counts.update(kind for kind, _ in answers)
            store.close()
        _so_far(engine, counts)
    return counts


def killing(engine: str, folder: Path, kills: int, seed: int) -> Counter[str]:
    """A program imports and is killed; whatever it had been told is there, and nothing is half."""
    counts: Counter[str] = Counter()
    dice = random.Random(seed)  # noqa: S311
    for first in range(0, kills, AT_ONE_STORE):
        with empty_database(engine, folder) as url:
            checked = 0
            for number in range(min(AT_ONE_STORE, kills - first)):
                told, newest = killed_and_checked(url, seed + first + number, dice, checked)
                counts.update(kills=1, acknowledged=told, unheard=newest - checked - told)
                checked = newest
        _so_far(engine, counts)
    return counts


def filling(folder: Path, points: int) -> None:
    """Fill the disk of a SQLite store at so many points: whatever was refused left everything as it was."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(dir=folder) as own:
        refused = fill(Path(own), points, 1)
    print(f"sqlite: disk full at {points} points, {refused} refused, nothing half, {time.monotonic() - began:.0f} s")


def _so_far(engine: str, counts: Counter[str]) -> None:
    print(f"{engine}: {dict(counts)}", file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Run the campaign on every engine that there is and print the counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--full", type=int, default=200, help="points at which the disk is full")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--url", help=f"a PostgreSQL server; else the one that {POSTGRES} names")
    options = parser.parse_args(arguments)
    if options.url:
        os.environ[POSTGRES] = options.url
    filling(Path(tempfile.gettempdir()), options.full)
    for engine in ("sqlite", *(["postgres"] if os.environ.get(POSTGRES) else [])):
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            answers = writing(engine, Path(folder), options.rounds, options.writers)
            said = f"{engine}: {options.rounds} rounds of {options.writers} writers, answers {dict(answers)}"
            print(f"{said}, {time.monotonic() - began:.0f} s", flush=True)
            began = time.monotonic()
            counts = killing(engine, Path(folder), options.kills, options.seed)
            print(f"{engine}: {dict(counts)}, nothing lost, nothing half, {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
