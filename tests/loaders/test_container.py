"""Which files may be opened, and what is said of those that may not."""

import io
import struct
import zipfile
from dataclasses import replace

import pytest

from loaders.container import Refused, check, opened
from loaders.limits import MEGABYTE, Limits
from tests.loaders import raw

LIMITS = Limits()
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b">]>'


def rule(content: bytes, name: str = "a.xlsx", limits: Limits = LIMITS) -> str:
    """The rule that refuses the file; "" when it may be opened."""
    try:
        check(content, name, limits)
    except Refused as refused:
        return refused.findings[0].rule
    return ""


def message(content: bytes, name: str = "a.xlsx", limits: Limits = LIMITS) -> str:
    with pytest.raises(Refused) as refused:
        check(content, name, limits)
    [found] = refused.value.findings
    assert found.severity == "Fehler"
    return found.message


def rewritten(change, content: bytes | None = None) -> bytes:
    """An xlsx whose zip directory was changed: `change` gets each entry of the archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content or raw.xlsx())) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            change(entry)
            new.writestr(entry, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (raw.xlsx(), "xlsx"),
        (raw.xlsx(parts={"xl/vbaProject.bin": b"x"}), "xlsm"),
        (raw.xlsb(), "xlsb"),
        (raw.xls(), "xls"),
        (raw.ods(""), "ods"),
    ],
)
def test_the_format_is_told_by_the_content(content, found):
    assert check(content, "falsch.benannt", LIMITS) == found


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leer"),
        (b"%PDF-1.7\n1 0 obj", "eine PDF-Datei"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "ein Bild"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "ein Bild"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x1f\x8b\x08" + bytes(20), "ein gepacktes Archiv"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(20), "ein gepacktes Archiv"),
        (b"MZ\x90" + bytes(60), "ein Programm"),
        (struct.pack("<HHHH", 9, 4, 2, 16), "sehr alten Excel-Fassung"),
        (b"<html><table><tr><td>Kreis</td></tr></table></html>", "Internetseite"),
        (b"\xef\xbb\xbf\r\n<TABLE border=1>", "Internetseite"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "MHTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "Excel 2003"),
        (b'<?xml version="1.0"?><office:document/>', "OpenDocument"),
        (b'<?xml version="1.0"?><daten/>', "XML-Datei"),
        ("Kreis;Wert\r\nGießen;42\r\n".encode("cp1252"), "Textdatei"),
        ("Kreis;Wert\r\nGießen;42\r\n".encode("utf-16"), "Textdatei"),
        (b"\n" * 5000, "Textdatei"),
        (bytes(range(256)) * 16, "keine Arbeitsmappe, die wir kennen"),
        (raw.zipped({"liesmich.txt": "Hallo"}), "ein gepacktes Archiv"),
        (raw.zipped({"_rels/.rels": raw.relations("officeDocument", "word/document.xml"), "word/document.xml": "<w/>"}), "Word"),
        (raw.zipped({"ppt/presentation.xml": "<p/>"}), "PowerPoint"),
        (raw.zipped({"Index/Document.iwa": b"x"}), "Apple Numbers"),
        (raw.ods("", mimetype="text"), "OpenDocument"),
        (raw.compound({"WordDocument": b"x"}), "Word"),
        (raw.compound({"PowerPoint Document": b"x"}), "PowerPoint"),
        (raw.compound({"__properties_version1.0": b"x"}), "Outlook"),
        (raw.compound({"Unbekannt": b"x"}), "keine Arbeitsmappe, die wir kennen"),
        (raw.compound({"Book": b"x"}), "sehr alten Excel-Fassung"),
        (raw.xls(version=0x500), "sehr alten Excel-Fassung"),
        (raw.compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "Kennwort"),
        (raw.xls(globals_=[raw.record(0x2F, bytes(54))]), "Kennwort"),
        (raw.ods("", manifest="<m:file-entry><m:encryption-data/></m:file-entry>"), "Kennwort"),
        (raw.zipped({}), "keine Arbeitsmappe, die wir kennen"),
        (b"PK\x03\x04", "beschädigt"),
        (raw.xlsx()[:-40], "beschädigt"),
        (raw.compound({"Workbook": b"x"})[:600], "beschädigt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "beschädigt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_wrong_file_is_named_with_a_way_out(content, words):
    said = message(content)

    assert words in said
    assert "Bitte" in said


def test_a_lock_file_under_another_name_is_known_by_its_shape():
    owner = b"\x04" + b"Anna".ljust(54) + b"\x04\0" + "Anna".ljust(54).encode("utf-16-le")[:-1]
    content = owner.ljust(165, b"\0")
    assert "Sperrdatei" in message(content, "Kopie von Teilnahme.xlsx")
    assert "Sperrdatei" not in message(content + b"x", "Kopie von Teilnahme.xlsx")


def test_the_lock_file_beside_an_open_workbook_is_known_by_its_name():
    assert "Sperrdatei" in message(b"\x04Anna", "~$Teilnahme.xlsx")
    assert "Sperrdatei" in message(raw.xlsx(), "C:\\Ablage\\~$Teilnahme.xlsx")


def test_a_word_document_inside_an_xls_does_not_make_it_one():
    content = raw.compound(
        {"Workbook": raw.record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + raw.record(10)}
    )

    assert check(content, "a.xls", LIMITS) == "xls"


def test_macros_are_noted_and_left_alone():
    [note] = opened(raw.xlsx(parts={"xl/vbaProject.bin": b"\xff" * 100}), "a.xlsm", LIMITS).notes

    assert (note.rule, note.severity) == ("file_macros", "Hinweis")


def test_macros_in_an_xls_are_noted():
    book = raw.record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + raw.record(10)
    container = opened(raw.compound({"Workbook": book}, storages=["_VBA_PROJECT_CUR"]), "a.xls", LIMITS)

    assert [note.rule for note in container.notes] == ["file_macros"]


def test_file_size_on_both_sides():
    content = raw.xlsx()

    assert rule(content, limits=replace(LIMITS, file_bytes=len(content))) == ""
    assert rule(content, limits=replace(LIMITS, file_bytes=len(content) - 1)) == "file_size"


def test_default_file_size_on_both_sides():
    most = 100 * MEGABYTE

    assert rule(b"PK\x03\x04" + bytes(most - 4)) == "file_damaged"
    assert rule(b"PK\x03\x04" + bytes(most - 3)) == "file_size"
    assert "101 MB groß, erlaubt sind 100 MB" in message(b"PK\x03\x04" + bytes(most - 3))


def test_default_number_of_parts_on_both_sides():
    own = len(raw.xlsx_parts(raw.sheet("")))
    fillers = {f"xl/media/{n}": b"" for n in range(2_000 - own)}

    assert rule(raw.xlsx(parts=fillers)) == ""
    assert rule(raw.xlsx(parts={**fillers, "xl/media/zuviel": b""})) == "file_unsafe"


def test_a_directory_of_very_many_parts_is_refused_before_it_is_read():
    content = raw.xlsx() + b"PK\x01\x02" * 20_001

    assert "mehr als 2000 Bestandteile" in message(content)


def test_unpacked_size_on_both_sides():
    parts = raw.xlsx_parts(raw.sheet(""))
    size = sum(len(part.encode()) for part in parts.values())

    assert rule(raw.zipped(parts), limits=replace(LIMITS, inflated_bytes=size)) == ""
    assert rule(raw.zipped(parts), limits=replace(LIMITS, inflated_bytes=size - 1)) == "file_inflated"


def test_a_part_that_unpacks_to_more_than_it_says_is_refused():
    content = bytearray(raw.zipped(raw.xlsx_parts(raw.sheet(" " * 5_000_000))))
    true, lie = struct.pack("<I", len(raw.sheet(" " * 5_000_000))), struct.pack("<I", 1000)

    assert content.count(true) == 2
    assert rule(bytes(content.replace(true, lie))) == "file_damaged"


def test_ratio_counts_only_for_large_parts():
    small, large = raw.sheet(" " * 1_000_000), raw.sheet(" " * 1_100_000)

    assert rule(raw.xlsx(small)) == ""
    assert rule(raw.xlsx(large)) == "file_ratio"
    assert rule(raw.xlsx(large), limits=replace(LIMITS, ratio=2_000)) == ""


def test_ratio_does_not_count_for_parts_that_are_never_opened():
    assert rule(raw.xlsx(parts={"xl/media/bild.png": bytes(3_000_000)})) == ""


@pytest.mark.parametrize("depth", [64, 65])
def test_nesting_on_both_sides(depth):
    nested = "<a>" * (depth - 1) + "</a>" * (depth - 1)  # the root element is one level more
    content = raw.xlsx(parts={"xl/styles.xml": f"<styleSheet>{nested}</styleSheet>"})

    assert rule(content) == ("" if depth == 64 else "file_unsafe")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../../evil", "unzulässigem Namen"),
        ("xl/../../evil", "unzulässigem Namen"),
        ("/etc/passwd", "unzulässigem Namen"),
        ("C:\\evil", "unzulässigem Namen"),
        ("..\\evil", "unzulässigem Namen"),
        ("XL/Workbook.xml", "doppelt"),
        ("xl\\workbook.xml", "doppelt"),
    ],
)
def test_names_that_no_program_writes(name, why):
    assert why in message(raw.xlsx(parts={name: b"x"}))


def test_two_dots_inside_a_name_are_harmless():
    assert rule(raw.xlsx(parts={"xl/media/a..b.png": b"x"})) == ""


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_given_twice_is_refused():
    stream = io.BytesIO(raw.xlsx())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")

    assert "doppelt" in message(stream.getvalue())


def test_a_name_with_a_nul_is_refused():
    content = raw.xlsx(parts={"xl/media/a.pngX.xml": b"x"}).replace(b"a.pngX.xml", b"a.png\0.xml")

    assert "unzulässigem Namen" in message(content)


def test_a_link_to_other_files_is_refused():
    def link(entry):
        if entry.filename == "xl/workbook.xml":
            entry.create_system, entry.external_attr = 3, 0o120777 << 16

    assert "Verweis" in message(rewritten(link))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method):
    def repacked(entry):
        entry.compress_type = method

    assert "Packverfahren" in message(rewritten(repacked))


def test_stored_parts_are_read():
    assert rule(raw.zipped(raw.xlsx_parts(raw.sheet("")), zipfile.ZIP_STORED)) == ""


def test_packed_parts_with_a_password_are_refused():
    content = bytearray(raw.xlsx())
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1

    assert rule(bytes(content)) == "file_password"


def test_overlapping_parts_are_refused():
    content = bytearray(raw.xlsx(raw.sheet(""), raw.sheet("")))
    directory = content.find(b"PK\x01\x02")
    entries = [place for place in range(directory, len(content)) if content[place : place + 4] == b"PK\x01\x02"]
    content[entries[-1] + 42 : entries[-1] + 46] = content[entries[-2] + 42 : entries[-2] + 46]

    assert "überlappen" in message(bytes(content))


def test_a_damaged_part_is_noticed_by_its_checksum():
    content = bytearray(raw.zipped(raw.xlsx_parts(raw.sheet(raw.TWO_ROWS)), zipfile.ZIP_STORED))
    place = content.find("Gießen".encode())
    content[place] ^= 1

    assert rule(bytes(content)) == "file_damaged"


@pytest.mark.parametrize(
    "part",
    ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_part_may_declare_entities(part, encoding):
    parts = raw.xlsx_parts(raw.sheet(raw.TWO_ROWS))
    text = parts[part].replace("UTF-8", encoding).replace("?>", f"?>{DOCTYPE}", 1)

    assert "Dokumenttyp" in message(raw.zipped({**parts, part: text.encode(encoding)}))


@pytest.mark.parametrize("part", ["docProps/core.xml", "customXml/item1.xml"])
def test_parts_that_are_never_read_may_hold_anything(part):
    assert rule(raw.xlsx(parts={part: DOCTYPE + "&a;<kaputt"})) == ""


def test_a_stream_that_runs_in_a_circle_is_damaged():
    content = bytearray(raw.xls())
    table = struct.unpack_from("<I", content, 76)[0]
    struct.pack_into("<I", content, (table + 1) * 512, 0)

    assert rule(bytes(content)) == "file_damaged"


def test_a_table_of_sectors_that_lists_itself_for_ever_is_damaged():
    content = bytearray(raw.xls())
    struct.pack_into("<II", content, 68, 0, 0xFFFFFFFF)  # first further table: sector 0; so many of them
    content[512:1024] = bytes(512)

    assert rule(bytes(content)) == "file_damaged"


def test_an_xls_with_a_record_that_is_cut_off_is_damaged():
    book = raw.record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))

    assert rule(raw.compound({"Workbook": book.ljust(4090, b"\1")})) == "file_damaged"
