"""`python -m loaders FILE... [--json]`: what a workbook holds, for operators' scripts and for tests.

Exit status: 0 every file accepted, 1 findings block at least one, 2 at least one could not be read.
"""

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import NoReturn

from loaders.findings import finding
from loaders.limits import limits
from loaders.reader import read
from loaders.reading import Reading
from loaders.report import as_json, as_text

USAGE = "python -m loaders DATEI [DATEI ...] [--json]"
UNREADABLE = 2
REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "path_missing",
    IsADirectoryError: "path_folder",
    PermissionError: "path_forbidden",
}


class Parser(argparse.ArgumentParser):
    """Reads the arguments; what it has to say, it says in German."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse words it in English
        """End with the one thing there is to know: how the command is called."""
        self.exit(UNREADABLE, f"So wird der Befehl aufgerufen: {USAGE}\nMehr dazu mit --hilfe.\n")


def main(arguments: list[str]) -> int:
    """Read each file, print what was found, return the exit status."""
    options = _options(arguments)
    logging.getLogger("loaders").addHandler(logging.NullHandler())  # the answer says all that the log would
    try:
        limits()
    except ValueError as error:
        print(f"Bitte die Einstellung berichtigen: {str(error).split()[0]} muss eine ganze Zahl über null sein.",
              file=sys.stderr)  # fmt: skip
        return UNREADABLE
    status = 0
    for file in options.files:
        reading = _read(file)
        print(as_json(reading) if options.json else as_text(reading), flush=True)
        status = max(status, UNREADABLE if not reading.readable else 0 if reading.accepted else 1)
    return status


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(prog="python -m loaders", add_help=False, usage=argparse.SUPPRESS)
    parser.description = f"Liest Arbeitsmappen und sagt, was zu beheben ist: {USAGE}"
    parser.epilog = "Rückgabe: 0 alle können übernommen werden, 1 es ist etwas zu beheben, 2 nicht lesbar."
    group = parser.add_argument_group("Angaben")
    group.add_argument("files", nargs="+", type=Path, metavar="DATEI", help="Arbeitsmappe (.xlsx, .xls, .xlsb, .ods)")
    group.add_argument("--json", action="store_true", help="ein JSON-Objekt je Datei und Zeile")
    group.add_argument("-h", "--help", "--hilfe", action="help", help="diese Erklärung")
    return parser.parse_args(arguments)


def _read(file: Path) -> Reading:
    """The reading of a file; one that cannot be opened has a finding that says why."""
    try:
        return read(file.read_bytes(), file.name)
    except OSError as error:
        found = finding(REASONS.get(type(error), "path_closed"))
        return Reading(str(file), "", 0, findings=(found,), readable=False)


def run() -> int:
    """The whole command; whoever stops listening, or has no room for the answer, is no reason for a stack trace."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        return main(sys.argv[1:])
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print("Die Ausgabe ließ sich nicht schreiben. Bitte Ziel und freien Platz prüfen.", file=sys.stderr)
        return UNREADABLE


if __name__ == "__main__":
    sys.exit(run())
