"""May this file be opened at all, and what is it? Judged by its content, whatever its name says."""

from dataclasses import dataclass
from typing import Literal

from loaders.findings import NOTE, Finding, finding
from loaders.formats import compound, foreign, xls
from loaders.formats.compound import Compound
from loaders.formats.markup import elements
from loaders.formats.package import Package
from loaders.formats.relations import part_of, relations
from loaders.limits import MEGABYTE, Limits
from loaders.refused import Refused as Refused
from loaders.refused import refusal

Format = Literal["xlsx", "xlsm", "xlsb", "xls", "ods"]

ZIP = b"PK\x03\x04"
CONTENT_TYPES = "[Content_Types].xml"
MANIFEST = "META-INF/manifest.xml"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
MACROS = ("xl/vbaproject.bin", "xl/macrosheets/", "basic/")
IGNORED = ("xl/media/", "xl/embeddings/", "xl/printersettings/", "customxml/", "docprops/")
"""Folders of a workbook that are never opened."""


@dataclass(frozen=True)
class Container:
    """A file that may be opened. Parts of a `package` are checked when they are read; an xls is one `stream`."""

    format: Format
    content: bytes
    notes: tuple[Finding, ...] = ()
    package: Package | None = None
    stream: bytes = b""


def check(content: bytes, file_name: str, limits: Limits) -> Format:
    """The format of a workbook all of whose parts may be read; raises `Refused`, saying why and what to do.

    For those who hand the file to another library. `loaders.grid` uses `opened`: each part is then
    checked while it is read, once.
    """
    container = opened(content, file_name, limits)
    if container.package:
        for name in container.package.names():
            if name.endswith((".xml", ".rels", ".vml")) and not name.startswith(IGNORED):
                _look_through(container.package, name)
    return container.format


def opened(content: bytes, file_name: str, limits: Limits) -> Container:
    """The file, if from outside it is a workbook; raises `Refused`."""
    if file_name.replace("\\", "/").rpartition("/")[2].startswith("~$"):
        raise refusal("file_lock")
    if not content:
        raise refusal("file_empty")
    if len(content) > limits.file_bytes:
        raise refusal("file_size", size=-(-len(content) // MEGABYTE), limit=limits.file_bytes // MEGABYTE)
    if content.startswith(ZIP):
        return _packed(content, Package(content, limits))
    if content.startswith(compound.MAGIC):
        return _compound(content)
    raise foreign.refusal_of(content)


def _packed(content: bytes, package: Package) -> Container:
    if "mimetype" in package and b"".join(package.stream("mimetype")).startswith(OPEN_DOCUMENT):
        return _open_document(content, package)
    book = part_of(relations(package, ""), "officeDocument") or "xl/workbook.xml"
    if book not in package or book.startswith(("word/", "ppt/", "visio/")):
        raise foreign.refusal_of_package(package)
    if CONTENT_TYPES in package:
        _look_through(package, CONTENT_TYPES)
    notes = _macros(package)
    if book.endswith(".bin"):
        return Container("xlsb", content, notes, package)
    return Container("xlsm" if notes else "xlsx", content, notes, package)


def _open_document(content: bytes, package: Package) -> Container:
    parts = elements(package.stream(MANIFEST), package.limits) if MANIFEST in package else ()
    if any(name == "encryption-data" for name, _ in parts):
        raise refusal("file_password")
    return Container("ods", content, _macros(package), package)


def _compound(content: bytes) -> Container:
    file = Compound(content)
    if xls.STREAM not in file.names():
        raise foreign.refusal_of_streams(file.names())
    stream = file.stream(xls.STREAM)
    xls.check(stream)
    macros = (finding("file_macros", severity=NOTE),) if file.has_storage("_vba_project_cur") else ()
    return Container("xls", content, macros, stream=stream)


def _macros(package: Package) -> tuple[Finding, ...]:
    """A note when there are macros; they are left alone."""
    if any(name.startswith(MACROS) for name in package.names()):
        return (finding("file_macros", severity=NOTE),)
    return ()


def _look_through(package: Package, name: str) -> None:
    """Read a part to its end, so that every check of it is made."""
    for _ in elements(package.stream(name), package.limits):
        pass
