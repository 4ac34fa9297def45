"""Removes files that nobody needs and nobody else removes: old snapshots, and what a crash left half written."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from time import time

_UNFINISHED = re.compile(r".+\.\d+")
"""A snapshot that is being written ends in the number of its process."""

_HIDDEN = re.compile(r"\..+\.(?:[0-9a-f]{32}|[a-z0-9_]{8})")
"""A backup that is being made or restored, beside its destination."""

_OURS = {"dashboard.sqlite", "dashboard.sqlite-journal", "dashboard.dump", "sicherung.json"}
"""What an unfinished backup can hold; a folder with anything else is not ours."""

LONG_AGO = 6 * 3600
"""Seconds after which nobody is writing at a file any more."""


def remove(folder: Path, snapshots: set[str]) -> int:
    """Remove what was left in a data folder; `snapshots` are the names of those that still can be used. How many."""
    gone = [each for each in _found(folder, snapshots) if time() - each.stat().st_mtime > LONG_AGO]
    for each in gone:
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink(missing_ok=True)
    return len(gone)


def _found(folder: Path, snapshots: set[str]) -> Iterator[Path]:
    for each in _entries(folder / "snapshots"):
        if _UNFINISHED.fullmatch(each.name) or (each.suffix == ".snapshot" and each.name not in snapshots):
            yield each
    for each in _entries(folder):
        if _HIDDEN.fullmatch(each.name) and _is_ours(each):
            yield each


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _is_ours(path: Path) -> bool:
    if path.is_dir():
        return {each.name for each in path.iterdir()} <= _OURS
    return path.name.startswith(".dashboard.sqlite.")
