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


def run(folder: Path, *arguments: str, stdout=subprocess.PIPE, **settings: str) -> subprocess.CompletedProcess[str]:
    """The real command, started in the folder of the files as an operator would."""
    return subprocess.run(
        [sys.executable, "-m", "loaders", *arguments],
        cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": "", "LANG": "C.UTF-8", "PYTHONUTF8": "1"} | settings,
        stdout=stdout, stderr=subprocess.PIPE, text=True, encoding="utf-8", timeout=120, check=False,
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
    said = with_missing.stdout

    assert (with_missing.returncode, with_missing.stderr) == (2, "")
    assert "fehlt.xlsx: nicht lesbar\n  Fehler: Diese Datei gibt es nicht" in said
    assert ".: nicht lesbar\n  Fehler: Das ist ein Ordner" in said
    assert "gut.xlsx: kann übernommen werden" in said


def test_each_file_is_a_line_of_json_even_one_that_is_not_there(files):
    missing, good = map(json.loads, run(files, "fehlt.xlsx", "gut.xlsx", "--json").stdout.splitlines())

    assert (missing["accepted"], [found["rule"] for found in missing["findings"]]) == (False, ["path_missing"])
    assert good["accepted"]


ENGLISH = ("usage", "error", "arguments", "required", "Traceback", "refused", "No such file", "Is a directory")


@pytest.mark.parametrize(
    ("arguments", "settings", "status"),
    [
        ([], {}, 2),
        (["--unbekannt", "gut.xlsx"], {}, 2),
        (["--hilfe"], {}, 0),
        (["fehlt.xlsx", "brief.pdf"], {}, 2),
        (["gut.xlsx"], {"DASHBOARD_LIMIT_FILE_BYTES": "abc"}, 2),
        (["gut.xlsx", "mit Fehler.xlsx"], {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, 1),
    ],
)
def test_whatever_happens_is_said_in_german(files, arguments, settings, status):
    done = run(files, *arguments, **settings)

    assert done.returncode == status
    assert not [word for word in ENGLISH if word in done.stdout + done.stderr]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_no_room_for_the_answer_is_said(files):
    with open("/dev/full", "w") as full:
        done = run(files, "gut.xlsx", stdout=full)

    assert (done.returncode, done.stderr) == (
        2, "Die Ausgabe ließ sich nicht schreiben. Bitte Ziel und freien Platz prüfen.\n",
    )  # fmt: skip


def test_without_a_file_the_command_says_how_it_is_used(files):
    done = run(files)

    assert done.returncode == 2
    assert "DATEI" in done.stderr
    assert done.stdout == ""
