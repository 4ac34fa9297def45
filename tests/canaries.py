"""Uploads workbooks with planted names to the real server, and looks for the names wherever they could have stayed.

`python -m tests.canaries --files 50` does it with fifty; the suite with eight. Each workbook has its own person: name,
e-mail address and telephone number, in columns, notes, comments, headers and footers, hidden worksheets, properties.
A third is taken over where that is possible, a third put away, a third abandoned; every tenth is damaged.
Looked through: data folder with database and journals, temporary folder, home, log, every file that the pages offer,
and the memory of the server and its children. Exit status 0 when nothing was found.

Not planted is what officials choose to keep: the name of a file that is taken over, and of its worksheets.
"""

import argparse
import gzip
import os
import re
import struct
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from tests import importer
from tests.conftest import Server, serving
from tests.loaders import raw
from tests.visitor import PATIENCE, Visitor
from tests.workbooks.layouts import BOOKS

AWAY = "Datei verwerfen"
PAGES = (
    "/",
    "/teilnahme",
    "/foerderung",
    "/ozg",
    "/kommune",
    "/zusammenhang",
    "/verlauf",
    "/verwaltung?verwaltung=Protokoll",
)
FORMATS = ("xlsx", "xlsx", "ods", "xlsb", "xls")
FATES = ("taken over", "put away", "abandoned")

MARK = re.compile(
    rb"k\0?a\0?n\0?a\0?r\0?w\0?([a-z])\0?([a-z])|9\0?8\0?7\0?6\0?5\0?-?\0?([0-9])\0?([0-9])\0?4\0?3", re.IGNORECASE
)
"""What tells every canary, in UTF-8 and UTF-16: the letters behind a name, the digits within a number."""


OVERWRITTEN = {"MALLOC_PERTURB_": "165", "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0"}
"""As the server is run by .github/operations/: glibc overwrites what is given back, also pieces of up to 1 KB, which it
else keeps as they are for the thread that had them. Without the first remains of a file stay, without the second those
of a very small one.
"""

LEFT = {"DASHBOARD_LIMIT_LEFT_SECONDS": "3"}
FORGOTTEN = 3 * 4 / 3 + 5
"""Seconds after which nothing is left of what somebody did not take over whose page is closed; it is looked for often.

Some of them are for a machine that others use, too.
"""


@dataclass(frozen=True)
class Canary:
    """The person of one workbook, told by its number (0..99)."""

    number: int

    @property
    def letters(self) -> str:
        return f"{'bcdfghjklm'[self.number // 10]}{'bcdfghjklm'[self.number % 10]}"

    @property
    def name(self) -> str:
        return f"Maren Kanarw{self.letters}"

    @property
    def email(self) -> str:
        return f"maren.kanarw{self.letters}@amt.example"

    @property
    def phone(self) -> str:
        return f"0611 98765{self.number:02d}43"


