"""`python -m data grant --role NAME`: give the role of the program the rights it needs, as the owner of the tables."""

from argparse import ArgumentParser, Namespace

from data import engine, rights
from data.commands.command import FINE, Command, current


def _takes(parser: ArgumentParser) -> None:
    parser.add_argument("--role", required=True, metavar="ROLLE", help="Rolle, mit der das Dashboard sich anmeldet")


def _run(options: Namespace) -> int:
    with current() as opened, engine.writing(opened) as connection:
        statements = rights.grant(connection, options.role)
    print(";\n".join(statements) + ";")
    print(
        f"Die Rolle „{options.role}“ kann Revisionen und Protokoll lesen und fortschreiben, nicht ändern oder löschen."
    )
    return FINE


COMMAND = Command("grant", "--role ROLLE", "gibt einer PostgreSQL-Rolle genau die Rechte des Dashboards", _takes, _run)
