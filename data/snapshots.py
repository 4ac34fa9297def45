"""Large tables as files beside the store, so that a start or a new revision need not read every row from the database.

A snapshot holds the rows of a sheet live at one revision, and its name says of which history: it is only ever taken for
the revision that it was made of. The files can be deleted at any time; nothing is stored in them that the store lacks.
"""

import logging
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.frames import LARGE, Columns
from data.revisions import Revision

KEPT = 2
"""So many snapshots of a sheet stay; the newest ones."""

DIGEST = 32
"""Bytes of a SHA-256."""

log = logging.getLogger(__name__)


class Snapshots:
    """The snapshots in a folder, and those of the newest Stand in memory too; None keeps none."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._recent: dict[str, tuple[int, str, pd.DataFrame]] = {}
        """By sheet the latest of those made or read: its revision, its file, and its rows, which nobody changes."""

        self._brought: dict[str, tuple[Revision, pd.DataFrame]] = {}
        """By sheet the many rows that this process stored last, until somebody asks for them."""

    def bring(self, name: str, revision: Revision, rows: pd.DataFrame) -> None:
        """Remember the rows that a revision has just added to a sheet, if they are many: so none is read again."""
        if self._folder and len(rows) >= LARGE:
            self._brought[name] = (revision, rows)

    def brought(self, name: str, history: Sequence[Revision], base: int, at: int) -> tuple[int, pd.DataFrame | None]:
        """The revision that touched a sheet last between two others, and what it added if that is still known; once."""
        touched = [each for each in history if base < each.id <= at and name in each.counts]
        last, known = max(touched, key=lambda each: each.id, default=None), self._brought.get(name)
        if last is None or known is None or (last.id, last.at_utc) != (known[0].id, known[0].at_utc):
            return 0, None
        self._brought.pop(name, None)
        return last.id, known[1]

    def newest(
        self, name: str, columns: Columns, history: Sequence[Revision], at: int
    ) -> tuple[int, pd.DataFrame | None]:
        """The latest snapshot of a sheet not after a revision: which revision it shows (0: none), and its rows.

        `history` are all revisions. A file that cannot be read is left out, and that is logged.
        """
        if self._folder is None:
            return 0, None
        for number, name_of_file in _names(name, columns, history, at):
            if (recent := self._recent.get(name)) and recent[1] == name_of_file:
                return number, recent[2]
            if (file := self._folder / name_of_file).exists():
                try:
                    return number, self._remembered(name, number, file, _read(file), history)
                except (OSError, ValueError):
                    log.warning("The snapshot %s cannot be read and is left out.", file.name)
        return 0, None

    def _remembered(
        self, name: str, number: int, file: Path, rows: pd.DataFrame, history: Sequence[Revision]
    ) -> pd.DataFrame:
        """The rows, which stay in memory unless those of a later revision do that still exists."""
        recent = self._recent.get(name)
        if recent is None or recent[0] <= number or recent[0] > max(each.id for each in history):
            self._recent[name] = (number, file.name, rows)
        return rows

    def keep(self, name: str, columns: Columns, history: Sequence[Revision], at: int, rows: pd.DataFrame) -> None:
        """Write the rows of a sheet live at a revision, whole or not at all, when they are many and of a newest Stand.

        Older snapshots, and those of another history (before a backup was restored), are dropped.
        """
        if self._folder is None or len(rows) < LARGE or not at:
            return
        file = self._folder / _names(name, columns, history, at)[0][1]
        self._remembered(name, at, file, rows, history)
        own = [self._folder / own for _, own in _names(name, columns, history, max(each.id for each in history))]
        stay = [each for each in own if each == file or each.exists()][:KEPT]
        try:
            if file in stay:
                _write(file, rows)
            for old in set(self._folder.glob(f"{name}-*.snapshot")).difference(stay):
                old.unlink(missing_ok=True)
        except OSError:
            log.warning("The snapshot %s cannot be written; pages read from the database instead.", file.name)


def _write(file: Path, rows: pd.DataFrame) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(_written(rows))
    unfinished.replace(file)


def _written(rows: pd.DataFrame) -> bytes:
    """The table as Parquet behind its SHA-256: what a failing disk returns is not taken for the table."""
    buffer = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pandas(rows, preserve_index=False), buffer, compression="zstd")
    content = buffer.getvalue().to_pybytes()
    return sha256(content).digest() + content


def _read(file: Path) -> pd.DataFrame:
    """The table as it was written; `ValueError` when the file is not what was written."""
    kept = file.read_bytes()
    digest, content = kept[:DIGEST], kept[DIGEST:]
    if sha256(content).digest() != digest:
        raise ValueError(file.name)
    table = pq.read_table(pa.BufferReader(content)).to_pandas()
    # A column without any text comes back with categories of another type.
    silent = [name for name, kind in table.dtypes.items() if not len(getattr(kind, "categories", "text"))]
    nothing = pd.CategoricalDtype(pd.Index([], dtype="str"), ordered=True)
    return table.assign(
        **{str(name): pd.Categorical.from_codes(np.full(len(table), -1), dtype=nothing) for name in silent}
    )


def names(name: str, columns: Columns, history: Sequence[Revision]) -> set[str]:
    """The files that snapshots of this history can have; all others can never be used again."""
    return {file for _, file in _names(name, columns, history, max((each.id for each in history), default=0))}


def _names(name: str, columns: Columns, history: Sequence[Revision], at: int) -> list[tuple[int, str]]:
    """The files that snapshots of these revisions have, the latest first; each name knows all that went before it."""
    known = sha256(repr(sorted(columns.items())).encode())
    found = []
    for each in sorted(history, key=lambda revision: revision.id):
        if each.id <= at:
            told = (each.id, each.at_utc.isoformat(), each.action, each.workbook, each.sha256, each.reverts)
            known.update(repr(told).encode())
            found.append((each.id, f"{name}-{each.id:010d}-{known.hexdigest()[:16]}.snapshot"))
    return found[::-1]
