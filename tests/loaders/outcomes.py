"""What a reading came to, and whether an official can understand it; what it left behind in this process."""

import os
import re
import resource
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from loaders.reading import Reading

QUOTED = re.compile(r"„[^“]*“")
ENGLISH = frozenset((
    "the", "and", "is", "are", "of", "error", "not", "with", "from", "for", "this", "that", "you", "your",
    "please", "file", "upload", "no", "yes", "missing", "value", "values", "row", "rows", "column", "columns",
    "sheet", "failed", "undefined", "traceback", "exception", "unknown", "invalid", "empty", "bad", "none",
    "nan", "null",
))  # fmt: skip
CLOSING = "more_of_these"
"""Counts on from findings that have said what to do."""


def unclear(reading: Reading) -> list[str]:
    """The rules of findings that do not say in German what to do; what a finding quotes from the file is left aside."""
    return sorted({found.rule for found in reading.findings if _foreign(found.message) or not _way_out(found)})


def _foreign(message: str) -> set[str]:
    return set(re.findall(r"[a-zäöüß]+", QUOTED.sub("", message).casefold())) & ENGLISH


def _way_out(found) -> bool:
    return not found.blocks or "Bitte" in found.message or found.rule == CLOSING


@dataclass(frozen=True)
class Row:
    """One line of the table of outcomes; nothing of what stands in a cell."""

    file: str
    group: str
    outcome: str
    """The rule that refused the file, else its kind; "unbekannt" when it is none that we know."""
    accepted: str
    rows: str
    findings: str
    omitted: str


def row(file: str, group: str, reading: Reading) -> Row:
    """The line of a reading."""
    outcome = reading.workbook or "unbekannt" if reading.readable else f"abgelehnt: {reading.findings[0].rule}"
    rows = " ".join(f"{name}={len(table)}" for name, table in sorted(reading.tables.items()))
    counts = sorted(Counter(found.rule for found in reading.findings).items()) if reading.readable else []
    findings = " ".join(f"{rule}={number}" for rule, number in counts)
    return Row(file, group, outcome, "ja" if reading.accepted else "nein", rows, findings, str(len(reading.omitted)))


def children() -> set[int]:
    """The processes that this one has started and that are not gone yet."""
    return {int(pid) for file in Path("/proc/self/task").glob("*/children") for pid in file.read_text().split()}


def resident() -> float:
    """MiB of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def processor_seconds() -> float:
    """What this process and those that it has started and seen end have computed; other work on the machine aside."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in used)
