"""`python -m data COMMAND`: what operators do with the store, from the same settings as the dashboard.

Exit status: 0 done, 1 done but what was looked at has a fault, 2 not done; the reason is a German sentence.
"""

import argparse
import errno
import sys
from typing import NoReturn

from data.commands import backup, export, grant, migrate, person, restore, retain, roles, verify
from data.commands.command import REFUSED, Command
from data.errors import StoreError

COMMANDS: tuple[Command, ...] = (
    backup.COMMAND,
    restore.COMMAND,
    verify.COMMAND,
    export.COMMAND,
    migrate.COMMAND,
    grant.COMMAND,
    roles.COMMAND,
    person.COMMAND,
    retain.COMMAND,
)


class Parser(argparse.ArgumentParser):
    """Reads the arguments; what it has to say, it says in German."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse words it in English
        """End with the one thing there is to know: which commands there are."""
        listed = "\n".join(f"  {f'{command.name} {command.call}':38}{command.purpose}" for command in COMMANDS)
        self.exit(REFUSED, f"So wird der Befehl aufgerufen: python -m data BEFEHL\n{listed}\n")


def main(arguments: list[str]) -> int:
    """Do what is asked; the exit status."""
    parser = Parser(prog="python -m data", add_help=False)
    parsers = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        command.takes(parsers.add_parser(command.name, add_help=False))
    options = parser.parse_args(arguments)
    chosen = next(command for command in COMMANDS if command.name == options.command)
    try:
        return chosen.run(options)
    except StoreError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        why = "Dort ist kein Platz mehr" if error.errno == errno.ENOSPC else "Bitte Ort und Rechte prüfen"
        print(
            f"Das ging nicht: {error.filename or 'Die Datei'} lässt sich nicht lesen oder schreiben. {why}.",
            file=sys.stderr,
        )
    return REFUSED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
