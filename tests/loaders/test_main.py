"""`python -m loaders`: the command that operators put into scripts. Exit status 0, 1 or 2, words or JSON lines."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.loaders.books import book

ROOT = Path(__file__).parents[2]
GOOD = [["Regierungsbezirk", "Teilnehmende"], ["Kassel", "rund 120"], ["Gießen", "rund 160"]]
BAD = [["Kommune", "Funktion"], ["Homberg", "Bürgermeisterin"]]


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("listen")
    (folder / "gut.xlsx").write_bytes(book(Liste=GOOD))
    (folder / "mit Fehler.xlsx").write_bytes(book(Liste=BAD))
    (folder / "brief.pdf").write_bytes(b"%PDF-1.7\n%...")
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The real command, started in the folder of the files as an operator would."""
    return subprocess.run(
        [sys.executable, "-m", "loaders", *arguments],
        cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": "", "LANG": "C.UTF-8", "PYTHONUTF8": "1"},
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip


def test_an_accepted_file_ends_with_0(files):
    done = run(files, "gut.xlsx")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("gut.xlsx: kann übernommen werden\n  Erkannt als: Teilnahme\n  Teilnahme: 2 Zeilen\n")


def test_a_file_with_errors_ends_with_1_even_before_a_good_one(files):
    done = run(files, "mit Fehler.xlsx", "gut.xlsx")

    assert (done.returncode, done.stderr) == (1, "")
    assert "noch nicht übernommen" in done.stdout
    assert "Fehler Liste!A2: „Homberg“ ist nicht eindeutig" in done.stdout


def test_the_worst_of_several_files_decides_and_each_is_a_line_of_json(files):
    done = run(files, "gut.xlsx", "brief.pdf", "mit Fehler.xlsx", "--json")
    good, letter, bad = map(json.loads, done.stdout.splitlines())

    assert done.returncode == 2
    assert [each["accepted"] for each in (good, letter, bad)] == [True, False, False]
    assert [row["anzahl"] for row in good["tables"]["teilnahme"]] == [
        {"value": 120, "qualifier": "rund"}, {"value": 160, "qualifier": "rund"},
    ]  # fmt: skip
    assert (letter["workbook"], letter["tables"]) == (None, {})
    assert [found["rule"] for found in letter["findings"]] == ["file_kind"]
    assert [(found["cell"], found["rule"]) for found in bad["findings"] if found["severity"] == "Fehler"] == [
        ("A2", "ambiguous_place")
    ]


@pytest.fixture(scope="module")
def with_missing(files) -> subprocess.CompletedProcess[str]:
    return run(files, "fehlt.xlsx", ".", "gut.xlsx")


def test_a_file_that_is_not_there_ends_with_2_and_the_others_are_read(with_missing):
    missing, folder = with_missing.stderr.splitlines()

    assert with_missing.returncode == 2
    assert missing.startswith("fehlt.xlsx: Diese Datei gibt es nicht")
    assert folder.startswith(".: Das ist ein Ordner")
    assert "gut.xlsx: kann übernommen werden" in with_missing.stdout


def test_the_reason_is_german_as_well(with_missing):
    assert not [word for word in ("No such file", "Is a directory") if word in with_missing.stderr]


def test_without_a_file_the_command_says_how_it_is_used(files):
    done = run(files)

    assert done.returncode == 2
    assert "DATEI" in done.stderr
    assert done.stdout == ""
