"""`python -m data restore FOLDER`: a backup as the store that the settings name, which must not be there yet."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from data import engine, settings
from data.actions import Action
from data.backup import restoring
from data.backup.manifest import Manifest
from data.commands.backup import listed
from data.commands.command import FINE, Command, database, existing, note
from data.schema import SCHEMA_VERSION


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="ORDNER", help="Ordner einer Sicherung")


def _run(options: Namespace) -> int:
    kept = _restored(options.folder)
    print(listed(kept.tables))
    print(f"Wiederhergestellt und geprüft: {kept.rows} Zeilen, alle Prüfsummen wie bei der Sicherung.")
    with existing() as opened:
        note(opened, Action.RESTORE, options.folder.name, made=kept.made_at_utc, sha256=kept.sha256)
        if opened.dialect.name == "postgresql":
            print("Rechte gehören nicht zur Sicherung: Bitte „python -m data grant --role ROLLE“ ausführen.")
    if kept.version < SCHEMA_VERSION:
        print("Die Sicherung ist älter als dieses Programm; der Start des Dashboards stellt sie um.")
    return FINE


def _restored(folder: Path) -> Manifest:
    address = engine.address_of(settings.database_url())
    if address.get_backend_name() == "sqlite":
        return restoring.into_file(folder, Path(str(address.database)))
    opened = database()
    try:
        return restoring.into_server(folder, opened)
    finally:
        opened.dispose()


COMMAND = Command(
    "restore", "ORDNER", "stellt eine Sicherung an einem leeren Ort wieder her und prüft sie", _takes, _run
)
