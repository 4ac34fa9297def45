"""A full worksheet of the OZG kind: 1,048,575 rows x 8 columns below a header, the same bytes every time.

`python tests/benchmarks/full_sheet.py FILE [ROWS]` writes it. Invented rows, for measuring only.
"""

import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from loaders import territory
from loaders.workbooks.ozg import THEMENFELDER

FULL = 1_048_575
HEADER = ("OZG-ID", "Leistung", "Themenfeld", "AGS", "Stichtag", "Status", "Reifegrad", "Basis")
SERVICES = range(10000, 10575)
DAYS = [date(2021 + month // 12, month % 12 + 1, 1) for month in range(12)]
STATUS = ("offen", "in Planung", "in Umsetzung", "online", "online")
EPOCH = date(1899, 12, 30)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def rows(count: int, moved: int = 0) -> Iterator[tuple[int, str, str, str, date, str, int, str]]:
    """The rows: each service in each Kommune on one Stichtag after the other; the first `moved` are one step further."""
    kommunen = list(territory.kommunen("2021-06-30")["key"])
    made = 0
    for day in DAYS:
        for place, kommune in enumerate(kommunen):
            for service in SERVICES:
                if made == count:
                    return
                made += 1
                level = (service * 7 + place * 3 + day.month + (made <= moved)) % 5
                field = THEMENFELDER[service % len(THEMENFELDER)]
                yield service, f"Leistung {service}", field, kommune, day, STATUS[level], level, "Selbstauskunft"


def write(file: Path, count: int = FULL, moved: int = 0) -> None:
    """Write the workbook to `file` with `count` rows, of which the first `moved` are one step further."""
    strings: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        with package.open(_entry("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as part:
            part.write(f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>'.encode())
            part.write(_row(1, HEADER, strings).encode())
            block = []
            for line, row in enumerate(rows(count, moved), 2):
                block.append(_row(line, row, strings))
                if len(block) == 5000:
                    part.write("".join(block).encode())
                    block = []
            part.write(("".join(block) + "</sheetData></worksheet>").encode())
        for name, text in _parts(strings).items():
            package.writestr(_entry(name), f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')


def _row(line: int, cells: tuple, strings: dict[str, int]) -> str:
    made = [f'<row r="{line}">']
    for letter, cell in zip("ABCDEFGH", cells, strict=True):
        if isinstance(cell, str):
            made.append(f'<c r="{letter}{line}" t="s"><v>{strings.setdefault(cell, len(strings))}</v></c>')
        elif isinstance(cell, date):
            made.append(f'<c r="{letter}{line}" s="1"><v>{(cell - EPOCH).days}</v></c>')
        else:
            made.append(f'<c r="{letter}{line}"><v>{cell}</v></c>')
    return "".join(made) + "</row>"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _parts(strings: dict[str, int]) -> dict[str, str]:
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>'
        '<sheet name="OZG" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{DOCUMENT}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">{shared}</sst>',
    }


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else FULL)
