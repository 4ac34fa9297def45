"""Takes the database away from a running server, many times, and measures. Not in the suite.

`python -m tests.campaign_outage --rounds 50` cuts the line, lets it swallow everything, and kills and restarts a
PostgreSQL server of its own, so often each, while a page is open. The checks are those of the tests; the first that
fails ends the campaign with its traceback. Prints the times, exit status 0 when all of it was right.
"""

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.cluster import cluster
from tests.conftest import serving
from tests.test_outage import Scene, outage, through
from tests.visitor import Visitor
from tests.wire import Wire


def rounds(scene: Scene, troubles: list[str], number: int) -> dict[str, dict[str, list[float]]]:
    """The seconds of so many rounds of each trouble."""
    taken: dict[str, dict[str, list[float]]] = {}
    with Visitor(scene.server.url) as visitor:
        for trouble in troubles:
            times = taken[trouble] = defaultdict(list)
            for _ in range(number):
                for name, seconds in outage(scene, visitor, trouble).items():
                    times[name].append(seconds)
            print(_line(trouble, times), flush=True)
    return taken


def _line(trouble: str, times: dict[str, list[float]]) -> str:
    told = [f"{name} median {statistics.median(each):.2f} s, longest {max(each):.2f} s" for name, each in times.items()]
    return f"{trouble}, {len(times['notice'])} rounds: {'; '.join(told)}"


def main(arguments: list[str]) -> int:
    """Run the campaign."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign_outage", description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--troubles", nargs="+", default=["cut", "hole", "killed"])
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, cluster() as database, Wire("127.0.0.1", database.port) as wire:
        data, url = Path(folder), through(database, wire)
        with serving(data / "daten", data / "log", DASHBOARD_DATABASE_URL=url) as server:
            rounds(Scene(server, wire, database), options.troubles, options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
