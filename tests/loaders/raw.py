"""Workbooks written part by part and record by record, so that every part of them can be odd."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"

TWO_ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Kreis</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Gießen</t></is></c><c r="B2"><v>42</v></c></row>'
)
Part = str | bytes


def zipped(parts: Mapping[str, Part], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def sheet(rows: str, behind: str = "", before: str = "") -> str:
    """A worksheet part with these rows."""
    return f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{DOCUMENT}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'


def styles(*formats: str) -> str:
    """A styles part: cell style 0 is plain, style n shows the n-th format."""
    codes = "".join(f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(formats))
    xfs = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(formats)))
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{xfs}</cellXfs></styleSheet>'
    )


def shared(*texts: str) -> str:
    """A part of shared strings; each text is the XML inside `<si>`."""
    return f'{HEAD}<sst xmlns="{MAIN}">' + "".join(f"<si>{text}</si>" for text in texts) + "</sst>"


def xlsx_parts(
    *sheets: Part, names: Sequence[str] = (), states: Sequence[str] = (), kind: str = "worksheet", pr: str = ""
) -> dict[str, Part]:
    """The parts of an xlsx with these worksheet parts."""
    names = names or [f"Tabelle{n}" for n in range(1, len(sheets) + 1)]
    states = states or ["visible"] * len(sheets)
    places = list(enumerate(sheets, 1))
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for (n, _), name, state in zip(places, names, states, strict=True)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{DOCUMENT}/{kind}" Target="worksheets/sheet{n}.xml"/>' for n, _ in places
    )
    book = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><workbookPr{pr}/><sheets>{listed}</sheets></workbook>'
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{related}'
        f'<Relationship Id="rIdS" Type="{DOCUMENT}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rIdT" Type="{DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        **{f"xl/worksheets/sheet{n}.xml": part for n, part in places},
    }


def relations(kind: str, target: str) -> str:
    """A part with one relation."""
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{DOCUMENT}/{kind}" Target="{target}"/></Relationships>'
    )


def xlsx(*sheets: Part, parts: Mapping[str, Part] | None = None, **book: object) -> bytes:
    """An xlsx with these worksheet parts (two small rows without any) and further parts."""
    return zipped({**xlsx_parts(*(sheets or [sheet(TWO_ROWS)]), **book), **(parts or {})})


def ods(tables: str, before: str = "", manifest: str = "", mimetype: str = "spreadsheet") -> bytes:
    """An OpenDocument with these tables; prefixes are office, table, text, style and calcext."""
    spaces = "".join(f' xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text", "style"))
    extension = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"{HEAD}<office:document-content{spaces}{extension}><office:automatic-styles>{before}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{mimetype}",
            "content.xml": content,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OFFICE}manifest:1.0">{manifest}</m:manifest>',
        }
    )


def compound(streams: Mapping[str, bytes], storages: Sequence[str] = ()) -> bytes:
    """The smallest compound file: sectors of 512 bytes, every stream padded to 4,096 bytes."""
    end, data, table, starts = 0xFFFFFFFE, b"", [], {}
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
        starts[name] = (len(table), len(padded))
        table += [*range(len(table) + 1, len(table) + len(padded) // 512), end]
        data += padded
    entries = [_entry("Root Entry", 5, end, 0, child=1)]
    names = [*streams, *storages]
    for place, name in enumerate(names, 1):
        start, size = starts.get(name, (0, 0))
        following = place + 1 if place < len(names) else 0xFFFFFFFF
        entries.append(_entry(name, 2 if name in starts else 1, start, size, right=following))
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * 512, b"\0")
    first = len(table)
    table += [*range(first + 1, first + len(directory) // 512), end]
    place = len(table)
    table.append(0xFFFFFFFD)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0") + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, first, 0, 4096, end, 0, end, 0) + struct.pack("<109I", place, *[0xFFFFFFFF] * 108)
    return head + data + directory + struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, right, child)
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBB", len(written), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<II4x", start, size)
    )


def record(number: int, body: bytes = b"") -> bytes:
    """A record of an xls."""
    return struct.pack("<HH", number, len(body)) + body


def xls(*cells: bytes, globals_: Sequence[bytes] = (), version: int = 0x600, kind: int = 0) -> bytes:
    """An xls with one worksheet „Tabelle1“ of these records, and these records about the workbook."""
    begin = struct.pack("<HHHHII", version, 5, 0x0DBB, 0x07CC, 0, 0x600)
    head = record(0x809, begin) + record(0x42, struct.pack("<H", 1200)) + b"".join(globals_)
    name = "Tabelle1".encode("utf-16-le")
    start = len(head) + 4 + 8 + len(name) + 4
    listed = record(0x85, struct.pack("<IBBBB", start, 0, kind, 8, 1) + name)
    page = record(0x809, struct.pack("<HHHHII", version, 0x10, 0x0DBB, 0x07CC, 0, 0x600)) + b"".join(cells)
    return compound({"Workbook": head + listed + record(0x0A) + page + record(0x0A)})


def binary(number: int, body: bytes = b"") -> bytes:
    """A record of an xlsb."""
    written = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length, rest = b"", len(body)
    while True:
        length += bytes([rest & 0x7F | (0x80 if rest > 127 else 0)])
        rest >>= 7
        if not rest:
            return written + length + body


def wide(text: str) -> bytes:
    """A text of an xlsb."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(*records: bytes, formats: Sequence[int] = (0,), kind: str = "worksheet") -> bytes:
    """An xlsb with one sheet „Tabelle1“ of these records; cell style n has the n-th of the built-in formats."""
    book = binary(131) + binary(143) + binary(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Tabelle1"))
    xfs = b"".join(binary(47, struct.pack("<HHHHHBBBB", 0, number, 0, 0, 0, 0, 0, 0, 0)) for number in formats)
    related = (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{DOCUMENT}/{kind}" Target="worksheets/sheet1.bin"/>'
        f'<Relationship Id="rId2" Type="{DOCUMENT}/styles" Target="styles.bin"/></Relationships>'
    )
    return zipped(
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": relations("officeDocument", "xl/workbook.bin"),
            "xl/workbook.bin": book + binary(144) + binary(132),
            "xl/_rels/workbook.bin.rels": related,
            "xl/styles.bin": binary(278)
            + binary(617, struct.pack("<I", len(formats)))
            + xfs
            + binary(618)
            + binary(279),
            "xl/worksheets/sheet1.bin": binary(129)
            + binary(148, bytes(16))
            + binary(145)
            + b"".join(records)
            + binary(146)
            + binary(130),
        }
    )
