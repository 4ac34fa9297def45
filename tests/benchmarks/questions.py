"""How many page runs one PostgreSQL carries: the question that each run asks, by several servers at once.

`python tests/benchmarks/questions.py [SECONDS]` asks the server that DASHBOARD_TEST_POSTGRES_URL names, with 1, 4 and 16
connections and 1,000 revisions; prints questions a second and the slowest hundredth.
"""

import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from data.store import Store, open_store
from tests.data.conftest import empty_database
from tests.data.kinds import KINDS, dienste

REVISIONS = 1_000


def filled(url: str) -> Store:
    """A store with that many small revisions."""
    store = open_store(url, KINDS)
    for number in range(REVISIONS):
        row = ("d", "x", "2020", str(number), 1, None, None)
        store.commit(store.preview(dienste(row), "ersetzt"), "Anna")
    return store


def ask(store: Store, until: float) -> list[float]:
    """Ask for the newest Stand without a pause; the seconds of each answer."""
    taken = []
    while (began := time.perf_counter()) < until:
        store.revisions()
        taken.append(time.perf_counter() - began)
    return taken


def main(seconds: float) -> None:
    """Print a line for each number of connections."""
    with tempfile.TemporaryDirectory() as folder, empty_database("postgres", Path(folder)) as url:
        store = filled(url)
        store.revisions()
        for number in (1, 4, 16):
            until = time.perf_counter() + seconds
            with ThreadPoolExecutor(number) as pool:
                taken = [each for part in pool.map(ask, [store] * number, [until] * number) for each in part]
            slowest = statistics.quantiles(taken, n=100)[-1]
            print(f"{number} at once: {len(taken) / seconds:.0f} a second, 99 % within {1000 * slowest:.1f} ms")
        store.close()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
