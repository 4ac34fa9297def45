"""Sets many programs against one store, and kills many while they import. Not in the suite.

`python -m tests.campaign --rounds 500 --writers 5 --kills 1000 --databases 50 --full 200` does it on SQLite, and on
PostgreSQL when DASHBOARD_TEST_POSTGRES_URL (or --url) names a server; `--databases` kills a whole server of its own, so
often. The checks are those of the tests of the store, `verify` of both chains among them; the first that fails ends the
campaign with its traceback. 0 leaves a part out. Prints what happened, exit status 0 when all of it was right.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from data.engine import reading as looking
from data.store import open_store
from data.verification import verify
from tests.cluster import cluster
from tests.data.conftest import POSTGRES, empty_database
from tests.data.kinds import KINDS
from tests.data.test_disk import fill
from tests.data.test_store_concurrency import assert_one_winner, round_of_programs
from tests.data.test_store_crash import kill_database, killed_and_checked

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
            with looking(store._engine) as connection:
                assert verify(connection).broken == ""
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


def databases(kills: int, seed: int) -> Counter[str]:
    """A program imports and its PostgreSQL server is killed whole; after its restart the same holds."""
    counts, dice, checked = Counter[str](), random.Random(seed), 0  # noqa: S311
    with cluster() as database:
        for number in range(kills):
            told, newest = killed_and_checked(database.url, seed + number, dice, checked, kill_database(database))
            counts.update(kills=1, acknowledged=told, unheard=newest - checked - told)
            checked = newest
    return counts


def _so_far(engine: str, counts: Counter[str]) -> None:
    print(f"{engine}: {dict(counts)}", file=sys.stderr, flush=True)


def reported(said: str, act: Callable[[], object]) -> None:
    """Do it, and print what came of it and how long it took."""
    began = time.monotonic()
    print(f"{said}: {act()}, {time.monotonic() - began:.0f} s", flush=True)


def main(arguments: list[str]) -> int:
    """Run the campaign on every engine that there is and print the counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--kills", type=int, default=1000, help="kills of a program that imports")
    parser.add_argument("--databases", type=int, default=50, help="kills of a whole PostgreSQL server")
    parser.add_argument("--full", type=int, default=200, help="points at which the disk is full")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", nargs="+", default=["sqlite", "postgres"])
    parser.add_argument("--url", help=f"a PostgreSQL server; else the one that {POSTGRES} names")
    options = parser.parse_args(arguments)
    if options.url:
        os.environ[POSTGRES] = options.url
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.full:
            reported(
                f"sqlite, disk full at {options.full} points, nothing half; refused",
                lambda: fill(folder, options.full, 1),
            )
        for engine in options.engines:
            if engine == "sqlite" or os.environ.get(POSTGRES):
                campaign(engine, folder, options)
        if options.databases:
            reported(
                "postgres killed whole, nothing lost or half", lambda: dict(databases(options.databases, options.seed))
            )
    return 0


def campaign(engine: str, folder: Path, options: argparse.Namespace) -> None:
    """The rounds and the kills of one engine."""
    if options.rounds:
        said = f"{engine}, {options.rounds} rounds of {options.writers} writers, one winner each"
        reported(said, lambda: dict(writing(engine, folder, options.rounds, options.writers)))
    if options.kills:
        said = f"{engine}, programs killed, nothing lost or half"
        reported(said, lambda: dict(killing(engine, folder, options.kills, options.seed)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