def lists(canary: Canary) -> list[dict[str, list[list[object]]]]:
    """Lists as offices keep them, with persons in columns of their own; each canary has its own figures."""
    who, number = [canary.name, canary.email, canary.phone], canary.number
    return [
        {
            "Anwesenheit": [
                [f"Regionalkonferenz Kassel am {number % 27 + 1}. März 2019"],
                ["Regierungsbezirk", "Teilnehmende", "Ansprechpartner", "E-Mail", "Telefon"],
                ["Kassel", 200 + number, *who],
                ["Gießen", 100 + number, *who],
                [],
                [f"gez. {canary.name}"],
                [f"Rückfragen an {canary.name}, {canary.email}, Tel. {canary.phone}"],
            ]
        },
        {
            "Mittel": [
                ["Programm", "Kommune", "Datum", "Kontingent", "Ansprechpartner", "E-Mail", "Telefon"],
                [f"Probe {number}", "Hanau", datetime(2021, 7, 14), 1000 + number, *who],
                [f"Probe {number}", "Maintal", datetime(2021, 7, 14), 2000 + number, *who],
                [None, f"bearbeitet von {canary.name}"],
            ]
        },
        {
            "Teilnehmerliste": [
                ["Veranstaltung", "Datum", "Regierungsbezirk", "Kommune", "Funktion", "Name", "Unterschrift", "E-Mail"],
                *(
                    [
                        f"Konferenz {number}",
                        "05.02.2019",
                        "Kassel",
                        place,
                        "Bürgermeister",
                        canary.name,
                        canary.name,
                        canary.email,
                    ]
                    for place in ("Hofbieber", "Baunatal", "Vellmar")
                ),
                [f"Telefon für Rückfragen: {canary.phone}"],
            ]
        },
        {
            "OZG": [
                ["OZG-ID", "Leistung", "Stichtag", "Kommune", "Status", "Sachbearbeitung", "Telefon"],
                [10177, "Reisepass", f"{number % 27 + 1:02d}.03.2023", "Hanau", "online", canary.name, canary.phone],
                [10178, "Ausweis", f"{number % 27 + 1:02d}.03.2023", "Marburg", "offen", canary.name, canary.phone],
                [f"Stand nach Auskunft von {canary.name}"],
            ]
        },
        {
            "Beratung": [
                ["Datum", "Kommune", "Modul", "Status", "Berater", "E-Mail"],
                [f"{number % 27 + 1:02d}.04.2021", "Hofbieber", "Modul 1", "erledigt", canary.name, canary.email],
                [f"{number % 27 + 1:02d}.04.2021", "Maintal", "Modul 2", "angefragt", canary.name, canary.email],
            ]
        },
        {
            "Kennzahlen": [
                [
                    "Kennzahl",
                    "Gebiet",
                    "Zählweise",
                    "Stichtag",
                    "Wert",
                    "Einheit",
                    "Quelle",
                    "Hinweis",
                    "Name",
                    "E-Mail",
                ],
                ["Probe", "Hessen", "gezählt", "31.12.2022", number, "Anzahl", "Amt", f"Tel. {canary.phone}", *who[:2]],
                ["Probe", "Hessen", "gezählt", "31.12.2023", number, "Anzahl", "Amt", canary.email, *who[:2]],
                [],
                [f"Auskunft gibt {canary.name}"],
            ]
        },
        *(
            {name: [[planted(cell, canary) for cell in row] for row in rows] for name, rows in book.sheets.items()}
            for key, book in BOOKS.items()
            if "mustermann" in repr(book).casefold() and not key.endswith("zwoelf_fehler")
        ),
    ]


def planted(cell: object, canary: Canary) -> object:
    """A cell with the canary instead of the person that our own workbooks name."""
    if not isinstance(cell, str):
        return cell
    told = cell.replace("max.mustermann@example.org", canary.email).replace("0611/12345", canary.phone)
    return told.replace("Max Mustermann", canary.name)


