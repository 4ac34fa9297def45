"""`python -m data export FOLDER`: all tables as CSV or Parquet, for whoever has to read them without this program."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from data.actions import Action
from data.backup.exporting import WRITERS, export
from data.commands.backup import listed
from data.commands.command import FINE, Command, existing, note


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="ORDNER", help="neuer Ordner für die Ausgabe")
    parser.add_argument("--format", choices=sorted(WRITERS), default="csv", help="Form der Dateien")


def _run(options: Namespace) -> int:
    with existing() as opened:
        tables = export(opened, options.folder, options.format)
        print(listed(tables))
        print(f"Ausgegeben in „{options.folder}“: {len(tables)} Tabellen als {options.format}.")
        told = {"tables": len(tables), "rows": sum(rows for rows, _ in tables.values()), "format": options.format}
        note(opened, Action.EXPORT, options.folder.name, **told)
    return FINE


COMMAND = Command(
    "export", "ORDNER [--format csv|parquet]", "gibt alle Tabellen als CSV oder Parquet aus", _takes, _run
)
