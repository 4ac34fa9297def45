"""`python -m loaders FILE... [--json]`: what a workbook holds, for operators' scripts and for tests.

Exit status: 0 every file accepted, 1 findings block at least one, 2 at least one could not be read.
"""

import argparse
import sys
from pathlib import Path

from loaders.reader import read
from loaders.report import as_json, as_text

NOT_OPENED = "Die Datei lässt sich nicht öffnen. Bitte Laufwerk und Rechte prüfen."
REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "Diese Datei gibt es nicht. Bitte Namen und Ordner prüfen.",
    IsADirectoryError: "Das ist ein Ordner. Bitte eine Datei angeben.",
    PermissionError: "Diese Datei darf nicht gelesen werden. Bitte die Rechte prüfen.",
}


def main(arguments: list[str]) -> int:
    """Read each file, print what was found, return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m loaders", description="Liest Arbeitsmappen und sagt, was zu beheben ist."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="DATEI")
    parser.add_argument("--json", action="store_true", help="ein JSON-Objekt je Datei und Zeile")
    options = parser.parse_args(arguments)
    status = 0
    for file in options.files:
        try:
            content = file.read_bytes()
        except OSError as error:
            print(f"{file}: {REASONS.get(type(error), NOT_OPENED)}", file=sys.stderr)
            status = 2
            continue
        reading = read(content, file.name)
        print(as_json(reading) if options.json else as_text(reading))
        status = max(status, 2 if not reading.readable else 0 if reading.accepted else 1)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
