"""`python -m data backup FOLDER`: the database as it is at one moment, while the dashboard goes on."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from data.actions import Action
from data.backup.contents import Sums
from data.backup.making import make
from data.commands.command import FAULT, FINE, Command, existing, note


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="ORDNER", help="neuer Ordner für die Sicherung")


def _run(options: Namespace) -> int:
    with existing() as opened:
        made, broken = make(opened, options.folder)
        print(listed(made.tables))
        print(f"Gesichert in „{options.folder}“: {made.rows} Zeilen, {made.size} Bytes.")
        told = {"tables": len(made.tables), "rows": made.rows, "sha256": made.sha256}
        note(opened, Action.BACKUP, options.folder.name, **told)
    if broken:
        print(f"Achtung, der gesicherte Datenspeicher hat einen Fehler: {broken}")
    return FAULT if broken else FINE


def listed(tables: Sums) -> str:
    """Rows and checksum of each table, one a line."""
    return "\n".join(f"{digest}  {rows:>9}  {name}" for name, (rows, digest) in tables.items())


COMMAND = Command("backup", "ORDNER", "sichert den Datenspeicher in einen neuen Ordner", _takes, _run)
