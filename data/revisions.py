"""Revisions: the audit entry of every change, written in the same transaction as its rows."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Table, func, insert, select

from data import chain
from data.checksums import Sums, something
from loaders.reading import Reading

IMPORT = "import"
UNDO = "undo"
REMOVAL = "removal"

SAMPLE = "Öffentliche Beispieldaten"
"""Label of the published figures that come with the dashboard."""

DEMONSTRATION = "Demonstrationsdaten"
"""Label of invented rows that only show what the pages can do."""

NOBODY = "ohne Angabe"

Counts = dict[str, dict[str, int]]
"""{sheet: {"new": n, "changed": n, "vanished": n, "unchanged": n}}, in rows."""

BERLIN = ZoneInfo("Europe/Berlin")
_AS_JSON = ("counts", "origins", "mended", "doubts")


@dataclass(frozen=True)
class Revision:
    """One change of the data; its number orders it, not the clock.

    `counts` says what was done ("vanished": rows that were closed without a successor), `origins`
    and `mended` are those of the reading, `omitted` and `notes` count what it left out and remarked, `doubts`
    says what was striking about it and why (`data.doubts.doubt.Doubt.entry`).
    `mode` is "ergänzt" or "ersetzt" for an import, else "". `reverts` names the revision that an undo
    or a removal takes back; `reverted_by` the effective one that took this revision back.
    `by` is a name for the screen and `signed` what is stored, a reference to a person (`data.people`) or a word.
    """

    id: int
    at_utc: datetime
    by: str
    action: str
    workbook: str
    file_name: str = ""
    sha256: str = ""
    size: int = 0
    label: str = ""
    note: str = ""
    mode: str = ""
    reverts: int | None = None
    counts: Counts = field(default_factory=dict)
    origins: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    mended: dict[str, dict[str, str]] = field(default_factory=dict)
    doubts: list[dict[str, Any]] = field(default_factory=list)
    omitted: int = 0
    notes: int = 0
    reverted_by: int | None = None
    signed: str = field(default="", compare=False)

    @property
    def effective(self) -> bool:
        """Whether no later undo or removal took it back."""
        return self.reverted_by is None

    def described(self) -> str:
        """Which, when, by whom and what, as a part of a German sentence."""
        when = self.at_utc.astimezone(BERLIN).strftime("%d.%m.%Y, %H:%M Uhr")
        what = {
            IMPORT: f"„{self.file_name}“ übernommen",
            UNDO: f"Revision {self.reverts} rückgängig gemacht",
            REMOVAL: f"Daten der Revision {self.reverts} entfernt",
        }[self.action]
        return f"Revision {self.id} vom {when} ({self.by}): {what}"


def started(listed: list[Revision], by: str, action: str, workbook: str) -> Revision:
    """The next revision after those listed, newest first; `by` is cut to a short display name."""
    return Revision(newest(listed) + 1, datetime.now(UTC), display_name(by), action, workbook)


def display_name(by: str) -> str:
    """Who did something, cut to a short name."""
    return by.strip()[:80] or NOBODY


def imported(listed: list[Revision], upload: Reading) -> Revision | None:
    """The import of the same bytes, mended in the same cells, that is still in effect."""
    same = [
        each for each in listed if (each.action, each.sha256, each.mended) == (IMPORT, upload.sha256, upload.mended)
    ]
    return next((each for each in same if each.effective), None)


def latest(connection: Connection, table: Table) -> int:
    """The number of the newest revision, 0 when there is none."""
    return int(connection.scalar(select(func.coalesce(func.max(table.c.id), 0))) or 0)


def newest(listed: Sequence[Revision]) -> int:
    """The number of the newest of the revisions listed, newest first; 0 when there is none."""
    return listed[0].id if listed else 0


def record(connection: Connection, table: Table, revision: Revision, sums: Sums) -> str:
    """Write the entry of a revision as the next link of its chain, with checksums of its rows; the hash."""
    entry = {name: getattr(revision, name) for name in _stored()}
    entry |= {name: json.dumps(entry[name], ensure_ascii=False) for name in _AS_JSON}
    _, previous = chain.end(connection, table)
    done = {name: parts for name, each in sums.items() if (parts := something(each))}
    entry |= {"at_utc": chain.stored_moment(revision.at_utc), "previous": previous, "sums": chain.canonical(done)}
    entry["hash"] = chain.link(entry)
    connection.execute(insert(table).values(entry))
    return str(entry["hash"])


def listed(connection: Connection, table: Table) -> list[Revision]:
    """All revisions, newest first; each knows whether it was taken back."""
    statement = select(*(table.c[name] for name in _stored())).order_by(table.c.id.desc())
    reverted: dict[int, int] = {}
    found = []
    for entry in connection.execute(statement).mappings():
        revision = replace(_revision(dict(entry)), reverted_by=reverted.get(entry["id"]))
        if revision.effective and revision.reverts is not None:
            reverted[revision.reverts] = revision.id
        found.append(revision)
    return found


def _stored() -> list[str]:
    return [each.name for each in fields(Revision) if each.name not in ("reverted_by", "signed")]


def _revision(entry: dict[str, Any]) -> Revision:
    kept = {name: json.loads(text) for name in _AS_JSON if (text := entry.pop(name))}
    return Revision(**entry | kept | {"at_utc": entry["at_utc"].replace(tzinfo=UTC)})
