"""`python -m data migrate`: bring the store to the version of this program, as the owner of its tables."""

from argparse import ArgumentParser, Namespace

from data import engine, rights
from data.commands.command import FINE, Command, database, tables
from data.preparing import due, prepare
from data.schema import SCHEMA_VERSION


def _takes(_parser: ArgumentParser) -> None:
    """No arguments."""


def _run(_options: Namespace) -> int:
    opened, known = database(), tables()
    try:
        was_due = due(opened, known)
        prepare(opened, known)
        with engine.writing(opened) as connection:
            roles = rights.granted(connection) if opened.dialect.name == "postgresql" else []
            for role in roles if was_due else []:
                rights.grant(connection, role)
    finally:
        opened.dispose()
    print(
        f"Der Datenspeicher hat die Version {SCHEMA_VERSION}" + (" erreicht." if was_due else ", es war nichts zu tun.")
    )
    for role in roles if was_due else []:
        print(f"Die Rechte der Rolle „{role}“ sind auf dem Stand dieser Version.")
    return FINE


COMMAND = Command("migrate", "", "stellt den Datenspeicher auf die Version dieses Programms um", _takes, _run)
