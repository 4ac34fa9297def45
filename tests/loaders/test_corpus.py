"""Any file at all: read right, or told in German what to do - quickly, in bounded memory, nothing left behind.

What each file comes to stands in corpus.csv. After a change of reading that is meant to change it:
`python -m tests.loaders.corpus`, and look at the difference.
"""

import gc
from pathlib import Path

import pytest

from loaders.reader import read
from tests.loaders import corpus
from tests.loaders.books import book
from tests.loaders.corpus import GROUPS, KILLERS, Entry, Outcome
from tests.loaders.outcomes import children, resident

PATIENCE = 20
"""Processor seconds that one file may take at most."""
GROWTH = 64
"""MiB by which this process may have grown after reading; measured: under 5. A single reading may take 2,048."""
PARTS = 8

needs_files = pytest.mark.skipif(not corpus.MAKER.exists(), reason=f"the files are not at {corpus.FOLDER}")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> list[Entry]:
    """The files that are made: once for all programs that run tests side by side."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    return corpus.made(shared / "hostile")


def cells(rows: list[list]) -> dict[tuple[int, int], object]:
    """The filled cells that the maker gives; blanks, line ends and truth values as we read them."""
    placed = {(y, x): _normal(value) for y, row in enumerate(rows, 1) for x, value in enumerate(row, 1)}
    return {place: value for place, value in placed.items() if value is not None}


def _normal(value: object) -> object:
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, str):
        return value.replace("\r", "\n") if value.strip() else None
    return value


def wrong(entry: Entry, outcome: Outcome) -> str:
    """What is wrong with the outcome of a file; "" when it is as it should be."""
    refused = outcome.row.outcome.startswith("abgelehnt")
    if outcome.seconds > PATIENCE:
        return f"took {outcome.seconds:.0f} s"
    if outcome.unclear:
        return f"not clear: {outcome.unclear}"
    if refused == (entry.expect == "accept") and entry.expect != "either":
        return f"should be: {entry.expect}, came to: {outcome.row.outcome}"
    if entry.cells is not None and outcome.cells is not None and not refused:
        read = {(line, column): value for line, column, value in outcome.cells}
        other = set(read.items()) ^ set(cells(entry.cells).items())
        return f"other values: {sorted(other, key=str)[:4]}" if other else ""
    return ""


def as_it_should_be(entries: list[Entry], outcomes: list[Outcome]) -> None:
    troubles = {e.file.name: wrong(e, outcome) for e, outcome in zip(entries, outcomes, strict=True)}
    assert {file: why for file, why in troubles.items() if why} == {}
    known = corpus.known()
    changed = [(known.get(o.row.file), o.row) for o in outcomes if known.get(o.row.file) != o.row]
    assert changed == [], "meant? then: python -m tests.loaders.corpus"


@pytest.fixture(scope="module")
def warm() -> None:
    """Whatever this process loads at its first reading is loaded."""
    read(book(Tabelle1=[["Regierungsbezirk", "Teilnehmende"], ["Kassel", 120]]), "klein.xlsx")


def each_alone(entries: list[Entry]) -> None:
    """Read each in its own process; afterwards everything in this one is as it was."""
    gc.collect()
    before, running = resident(), children()
    outcomes = [corpus.alone(entry) for entry in entries]
    gc.collect()

    assert resident() - before < GROWTH
    assert children() <= running
    as_it_should_be(entries, outcomes)


@needs_files
def test_the_table_lists_every_file_and_no_other(hostile):
    entries = [*corpus.peers(), *hostile]

    assert {(entry.file.name, entry.group) for entry in entries} == {(r.file, r.group) for r in corpus.known().values()}
    assert {entry.group for entry in hostile} == set(GROUPS)
    assert {entry.file.name for entry in hostile} >= set(KILLERS)
    assert len(entries) == 63 + 312


@needs_files
@pytest.mark.parametrize("part", range(PARTS))
def test_a_workbook_of_somebody_else_comes_to_what_the_table_says(part, warm):
    each_alone(corpus.peers()[part::PARTS])


@needs_files
@pytest.mark.parametrize("name", KILLERS)
def test_a_file_that_ended_other_readers_is_refused_in_a_process_of_its_own(name, hostile, warm):
    entry = next(entry for entry in hostile if entry.file.name == name)
    each_alone([entry])

    assert corpus.known()[name].outcome.startswith("abgelehnt")


@needs_files
@pytest.mark.parametrize("group", GROUPS)
def test_each_made_file_is_refused_or_read_right(group, hostile):
    entries = [entry for entry in hostile if entry.group == group and entry.file.name not in KILLERS]
    as_it_should_be(entries, corpus.together(entries))


def test_the_table_names_files_and_counts_only():
    lines = corpus.TABLE.read_text(encoding="utf-8").splitlines()

    assert lines[0] == "file,group,outcome,accepted,rows,findings,omitted"
    assert all(Path(line.split(",")[0]).suffix for line in lines[1:])
