"""Recomputes both chains and the checksums of all rows, and names the first thing that does not fit."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from data import chain, checksums
from data.actions import Action
from data.migrations.parts import reflected

ROW_COLUMNS = {"id", "added_in", "removed_in", "worksheet", "line"}
"""A table with these holds rows of a sheet, also when the program no longer knows its kind of workbook."""

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Verified:
    """What a verification saw; `broken` is a German sentence about the first fault, "" when all is right.

    `heads` are the hashes at the end of both chains: whoever keeps them elsewhere can tell later that nothing was
    cut off or replaced before them.
    """

    revisions: int
    entries: int
    rows: int
    heads: tuple[str, str]
    broken: str


def verify(connection: Connection, known: str = "") -> Verified:
    """Recompute everything that one transaction sees; `known` is a hash kept elsewhere that must still occur."""
    there = reflected(connection)
    revisions, audit = there["revisions"], there["audit"]
    told = [dict(row) for row in connection.execute(select(audit).order_by(audit.c.id)).mappings()]
    made = [dict(row) for row in connection.execute(select(revisions).order_by(revisions.c.id)).mappings()]
    tables = row_tables(there)
    faults = _faults(connection, tables, made, told, known)
    return Verified(
        len(made),
        len(told),
        sum(checksums.rows(connection, table) for table in tables.values()),
        (chain.end(connection, revisions)[1], chain.end(connection, audit)[1]),
        next(faults, ""),
    )


def row_tables(there: Mapping[str, Table]) -> dict[str, Table]:
    """The tables that hold rows of sheets, by their name."""
    return {name: table for name, table in sorted(there.items()) if set(table.columns.keys()) >= ROW_COLUMNS}


def _faults(
    connection: Connection, tables: dict[str, Table], made: Sequence[Entry], told: Sequence[Entry], known: str
) -> Iterator[str]:
    yield from _chained("Revision", made, (0, chain.FIRST))
    yield from _chained("Eintrag des Protokolls", told, _begin(told))
    yield from _missing(made, told)
    yield from _contents(connection, tables, made)
    if known and known not in {str(each["hash"]) for each in (*made, *told)}:
        yield f"Die Prüfsumme {known} kommt in keiner der Ketten mehr vor: Das Ende wurde abgeschnitten oder ersetzt."


def _contents(connection: Connection, tables: dict[str, Table], made: Sequence[Entry]) -> Iterator[str]:
    """The rows of each revision, then rows that no revision knows."""
    touched = {name: checksums.touched(connection, table) for name, table in tables.items()}
    for entry in made:
        number, sums = int(entry["id"]), json.loads(entry["sums"])
        for name in sorted({*sums, *(name for name, numbers in touched.items() if number in numbers)}):
            yield from _rows(connection, number, name, tables.get(name), sums.get(name, {}))
    for name, numbers in touched.items():
        if strays := numbers - {int(entry["id"]) for entry in made}:
            yield f"Tabelle „{name}“: Zeilen nennen die Revision {min(strays)}, die es nicht gibt."


def _rows(
    connection: Connection, number: int, name: str, table: Table | None, told: Mapping[str, checksums.Sum]
) -> Iterator[str]:
    where = f"Revision {number}, Tabelle „{name}“"
    if table is None:
        yield f"{where}: Die Tabelle fehlt."
        return
    found = checksums.of_revision(connection, table, number)
    for part, what in (("added", "hinzugefügte"), ("closed", "beendete")):
        (expected, digest), (rows, now) = told.get(part, (0, "")), found.get(part, (0, ""))
        if rows < expected:
            yield f"{where}: {what} Zeilen fehlen ({rows} statt {expected})."
        elif rows > expected:
            yield f"{where}: Es gibt mehr {what} Zeilen als festgehalten ({rows} statt {expected})."
        elif now != digest:
            yield f"{where}: {what} Zeilen wurden verändert oder umgestellt ({rows} Zeilen)."


def _chained(what: str, entries: Sequence[Entry], begin: tuple[int, str]) -> Iterator[str]:
    number, previous = begin
    for entry in entries:
        yield from _linked(what, entry, number, previous)
        number, previous = int(entry["id"]), str(entry["hash"])


def _begin(told: Sequence[Entry]) -> tuple[int, str]:
    """After which entry the trail begins: where a retention run shortened it, a later entry says up to where."""
    details = [json.loads(each["detail"]) for each in told if each["action"] == Action.RETENTION]
    shortened = {(each.get("audit_until"), each.get("audit_hash")) for each in details}
    here = (int(told[0]["id"]) - 1, str(told[0]["previous"])) if told else (0, chain.FIRST)
    return here if here in shortened else (0, chain.FIRST)


def _linked(what: str, entry: Entry, number: int, previous: str) -> Iterator[str]:
    """What is wrong with an entry that should follow that one."""
    if int(entry["id"]) != number + 1:
        yield f"{what} {number + 1} fehlt; auf {number} folgt {entry['id']}."
    elif chain.link(entry) != entry["hash"]:
        yield f"{what} {entry['id']} wurde verändert: Inhalt und Prüfsumme passen nicht zusammen."
    elif entry["previous"] != previous:
        yield f"{what} {entry['id']} schließt nicht an {number} an: Die Reihenfolge stimmt nicht mehr."


def _missing(made: Sequence[Entry], told: Sequence[Entry]) -> Iterator[str]:
    """Changes that only one of the two chains knows."""
    hashes = {int(each["id"]): each["hash"] for each in made}
    named: set[int] = set()
    for entry in told:
        if entry["action"] in {Action.IMPORT, Action.UNDO, Action.REMOVAL}:
            detail, by = json.loads(entry["detail"]), f"Eintrag {entry['id']} des Protokolls"
            named.add(number := int(detail["revision"]))
            if number not in hashes:
                yield f"Revision {number} fehlt: {by} nennt sie."
            elif hashes[number] != detail["hash"]:
                yield f"Revision {number} wurde ersetzt: {by} nennt eine andere Prüfsumme."
    if untold := {number for number in hashes if number > _excused(named, told, max(hashes))} - named:
        yield f"Revision {min(untold)} steht nicht im Protokoll."


def _excused(named: set[int], told: Sequence[Entry], newest: int) -> int:
    """Up to which revision the trail need not know any: they were there before it, or it was shortened."""
    if _begin(told) != (0, chain.FIRST):
        return min(named, default=newest + 1) - 1
    migrated = [json.loads(each["detail"]) for each in told if each["action"] == Action.MIGRATION]
    return max((int(each["revisions"]) for each in migrated if each["before"] == 1), default=0)
