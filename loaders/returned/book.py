"""The entrance: the file that an official uploaded, handed back with its findings marked."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import PurePosixPath

from loaders import child
from loaders.container import opened
from loaders.findings import Finding
from loaders.formats.compound import MAGIC
from loaders.formats.package import Package
from loaders.formats.texts import Texts
from loaders.grid import read_grids
from loaders.limits import limits
from loaders.returned.marking import marked
from loaders.returned.overview import Heading
from loaders.returned.values import sheet_names, workbook_of

IN_PLACE = ("xlsx", "xlsm")
LOST = (
    "Dateien dieser Art ({kind}) lassen sich nicht in sich selbst markieren. Zurück kommt deshalb eine neue "
    "Excel-Arbeitsmappe (.xlsx) mit den Werten aller Blätter an denselben Stellen; Formate, Formeln, Diagramme, Bilder "
    "und Makros fehlen darin."
)
REWRITTEN = (
    "Die hochgeladene Datei war keine xlsx-Datei: Hier stehen ihre Werte an denselben Stellen, ohne Formate, Formeln, "
    "Diagramme, Bilder und Makros."
)


def returned(content: bytes, file_name: str, findings: Sequence[Finding], today: date) -> bytes:
    """The workbook with its findings marked, an xlsx (or xlsm, when it was one); made in a limited child process.

    `findings` are those of `loaders.reader.read` for the same bytes. Raises `Refused` for a file that cannot be
    opened, or takes too long.
    """
    task = json.dumps([file_name, today.isoformat(), [asdict(found) for found in findings]])
    return child.call("loaders.returned.book:returned_here", content, task)


def returned_here(content: bytes, task: str) -> bytes:
    """The work of `returned` in this very process: runs in the child."""
    file_name, day, told = json.loads(task)
    findings = [Finding(**found) for found in told]
    heading = Heading(file_name, date.fromisoformat(day))
    allowed = limits()
    container = opened(content, file_name, allowed)
    if container.package and container.format in IN_PLACE:
        return marked(content, container.package, findings, heading)
    grids, _ = read_grids(container, allowed, Texts(allowed.characters))
    names = sheet_names(grid.name for grid in grids)
    anew = workbook_of(grids, names)
    findings = [replace(found, sheet=names.get(found.sheet, found.sheet)) for found in findings]
    return marked(anew, Package(anew, allowed), findings, Heading(file_name, heading.today, (REWRITTEN,)))


def loses(content: bytes, file_name: str) -> str:
    """What to say before a file is handed back: what it loses; "" when it stays as it is.

    Told from the name, and for xls, whatever it is called, from the first bytes.
    """
    kind = "xls" if content.startswith(MAGIC) else _ending(file_name)
    return LOST.format(kind=kind) if kind in ("xls", "xlsb", "ods") else ""


def download_name(content: bytes, file_name: str) -> str:
    """What the file that is handed back is called: „Liste_geprüft.xlsx“."""
    name = PurePosixPath(file_name.replace("\\", "/")).name
    stem = name.rpartition(".")[0] or name or "Arbeitsmappe"
    ending = "xlsx" if loses(content, file_name) else _ending(file_name)
    return f"{stem.removesuffix('_geprüft')}_geprüft.{ending if ending in IN_PLACE else 'xlsx'}"


def _ending(file_name: str) -> str:
    return file_name.rpartition(".")[2].lower()
