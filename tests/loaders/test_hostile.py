"""Hostile, broken and merely messy workbooks: refused with a German sentence or read right, and never more than that."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loaders.answers import NO_ANSWERS
from loaders.child import call
from loaders.container import Refused
from tests.loaders.test_child import children

MAKER = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "make_hostile.py"
ENTRY = "tests.loaders.child_entries:read_many"
PATIENCE = 20
"""Seconds that one file may take at most."""

GROUPS = [
    "control", "zip", "bomb", "grid", "xml", "package", "ods", "format", "ole", "value", "active", "messy",
]  # fmt: skip

KILLERS = [
    "bomb_sst_one_600m_string.xlsx", "bomb_sst_20m_strings.xlsx", "bomb_overlap_same_offset.xlsx",
    "bomb_attr_300m.xlsx", "bomb_mergecells_3m.xlsx", "bomb_media_4g.xlsx", "grid_two_corners.xlsx",
    "grid_corner_1m_x_100.xlsx", "grid_ref_col_huge.xlsx", "grid_ref_row_huge.xlsx", "grid_row_attr_huge.xlsx",
    "grid_row_attr_u32max.xlsx", "ole_biff_row_65535.xls", "ods_repeat_bomb.ods", "ods_repeat_u32.ods",
    "xml_billion_laughs_sst.xlsx",
]  # fmt: skip
"""Files that ended other readers: the process died, hung, or took all memory."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    """A folder with the hostile files and their manifest."""
    if not MAKER.exists():
        pytest.skip(f"the maker of the hostile files is not at {MAKER}")
    folder = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, MAKER, folder, "--small"], check=True, capture_output=True)
    return folder


def manifest(folder: Path) -> list[dict]:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def wanted(rows: list[list]) -> dict[tuple[int, int], object]:
    """The filled cells that the manifest gives; blanks, line ends and truth values as we read them."""
    cells = {(y, x): _normal(value) for y, row in enumerate(rows, 1) for x, value in enumerate(row, 1)}
    return {place: value for place, value in cells.items() if value is not None}


def _normal(value: object) -> object:
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, str):
        return value.replace("\r", "\n") if value.strip() else None
    return value


def verdict(entry: dict, outcome: dict) -> str:
    """What is wrong with the outcome of a file; "" when it is as the manifest wants it."""
    if outcome["seconds"] > PATIENCE:
        return f"took {outcome['seconds']:.0f} s"
    if "rule" in outcome:
        if entry["expect"] == "accept":
            return f"refused: {outcome['rule']}"
        return "" if "Bitte" in outcome["message"] else "refused without a way out"
    if entry["expect"] == "reject":
        return "read, though it must be refused"
    read = {(row, column): value for row, column, value in outcome["cells"]}
    if "rows" in entry and wanted(entry["rows"]) != read:
        return f"other values: {sorted(set(read.items()) ^ set(wanted(entry['rows']).items()), key=str)[:4]}"
    return ""


def test_every_group_of_files_is_tried(hostile):
    assert {entry["group"] for entry in manifest(hostile)} == set(GROUPS)
    assert {entry["file"] for entry in manifest(hostile)} >= set(KILLERS)


@pytest.mark.parametrize("group", GROUPS)
def test_each_file_is_refused_or_read_right(group, hostile):
    entries = [entry for entry in manifest(hostile) if entry["group"] == group]
    outcomes = json.loads(call(ENTRY, json.dumps([str(hostile / entry["file"]) for entry in entries]).encode(), ""))
    wrong = {entry["file"]: verdict(entry, outcome) for entry, outcome in zip(entries, outcomes, strict=True)}

    assert {file: why for file, why in wrong.items() if why} == {}


@pytest.mark.parametrize("name", KILLERS)
def test_a_file_that_ended_other_readers_is_refused_in_a_process_of_its_own(name, hostile):
    before, began = children(), time.monotonic()
    with pytest.raises(Refused) as caught:
        call("loaders.reader:read_here", (hostile / name).read_bytes(), json.dumps([name, NO_ANSWERS.as_text()]))

    assert "Bitte" in caught.value.findings[0].message
    assert time.monotonic() - began < PATIENCE
    assert children() <= before
