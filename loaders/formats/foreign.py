"""Files that are no workbook we read: what they are, so that the official is told in plain words."""

import re

from loaders.formats.package import Package
from loaders.refused import Refused, refusal

HEAD = 4096
"""So many bytes are looked at to tell what a file is."""

KIND, CONVERT, ARCHIVE, LOCK = "file_kind", "file_to_convert", "file_archive", "file_lock"
IMAGE = "ein Bild"
PACKED = "ein gepacktes Archiv"
OLD_EXCEL = "eine Arbeitsmappe aus einer sehr alten Excel-Fassung (vor 1997)"

SIGNATURES: tuple[tuple[re.Pattern[bytes], str, str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), rule, kind)
    for pattern, rule, kind in (
        (rb"%PDF", KIND, "eine PDF-Datei"),
        (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|BM....\0\0\0\0|....ftyp(heic|mif1|avif)", KIND, IMAGE),
        (rb"\{\\rtf", KIND, "ein Textdokument (RTF)"),
        (rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!|BZh|\xfd7zXZ", ARCHIVE, PACKED),
        (rb"MZ.{0,500}?\0|\x7fELF", KIND, "ein Programm"),
        (rb"\x09[\x00\x02\x04]", CONVERT, OLD_EXCEL),
        # 165 bytes: who has the workbook open, twice, padded with blanks; copies of it may have any name.
        (rb"[\x01-\x36][^\x00]{54}[\x01-\x36]\x00.{108}\Z", LOCK, "eine Sperrdatei"),
    )
)
MARKUP = (
    (
        r"schemas-microsoft-com:office:spreadsheet|excel\.sheet",
        CONVERT,
        "eine Arbeitsmappe im XML-Format von Excel 2003",
    ),
    (r"office:document", CONVERT, "eine OpenDocument-Tabelle in einer einzelnen XML-Datei"),
    (
        r"<(!doctype html|html|head|body|table|meta|style|div)\b",
        CONVERT,
        "eine Internetseite (HTML), keine Arbeitsmappe",
    ),
    (r"^mime-version:|^content-type: *multipart", CONVERT, "eine Internetseite (MHTML), keine Arbeitsmappe"),
    (r"^<\?xml", KIND, "eine XML-Datei"),
)
TEXT = "eine Textdatei (zum Beispiel CSV)"
NOT_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")

FOLDERS = (
    ("word/", KIND, "ein Word-Dokument"),
    ("ppt/", KIND, "eine PowerPoint-Präsentation"),
    ("visio/", KIND, "eine Visio-Zeichnung"),
    ("index/document.iwa", CONVERT, "eine Tabelle aus Apple Numbers"),
    ("index/tables/", CONVERT, "eine Tabelle aus Apple Numbers"),
)
STREAMS = (
    ("worddocument", KIND, "ein Word-Dokument"),
    ("powerpoint document", KIND, "eine PowerPoint-Präsentation"),
    ("visiodocument", KIND, "eine Visio-Zeichnung"),
    ("__properties_version1.0", KIND, "eine Nachricht aus Outlook"),
    ("book", CONVERT, OLD_EXCEL),
)


def refusal_of(content: bytes) -> Refused:
    """The refusal of a file that is neither a zip nor a compound file."""
    head = content[:HEAD]
    for pattern, rule, kind in SIGNATURES:
        if pattern.match(head):
            return refusal(rule, kind=kind)
    text = _text(head)
    if text is None:
        return refusal("file_unknown")
    for sign, rule, kind in MARKUP:
        if re.search(sign, text.lstrip().lower()):
            return refusal(rule, kind=kind)
    return refusal(CONVERT, kind=TEXT)


def refusal_of_package(package: Package) -> Refused:
    """The refusal of a zip archive that holds no workbook."""
    names = package.names()
    for folder, rule, kind in FOLDERS:
        if any(name.startswith(folder) for name in names):
            return refusal(rule, kind=kind)
    if any(name.startswith("xl/") for name in names) or not names:
        return refusal("file_damaged")
    if "mimetype" in package:
        return refusal(KIND, kind="ein anderes OpenDocument-Dokument")
    return refusal(ARCHIVE, kind=PACKED)


def refusal_of_streams(names: set[str]) -> Refused:
    """The refusal of a compound file that holds no xls."""
    if {"encryptedpackage", "encryptioninfo"} & names:
        return refusal("file_password")
    for name, rule, kind in STREAMS:
        if name in names:
            return refusal(rule, kind=kind)
    return refusal("file_unknown")


def _text(head: bytes) -> str | None:
    """The beginning as text; None when it is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    text = head.decode("latin-1").removeprefix("ï»¿")
    return None if NOT_IN_TEXT.search(text) else text
