"""Reads mutated workbooks through the real reader and counts what came of them. Not in the suite.

`python -m tests.fuzz --files 2000 --seed 1` prints counts, the slowest files, the memory of this process before and
after, and what is left behind; exit status 1 when anything was neither a reading nor a German refusal, took longer
than 20 s, or left a process. Offenders are kept in a folder of the system's temporary one;
`python -m tests.fuzz --seed 1 --replay 17` mutates and reads number 17 again and prints its findings.
"""

import argparse
import gc
import logging
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from loaders.reader import read
from loaders.report import as_text
from tests.loaders.outcomes import children, resident, unclear
from tests.mutations import bases, mutated

PATIENCE = 20
"""Seconds that one file may take at most."""
SLOWEST = 5


@dataclass(frozen=True)
class Tried:
    """What became of one mutated file; `offence` says what is wrong with that, "" when nothing is."""

    number: int
    base: str
    outcome: str
    seconds: float
    offence: str = ""


def mutation(seed: int, number: int) -> tuple[Path, bytes]:
    """The file that is mutated under this number, and the mutated content."""
    files = bases()
    file = files[number % len(files)]
    return file, mutated(file.read_bytes(), f"{seed}-{number}")


def tried(seed: int, number: int) -> Tried:
    """Mutate, read, judge."""
    file, content = mutation(seed, number)
    began = time.monotonic()
    try:
        reading = read(content, f"mutiert{file.suffix}")
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__} in {where.name}:{where.lineno}"
        return Tried(number, file.name, "exception", time.monotonic() - began, said)
    seconds = time.monotonic() - began
    outcome = "accepted" if reading.accepted else "findings" if reading.readable else reading.findings[0].rule
    wrong = [f"took {seconds:.1f} s"] if seconds > PATIENCE else []
    wrong += [f"not clear: {rule}" for rule in unclear(reading)]
    return Tried(number, file.name, outcome, seconds, "; ".join(wrong))


class Deaths(logging.Handler):
    """Counts what the log of the reader says about the ends of its processes."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """A failure by its place in the code; a process that was killed by its signal."""
        if record.levelno >= logging.ERROR:
            self.counts[record.getMessage()] += 1
        elif record.args and isinstance(record.args, tuple) and (record.args[-1] or 0) not in (0,):
            self.counts[f"ended with {record.args[-1]} ({record.args[1]})"] += 1


def run(seed: int, numbers: range, at_once: int) -> Iterator[Tried]:
    """Try them all, `at_once` at the same time, and say how far it is."""
    began, counts = time.monotonic(), Counter[str]()
    pool = ThreadPoolExecutor(at_once)
    try:
        for done, result in enumerate(pool.map(lambda number: tried(seed, number), numbers), 1):
            counts[result.offence or result.outcome] += 1
            if done % 100 == 0:
                seconds = time.monotonic() - began
                print(f"{done} of {len(numbers)}, {seconds:.0f} s: {dict(counts)}", file=sys.stderr, flush=True)
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _again(seed: int, result: Tried) -> Tried:
    """A slow one is tried once more on its own: other work on the machine may have slowed it down."""
    return tried(seed, result.number) if result.seconds > PATIENCE else result


def kept(seed: int, offender: Tried) -> Path:
    """The mutated content of an offender as a file."""
    folder = Path(tempfile.gettempdir()) / "dashboard-fuzz"
    folder.mkdir(exist_ok=True)
    base, content = mutation(seed, offender.number)
    file = folder / f"{seed}-{offender.number}{base.suffix}"
    file.write_bytes(content)
    return file


def main(arguments: list[str]) -> int:
    """Run or replay, print, give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutation: goes on where one stopped")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--replay", type=int, metavar="N")
    options = parser.parse_args(arguments)
    if options.replay is not None:
        file, content = mutation(options.seed, options.replay)
        result = tried(options.seed, options.replay)
        print(f"{file.name}: {result}\nkept as {kept(options.seed, result)}")
        print(as_text(read(content, f"mutiert{file.suffix}")))
        return int(bool(result.offence))
    logger, deaths = logging.getLogger("loaders.child"), Deaths()
    logger.addHandler(deaths)
    logger.propagate = False
    read(b"", "leer.xlsx")
    before, running = resident(), children()
    results: list[Tried] = []
    with suppress(KeyboardInterrupt):  # told is what there is by then
        for each in run(options.seed, range(options.first, options.first + options.files), options.at_once):
            results.append(_again(options.seed, each))
    gc.collect()
    return told(options.seed, results, deaths, before, children() - running)


def told(seed: int, results: list[Tried], deaths: Deaths, before: float, left: set[int]) -> int:
    """Print the counts; 1 when there are offenders or processes left."""
    for outcome, number in Counter(result.outcome for result in results).most_common():
        print(f"{number:6} {outcome}")
    print("ends of the reading process:", dict(deaths.counts.most_common()) or "all by themselves")
    slowest = sorted(results, key=lambda result: -result.seconds)[:SLOWEST]
    print("slowest:", ", ".join(f"{result.seconds:.1f} s ({result.number}, {result.base})" for result in slowest))
    print(f"memory of this process: {before:.0f} MiB before, {resident():.0f} MiB after; processes left: {len(left)}")
    offenders = [result for result in results if result.offence]
    for result in offenders:
        print(f"offender {result.number}: {result.offence} ({result.base}), kept as {kept(seed, result)}")
    print(f"{len(results)} files, {len(offenders)} offenders")
    return int(bool(offenders or left))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