def made(number: int) -> tuple[str, bytes]:
    """The workbook of a number: the name of its file, and its bytes."""
    canary = Canary(number)
    choice = lists(canary)
    sheets = choice[number % len(choice)]
    kind = FORMATS[number % len(FORMATS)]
    content = {"xlsx": _xlsx, "ods": _ods, "xls": _xls, "xlsb": _xlsb}[kind](sheets, canary)
    if number % 10 == 9:
        content = content[: len(content) // 2]
    return f"liste-{number}.{kind}", content


def _xlsx(sheets: dict[str, list[list[object]]], canary: Canary) -> bytes:
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = book.properties.lastModifiedBy = canary.name
    book.properties.keywords = book.properties.description = canary.email
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        page["A1"].comment = Comment(f"{canary.name} fragen, {canary.phone}", canary.name)
        page.oddHeader.left.text, page.oddFooter.right.text = f"Bearbeitet: {canary.name}", canary.email
        chosen = DataValidation(type="list", formula1=f'"{canary.name},niemand"', prompt=canary.email)
        chosen.add("Z9")
        page.add_data_validation(chosen)
    hidden = book.create_sheet("Kontakte")
    for row in (["Name", "E-Mail", "Telefon"], [canary.name, canary.email, canary.phone]):
        hidden.append(row)
    hidden.sheet_state = "veryHidden" if canary.number % 2 else "hidden"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _ods(sheets: dict[str, list[list[object]]], canary: Canary) -> bytes:
    def cell(value: object) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, int | float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        shown = value.strftime("%d.%m.%Y") if isinstance(value, datetime) else value
        note = f"<office:annotation><text:p>{canary.name}</text:p></office:annotation>"
        return f'<table:table-cell office:value-type="string">{note}<text:p>{shown}</text:p></table:table-cell>'

    return raw.ods(
        "".join(
            f'<table:table table:name="{name}">'
            + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
            + "</table:table>"
            for name, rows in sheets.items()
        )
    )


def _xls(sheets: dict[str, list[list[object]]], _canary: Canary) -> bytes:
    """The first worksheet only; text stands uncompressed in such a file."""

    def record(down: int, right: int, value: object) -> bytes:
        if isinstance(value, int | float):
            return raw.record(0x203, struct.pack("<HHHd", down, right, 0, value))
        text = value.strftime("%d.%m.%Y") if isinstance(value, datetime) else str(value)
        return raw.record(0x204, struct.pack("<HHHHB", down, right, 0, len(text), 1) + text.encode("utf-16-le"))

    rows = next(iter(sheets.values()))
    return raw.xls(
        *(
            record(down, right, value)
            for down, row in enumerate(rows)
            for right, value in enumerate(row)
            if value is not None
        )
    )


def _xlsb(sheets: dict[str, list[list[object]]], _canary: Canary) -> bytes:
    """The first worksheet only."""

    def record(right: int, value: object) -> bytes:
        if isinstance(value, int | float):
            return raw.binary(5, struct.pack("<IId", right, 0, value))
        text = value.strftime("%d.%m.%Y") if isinstance(value, datetime) else str(value)
        return raw.binary(6, struct.pack("<II", right, 0) + raw.wide(text))

    rows = next(iter(sheets.values()))
    return raw.xlsb(
        *(
            raw.binary(0, struct.pack("<II9x", down, 0))
            + b"".join(record(right, value) for right, value in enumerate(row) if value is not None)
            for down, row in enumerate(rows)
        )
    )


@dataclass
class Outcome:
    """What became of the workbooks by their number, and where a canary was found: (place, number)."""

    fates: dict[int, str] = field(default_factory=dict)
    found: set[tuple[str, int]] = field(default_factory=set)
    looked: Counter[str] = field(default_factory=Counter)
    pieces: dict[int, bytes] = field(default_factory=dict)
    """A piece of each file that is packed, by which it is known where no canary can be read."""

    def look(self, place: str, content: bytes) -> None:
        """Look through bytes, and through what is packed in them, also for pieces of the files themselves."""
        self.looked[place] += len(content)
        self.found |= {(place, number) for number, piece in self.pieces.items() if piece in content}
        for packed in (content, *_unpacked(content)):
            self.found |= {(place, number) for number in numbers(packed)}


def piece_of(content: bytes) -> bytes:
    """Bytes from the middle of the packed worksheet of a workbook, which no other file has."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        (part,) = [part for part in archive.infolist() if re.search(r"sheet1\.(xml|bin)$|content\.xml$", part.filename)]
    middle = part.header_offset + 30 + len(part.filename) + part.compress_size // 2
    return content[middle - 16 : middle + 16]


def numbers(content: bytes) -> Iterator[int]:
    """The canaries in some bytes."""
    letters = b"bcdfghjklm"
    for found in MARK.finditer(content):
        if found[3]:
            yield int(found[3] + found[4])
        elif (first := letters.find(found[1].lower())) >= 0 and (second := letters.find(found[2].lower())) >= 0:
            yield first * 10 + second


def _unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)


def hand_in(server: Server, number: int) -> str:
    """Upload one workbook and let its fate come about; which it was."""
    name, content = made(number)
    with Visitor(server.url, "/hochladen") as visitor:
        seen = visitor.look()
        visitor.upload(seen.widgets[importer.PICK], name, content)
        seen = importer.until(visitor, AWAY)
        fate = FATES[number % 3]
        if fate == "taken over" and importer.TAKE in seen.widgets:
            visitor.write(seen.widgets[importer.WHO], "RP Kassel")
            done = visitor.look(seen.widgets[importer.TAKE])
            if importer.receipt(done):
                return fate
            seen = visitor.look()
        if fate == "abandoned":
            return fate
        visitor.look(seen.widgets[AWAY])
    return "put away"


def exports(server: Server, pages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Every file that the pages offer."""
    for path in pages:
        with Visitor(server.url, path) as visitor:
            for label, file in visitor.look().files.items():
                address = visitor.take(file)
                yield f"export {path} {label}", visitor.web.get(server.url + address, timeout=PATIENCE).content


def contents(folder: Path) -> Iterator[bytes]:
    """What the files in a folder hold; one may go while it is looked at, such as the journal of a database."""
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):
            if file.is_file():
                yield file.read_bytes()


