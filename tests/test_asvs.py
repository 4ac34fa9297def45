"""The table of OWASP ASVS 5.0: complete, every proof there, every deviation explained and somebody to decide it."""

import ast
import csv
from collections import Counter
from functools import cache

import pytest

from tests.conftest import ROOT

TABLE = ROOT / ".github" / "operations" / "asvs.csv"

APPLICABLE = """
1.1.1-1.1.2 1.2.1-1.2.5 1.2.9-1.2.10 1.3.2-1.3.3 1.3.5 1.3.7 1.3.12 1.4.2 1.5.1-1.5.3
2.1.1-2.1.3 2.2.1-2.2.3 2.3.1-2.3.4 2.4.1
3.2.1-3.2.2 3.3.1-3.3.4 3.4.1-3.4.6 3.4.8 3.5.1 3.5.3-3.5.5 3.6.1 3.7.1-3.7.2
4.1.1-4.1.4 4.2.1 4.4.1-4.4.4
5.1.1 5.2.1-5.2.5 5.3.1-5.3.3 5.4.1-5.4.3
6.8.1-6.8.2 6.8.4
7.1.1-7.1.3 7.2.1-7.2.4 7.3.1-7.3.2 7.4.1-7.4.2 7.4.4-7.4.5 7.5.2 7.6.1-7.6.2
8.1.1-8.1.2 8.2.1-8.2.3 8.3.1-8.3.2
9.1.1-9.1.3 9.2.1-9.2.3
10.1.1-10.1.2 10.2.1-10.2.3 10.5.1-10.5.4
11.1.1-11.1.2 11.2.1 11.2.3 11.4.1 11.5.1
12.1.1-12.1.2 12.2.1 12.3.1-12.3.2 12.3.4
13.1.1-13.1.3 13.2.1-13.2.4 13.3.1-13.3.2 13.4.1-13.4.5
14.1.1-14.1.2 14.2.1-14.2.4 14.2.6-14.2.8 14.3.1-14.3.3
15.1.1-15.1.3 15.2.1-15.2.5 15.3.1 15.3.3-15.3.5 15.3.7 15.4.1-15.4.3
16.1.1 16.2.1-16.2.5 16.3.1-16.3.4 16.4.1-16.4.3 16.5.1-16.5.4
"""
"""Items of levels 1 and 2 that concern this dashboard, and 22 of level 3 that are held of our own accord."""

VOLUNTARY = 22


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


ROWS = rows()


def applicable() -> list[str]:
    found = []
    for span in APPLICABLE.split():
        first, _, last = span.partition("-")
        section, _, number = first.rpartition(".")
        until = (last or first).rpartition(".")[2]
        found += [f"{section}.{each}" for each in range(int(number), int(until) + 1)]
    return found


@cache
def named_in(path: str) -> set[str]:
    """The tests of a file that pytest collects."""
    file = ROOT / path
    if not (file.is_file() and file.name.startswith("test_") and file.is_relative_to(ROOT / "tests")):
        return set()
    body = ast.parse(file.read_text(encoding="utf-8")).body
    return {each.name for each in body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")}


@cache
def text_of(path: str) -> str:
    file = ROOT / path
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def is_there(proof: str) -> bool:
    """Whether a proof exists: `path::test`, or `path: words` for words that stand in that file."""
    path, is_test, name = proof.partition("::")
    if is_test:
        return name in named_in(path)
    path, _, words = proof.partition(": ")
    return bool(words) and words in text_of(path)


def test_every_item_that_applies_is_there_once_and_no_other():
    assert [row["item"] for row in ROWS] == applicable()
    levels = Counter(row["level"] for row in ROWS)
    assert set(levels) == {"1", "2", "3"}
    assert (levels["1"] + levels["2"], levels["3"]) == (160, VOLUNTARY)


@pytest.mark.parametrize("row", ROWS, ids=[row["item"] for row in ROWS])
def test_an_item_has_its_proof_or_a_reason_that_somebody_decides(row):
    proofs = [each for each in row["proof"].split(" | ") if each]
    assert row["asks"]
    assert proofs
    assert [proof for proof in proofs if not is_there(proof)] == []
    if row["deviation"]:
        assert len(row["deviation"]) > 40
        assert row["met"]
        assert row["decides"]
        assert row["signed"] == "offen" or len(row["signed"].split()) >= 3  # name and day
    else:
        assert row["decides"] == row["signed"] == ""


def test_the_counts_are_told(capsys):
    deviations = [row["item"] for row in ROWS if row["deviation"]]
    with capsys.disabled():
        print(
            f"\nASVS 5.0: {len(ROWS) - len(deviations)} proved, {len(deviations)} deviations: {', '.join(deviations)}"
        )
    assert len(deviations) <= 14  # one more has to be decided, not slipped in


def test_a_proof_that_is_gone_is_noticed():
    assert not is_there("tests/test_asvs.py::test_that_nobody_wrote")
    assert not is_there("tests/nowhere.py::test_x")
    assert not is_there("README.md: words that stand nowhere in it")
    assert not is_there("README.md")
