"""What we stand on: no version with a known hole, no licence and no secret that nobody has looked at."""

import csv
import os
import re
import shutil
import subprocess
import sys

import pytest
from packaging.version import Version

from tests.conftest import ROOT

SUPPLY = ROOT / ".github" / "supply"
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
VERSIONS = dict(re.findall(r"^([a-z0-9-]+)(?:\[[^]]*\])?==([^ ;]+)", LOCK, re.MULTILINE))


def rows(name: str) -> list[dict[str, str]]:
    with (SUPPLY / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def script(name: str, *words: str, folder=ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / ".ci" / name, *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ})


@pytest.mark.parametrize("row", rows("floors.csv"), ids=lambda row: row["package"])
def test_no_version_with_a_known_hole_is_locked(row):
    assert Version(VERSIONS[row["package"]]) >= Version(row["at_least"])


def test_every_package_that_is_locked_has_its_checksums():
    entries = re.split(r"^(?=[a-z0-9])", re.sub(r"^#.*\n", "", LOCK, flags=re.MULTILINE), flags=re.MULTILINE)[1:]
    assert len(entries) == len(VERSIONS) > 40
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_what_people_upload_is_opened_by_no_library_that_warns_of_it():
    sources = [file for folder in ("loaders", "data", "pages") for file in (ROOT / folder).rglob("*.py")]
    warned = re.compile(
        r"load_workbook|read_excel|read_pickle|pickle\.load|xml\.(etree|dom)|sax\.parse|make_parser|yaml\.load"
    )
    assert [file.name for file in sources if warned.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", ["floors.csv", "licences.csv", "no_secrets.csv"])
def test_every_exception_says_why(name):
    assert all(row["why"].strip() for row in rows(name))


@pytest.fixture
def tree(tmp_path):
    """A small repository with our lists of exceptions."""
    shutil.copytree(SUPPLY, tmp_path / ".github" / "supply")
    for name in ("pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "requirements.txt", tmp_path / "tests" / "requirements.txt")
    git(tmp_path, "init", "--quiet")
    return tmp_path


def git(folder, *words: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def committed(tree, **files: str) -> None:
    for name, content in files.items():
        (tree / f"{name}.py").write_text(content, encoding="utf-8")
    git(tree, "add", "--all")
    git(tree, "commit", "--quiet", "--message", "x")


KEY = "".join(("AK", "IA", "Q3EGRIU5", "LK7HZXWB"))


def test_a_secret_is_found_where_it_stands_and_where_it_stood(tree):
    committed(tree, settings=f'region = "eu"\nkey_id = "{KEY}"\n')
    standing = script("secrets", folder=tree)
    assert (standing.returncode, standing.stdout.splitlines()[0]) == (1, "settings.py:2: AWS Access Key")
    assert KEY not in standing.stdout

    committed(tree, settings='region = "eu"\n')
    assert script("secrets", folder=tree).returncode == 0
    assert script("secrets", "--history", folder=tree).returncode == 1


def test_a_licence_that_nobody_has_looked_at_is_refused(tree):
    allowed = tree / ".github" / "supply" / "licences.csv"
    lines = allowed.read_text(encoding="utf-8").splitlines(keepends=True)
    allowed.write_text("".join(line for line in lines if "psycopg-binary" not in line), encoding="utf-8")

    told = script("sbom", "--licences", folder=tree)
    assert told.returncode == 1
    refused = [line for line in told.stdout.splitlines() if line.startswith("NOT ALLOWED")]
    assert [line.split()[2] for line in refused] == ["psycopg-binary"]
    assert all(line.endswith(("product", "tests")) for line in told.stdout.splitlines())


LATE = '<testcase name="a"><failure message="playwright.TimeoutError: Timeout 120000ms exceeded."/></testcase>'
GOAL = '<testcase name="d"><failure message="TimeoutError: It took 6.0 s, not less than 5 s."/></testcase>'
WRONG = '<testcase classname="tests.data.test_chain" name="b"><failure message="assert 1 == 2"/></testcase>'
REAL = WRONG.replace("data.test_chain", "browser.test_frame")


@pytest.mark.parametrize(
    ("cases", "again"),
    [
        (LATE, True),
        (LATE * 3, True),
        (GOAL, True),
        (LATE * 4, False),
        (WRONG, False),
        (LATE + WRONG, False),
        (REAL, True),
        (REAL + LATE, True),
        (REAL + WRONG, False),
        (REAL * 4, False),
        ("", False),
        (WRONG.replace("1 == 2", "it timed out"), False),
    ],
)
def test_only_a_few_tests_that_others_may_have_disturbed_are_run_again(tmp_path, cases, again):
    report = tmp_path / "report.xml"
    report.write_text(f'<testsuites><testsuite><testcase name="c"/>{cases}</testsuite></testsuites>', encoding="utf-8")

    assert (script("disturbed", str(report)).returncode == 0) is again