def memory(process: int) -> Iterator[tuple[str, bytes]]:
    """What a process and its children have in memory that can be written; `PermissionError` where that is forbidden."""
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        with suppress(FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
            yield from memory(int(child))
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as content:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            area, modes, *_ = line.split()
            if "w" in modes and "[v" not in line:
                first, last = (int(end, 16) for end in area.split("-"))
                content.seek(first)
                try:
                    yield "memory", content.read(last - first)
                except OSError:
                    continue  # given back meanwhile


def campaign(server: Server, folders: dict[str, Path], files: Iterable[int], pages: Sequence[str] = PAGES) -> Outcome:
    """Hand these workbooks in and look everywhere."""
    outcome = Outcome()
    for number in files:
        content = made(number)[1]
        if zipfile.is_zipfile(BytesIO(content)):
            outcome.pieces[number] = piece_of(content)
        outcome.fates[number] = hand_in(server, number)
        print(number, outcome.fates[number], file=sys.stderr, flush=True)
    began = time.monotonic()
    for place, content in exports(server, pages):
        outcome.look(place, content)
    for place, folder in folders.items():
        for content in contents(folder):
            outcome.look(place, content)
    outcome.look("log", server.log.read_bytes())
    time.sleep(max(0.0, began + FORGOTTEN - time.monotonic()))
    for place, content in memory(server.process.pid):
        outcome.look(place, content)
    return outcome


def main(arguments: list[str]) -> int:
    """Run it and print what was found; exit status 1 when anything was."""
    parser = argparse.ArgumentParser(prog="python -m tests.canaries", description=__doc__)
    parser.add_argument("--files", type=int, default=50)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folders = {each: Path(name) / each for each in ("data", "tmp", "home")}
        for folder in folders.values():
            folder.mkdir()
        began = time.monotonic()
        settings = {"TMPDIR": str(folders["tmp"]), "HOME": str(folders["home"]), **OVERWRITTEN, **LEFT}
        with serving(folders["data"], Path(name) / "log", **settings) as server:
            outcome = campaign(server, folders, range(options.files))
    print(f"{options.files} workbooks: {dict(Counter(outcome.fates.values()))}, {time.monotonic() - began:.0f} s")
    print("looked through, bytes:", {place: f"{size:,}" for place, size in sorted(outcome.looked.items())})
    for place, number in sorted(outcome.found):
        print(f"FOUND in {place}: workbook {number} ({made(number)[0]}, {outcome.fates[number]})")
    print("nothing was found" if not outcome.found else f"{len(outcome.found)} finds")
    return 1 if outcome.found else 0


if __name__ == "__main__":
    os.chdir(Path(__file__).parent.parent)
    sys.exit(main(sys.argv[1:]))
