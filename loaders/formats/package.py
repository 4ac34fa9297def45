"""The zip container of xlsx, xlsb and ods: checked before anything is unpacked, counted while it is."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

from loaders.limits import MEGABYTE, Limits
from loaders.progress import UNPACKING, reached
from loaders.refused import refusal

CHUNK = 256 * 1024
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, IndexError)
DIRECTORY_ENTRY = b"PK\x01\x02"
OUTSIDE = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:|\0")
SYMLINK, FILE_TYPE = 0o120000, 0o170000


class Package:
    """The parts of a packed workbook by name; upper and lower case are the same, `\\` is `/`.

    Raises `Refused` when the directory of the archive is not one that a spreadsheet program writes.
    """

    def __init__(self, content: bytes, limits: Limits) -> None:
        self.limits = limits
        self.inflated: dict[str, int] = {}
        self.stated = 0
        if content.count(DIRECTORY_ENTRY) > 10 * limits.entries:
            raise _unsafe(f"mehr als {limits.entries} Bestandteile")
        try:
            self.archive = zipfile.ZipFile(BytesIO(content))
        except BROKEN as error:
            raise refusal("file_damaged") from error
        entries = self.archive.infolist()
        self.entries = {_key(entry.orig_filename): entry for entry in entries}
        _check_directory(entries, limits)
        self.stated = sum(entry.file_size for entry in entries)
        _check_overlap(entries, self.archive.start_dir)
        if len(self.entries) < len(entries):
            raise _unsafe("Bestandteile doppelt")

    def __contains__(self, name: str) -> bool:
        return _key(name) in self.entries

    def names(self) -> list[str]:
        """The names of all parts in lower case, in the order of the archive."""
        return list(self.entries)

    def stream(self, name: str) -> Iterator[bytes]:
        """A part, unpacked in steps; raises `Refused` when it is missing, damaged or grows too large."""
        entry = self.entries.get(_key(name))
        if entry is None:
            raise refusal("file_damaged")
        limits = self.limits
        if entry.file_size > limits.ratio_from and entry.file_size > limits.ratio * max(entry.compress_size, 1):
            raise refusal("file_ratio", limit=limits.ratio)
        try:
            with self.archive.open(entry) as part:
                while chunk := part.read(CHUNK):
                    self._count(_key(name), part.tell())
                    yield chunk
        except BROKEN as error:
            raise refusal("file_damaged") from error

    def read(self, name: str) -> bytes:
        """A whole part; use it where the format cannot be read in steps."""
        return b"".join(self.stream(name))

    def _count(self, name: str, size: int) -> None:
        """Count what really came out of a part, whatever its header says."""
        self.inflated[name] = max(size, self.inflated.get(name, 0))
        inflated = sum(self.inflated.values())
        if inflated > self.limits.inflated_bytes:
            raise too_large(self.limits)
        reached(UNPACKING, inflated / max(self.stated, 1))


def too_large(limits: Limits) -> Exception:
    """The refusal of a file that is too large when unpacked."""
    return refusal("file_inflated", limit=limits.inflated_bytes // MEGABYTE)


def _key(name: str) -> str:
    return name.replace("\\", "/").lower()


def _unsafe(detail: str) -> Exception:
    return refusal("file_unsafe", detail=detail)


def _check_directory(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise _unsafe(f"mehr als {limits.entries} Bestandteile")
    for entry in entries:
        if OUTSIDE.search(entry.orig_filename.replace("\\", "/")):
            raise _unsafe("Bestandteile mit unzulässigem Namen")
        if entry.flag_bits & 1:
            raise refusal("file_password")
        if (entry.external_attr >> 16) & FILE_TYPE == SYMLINK:
            raise _unsafe("Verweis auf andere Dateien")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _unsafe("unbekanntes Packverfahren")
    if sum(entry.file_size for entry in entries) > limits.inflated_bytes:
        raise too_large(limits)


def _check_overlap(entries: list[zipfile.ZipInfo], directory: int) -> None:
    """No part may begin before the one before it ends: shared bytes are how zip bombs multiply."""
    places = sorted((entry.header_offset, entry.compress_size + 30 + len(entry.orig_filename)) for entry in entries)
    for (start, length), (following, _) in pairwise([*places, (directory, 0)]):
        if start < 0 or start + length > following:
            raise _unsafe("Bestandteile überlappen sich")
